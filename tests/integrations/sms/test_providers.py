"""The providers of text messages in the shapes their documentation gives; never seen live."""

import json
from urllib.parse import parse_qs

import pytest

from hospes.foundation import encryption
from hospes.integrations.sms import aliyun, generic, tencent
from hospes.post.texting import SmsSettings, TextParcel, providers
from hospes.post.transports.line import Never, NoLine, NotNow, Unknown
from tests.integrations.sms.fake_provider import Service

PARCEL = TextParcel(
    number="+8613800138000", kind="letter", text="港灯：林悦给您写了信", variables={"contact": "林悦", "token": "k3.x"}
)
YES = {
    "generic": {"id": "g-1"},
    "aliyun": {"Code": "OK", "BizId": "a-1", "Message": "OK"},
    "tencent": {"Response": {"SendStatusSet": [{"SerialNo": "t-1", "Code": "Ok", "Message": "send success"}]}},
}
NO = {
    "aliyun": {"Code": "isv.MOBILE_NUMBER_ILLEGAL", "Message": "号码不合法"},
    "tencent": {"Response": {"SendStatusSet": [{"Code": "InvalidParameterValue.IncorrectPhoneNumber"}]}},
}
LATER = {
    "aliyun": {"Code": "isv.BUSINESS_LIMIT_CONTROL", "Message": "触发流控"},
    "tencent": {"Response": {"Error": {"Code": "RequestLimitExceeded", "Message": "slow down"}}},
}


@pytest.fixture
def service(settings, tmp_path, now):
    settings.DATA = tmp_path
    with Service() as running:
        yield running


def told(service, **more) -> SmsSettings:
    known = {
        "url": service.url,
        "account": "key",
        "secret": encryption.seal("secret"),
        "signature": "港灯机器人",
        "app": "1400",
        "template_letter": "SMS_1",
        "template_code": "SMS_2",
    }
    return SmsSettings(**{**known, **more})


def send(name: str, service, parcel=PARCEL, **more) -> str:
    return providers[name].send(parcel, told(service, **more))


@pytest.mark.parametrize("name", YES)
def test_a_message_is_handed_over_and_has_a_name(service, name):
    service.answers.append((200, YES[name]))

    assert send(name, service) == f"{name[0]}-1"


def test_plain_http_carries_the_text(service):
    service.answers.append((200, YES["generic"]))
    send(generic.NAME, service)

    _path, headers, body = service.asked[0]
    assert json.loads(body) == {"to": "+8613800138000", "text": PARCEL.text, "from": "港灯机器人"}
    assert headers["Authorization"] == "Bearer secret"


def test_aliyun_gets_its_template_and_a_signature_over_everything(service):
    service.answers.append((200, YES["aliyun"]))
    send(aliyun.NAME, service)

    form = {name: values[0] for name, values in parse_qs(service.asked[0][2].decode()).items()}
    signature = form.pop("Signature")
    assert (form["PhoneNumbers"], form["TemplateCode"]) == ("13800138000", "SMS_1")
    assert json.loads(form["TemplateParam"]) == {"contact": "林悦", "token": "k3.x"}
    assert signature == aliyun.sign(form, "secret")
    assert signature != aliyun.sign({**form, "PhoneNumbers": "1"}, "secret")


def test_tencent_gets_its_template_and_a_signature(service):
    service.answers.append((200, YES["tencent"]))
    send(
        tencent.NAME,
        service,
        parcel=TextParcel(number="+14165550142", kind="code", text="", variables={"code": "123456"}),
    )

    _path, headers, body = service.asked[0]
    assert json.loads(body)["TemplateParamSet"] == ["123456"]
    assert json.loads(body)["TemplateId"] == "SMS_2"
    assert headers["Authorization"].startswith("TC3-HMAC-SHA256 Credential=key/")
    assert headers["X-TC-Version"] == "2021-01-11"


@pytest.mark.parametrize("name", NO)
@pytest.mark.parametrize(("answers", "kind"), [(NO, Never), (LATER, NotNow)])
def test_no_and_not_now_are_told_apart(service, name, answers, kind):
    service.answers.append((200, answers[name]))

    with pytest.raises(kind):
        send(name, service)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ((401, "who are you"), NoLine),
        ((429, "slowly"), NotNow),
        ((400, "no"), Never),
        ((500, "broken"), Unknown),
        ((200, "not JSON"), Unknown),
        ((200, []), Unknown),
        (None, Unknown),
    ],
)
def test_whatever_the_line_says_has_one_meaning(service, answer, kind):
    service.answers.append(answer)

    with pytest.raises(kind):
        send(generic.NAME, service)


def test_a_service_that_is_not_there_carried_nothing(service):
    with pytest.raises(NotNow):
        send(generic.NAME, service, url="http://127.0.0.1:1/")


def test_a_secret_of_another_folder_is_said(service):
    with pytest.raises(NoLine):
        send(generic.NAME, service, secret="no seal")


def test_abroad_aliyun_wants_the_country_code(service):
    service.answers.append((200, YES["aliyun"]))
    send(aliyun.NAME, service, parcel=TextParcel(number="+14165550142", kind="code", text=""))

    assert b"PhoneNumbers=14165550142" in service.asked[0][2]
