"""Group robots in the shapes their documentation gives, against a service on loopback; never seen live."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from hospes.integrations.robots import dingtalk, feishu, slack, teams, wecom
from hospes.notices.robots import Parcel, kinds
from hospes.post.transports.line import Never, NotNow, Unknown
from tests.integrations.sms.fake_provider import Service

PARCEL = Parcel(title="2 people, now", text="Late, R&D <1>: Ada L.\n今天：陈**", link="https://h.example/desk/")
URLS = {
    "feishu": "https://open.feishu.cn/open-apis/bot/v2/hook/abc",
    "dingtalk": "https://oapi.dingtalk.com/robot/send?access_token=abc",
    "wecom": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc",
    "slack": "https://hooks.slack.com/services/T0/B0/abc",
    "teams": "https://prod-1.westeurope.logic.azure.com:443/workflows/abc",
}
YES = {
    "feishu": (200, {"code": 0, "msg": "success"}),
    "dingtalk": (200, {"errcode": 0, "errmsg": "ok"}),
    "wecom": (200, {"errcode": 0, "errmsg": "ok"}),
    "slack": (200, "ok"),
    "teams": (202, ""),
}
NO = {
    "feishu": (200, {"code": 19021, "msg": "sign match fail or timestamp is not within one hour from current time"}),
    "dingtalk": (200, {"errcode": 310000, "errmsg": "sign not match"}),
    "wecom": (200, {"errcode": 93000, "errmsg": "invalid webhook url"}),
    "slack": (404, "no_service"),
    "teams": (400, "bad request"),
}
LATER = {
    "feishu": (200, {"code": 11232, "msg": "frequency limited"}),
    "dingtalk": (200, {"errcode": 130101, "errmsg": "send too fast"}),
    "wecom": (200, {"errcode": 45009, "errmsg": "api freq out of limit"}),
    "slack": (429, "rate_limited"),
    "teams": (429, ""),
}
EACH = sorted(URLS)


@pytest.fixture
def service(settings, now):
    with Service() as running:
        settings.ROBOT_GATEWAY = running.url
        yield running


def sent(service, name, answer, secret="") -> tuple[str, dict]:
    service.answers = [answer]
    kinds[name].send(URLS[name], secret, PARCEL)
    path, _headers, body = service.asked[-1]
    return path, json.loads(body)


def test_all_are_registered_and_own_their_addresses():
    assert sorted(kinds.keys()) == EACH
    assert all(kinds[name].owns(URLS[name]) for name in EACH)
    assert not any(kinds[name].owns(URLS[other]) for name in EACH for other in EACH if name != other)


def test_feishu_has_time_and_signature_in_the_body(service, now):
    path, body = sent(service, "feishu", YES["feishu"], secret="k")

    stamp = str(int(now.timestamp()))
    assert path == "/open-apis/bot/v2/hook/abc"
    assert (body["msg_type"], body["timestamp"], body["sign"]) == ("text", stamp, feishu.sign(stamp, "k"))
    assert "陈**" in body["content"]["text"]
    assert "sign" not in sent(service, "feishu", YES["feishu"])[1]


def test_dingtalk_has_time_and_signature_in_the_address(service, now):
    path, body = sent(service, "dingtalk", YES["dingtalk"], secret="SEC")

    query = parse_qs(urlsplit(path).query)
    stamp = query["timestamp"][0]
    assert (query["access_token"], query["sign"]) == (["abc"], [dingtalk.sign(stamp, "SEC")])
    assert len(stamp) == 13
    assert body["msgtype"] == "text"
    assert "sign" not in sent(service, "dingtalk", YES["dingtalk"])[0]


def test_signatures_are_those_of_the_documentation():
    # HMAC-SHA256, reckoned with another program (openssl) for these values.
    assert feishu.sign("1599360473", "demo") == "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8="
    assert dingtalk.sign("1577262236757", "this is secret") == "hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM="


def test_wecom_cuts_at_two_kilobytes_and_keeps_the_link(service):
    service.answers = [YES["wecom"]]
    wecom.send(URLS["wecom"], "", Parcel(title="x", text="陈" * 2000, link=PARCEL.link))

    text = json.loads(service.asked[-1][2])["text"]["content"]
    assert len(text.encode()) <= 2048
    assert text.endswith(PARCEL.link)


def test_slack_escapes_and_teams_has_a_card(service):
    assert "R&amp;D &lt;1&gt;" in sent(service, "slack", YES["slack"])[1]["text"]
    card = sent(service, "teams", YES["teams"])[1]["attachments"][0]["content"]
    assert [block["text"] for block in card["body"]] == [PARCEL.title, *PARCEL.text.splitlines()]
    assert (slack.KIND.signs, teams.KIND.signs) == (False, False)


@pytest.mark.parametrize("name", EACH)
def test_no_is_no_and_later_is_later(service, name):
    with pytest.raises(Never):
        sent(service, name, NO[name])
    with pytest.raises(NotNow):
        sent(service, name, LATER[name])
    with pytest.raises(Unknown):
        sent(service, name, (500, "oops"))
    with pytest.raises(Unknown):
        sent(service, name, None)
    with pytest.raises(Never):
        sent(service, name, (302, ""))


@pytest.mark.parametrize("name", ["feishu", "dingtalk", "wecom"])
def test_an_answer_that_is_none_may_have_arrived(service, name):
    with pytest.raises(Unknown):
        sent(service, name, (200, "<html>"))


def test_a_line_that_cannot_be_opened_has_carried_nothing(settings):
    settings.ROBOT_GATEWAY = "http://127.0.0.1:9/"
    with pytest.raises(NotNow):
        slack.send(URLS["slack"], "", PARCEL)
