"""Text messages: chosen, tested, and never without what the provider needs."""

import pytest

from hospes.foundation import encryption, house
from hospes.post.models import TextMessage
from hospes.post.texting import SmsSettings

HERE = "/desk/settings/texts/"
ALIYUN = {
    "provider": "aliyun",
    "account": "LTAI",
    "secret": "very secret",
    "signature": "港灯机器人",
    "template_letter": "SMS_1",
}


def test_a_provider_is_chosen_and_its_secret_never_shown(world, helen):
    assert "No provider is chosen" in helen.get(HERE).content.decode()

    helen.post(HERE, ALIYUN)
    helen.post(HERE, ALIYUN | {"secret": "", "template_code": "SMS_2"})

    settings = house.read(SmsSettings)
    assert (settings.provider, settings.template_code) == ("aliyun", "SMS_2")
    assert encryption.unseal(settings.secret) == "very secret"
    page = helen.get(HERE).content.decode()
    assert "very secret" not in page
    assert "/hooks/sms/aliyun/" in page


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"account": ""}, {"account"}),
        ({"provider": "tencent"}, {"app"}),
        ({"provider": "generic"}, {"url"}),
        ({"provider": "generic", "url": "not an address"}, {"url"}),
        ({"provider": "pigeon"}, {"provider"}),
        ({"secret": ""}, {"secret"}),
    ],
)
def test_what_the_provider_needs_is_asked_for_at_its_field(world, helen, change, fields):
    answer = helen.post(HERE, ALIYUN | change)

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, fields)
    assert house.read(SmsSettings).provider == ""


def test_a_kept_secret_goes_to_no_other_provider(world, helen):
    helen.post(HERE, ALIYUN)

    answer = helen.post(HERE, ALIYUN | {"provider": "generic", "url": "https://evil.example/", "secret": ""})

    assert set(answer.context["form"].errors) == {"secret"}


def test_none_is_a_choice_too(world, helen):
    helen.post(HERE, ALIYUN)
    helen.post(HERE, {"provider": ""})

    assert (house.read(SmsSettings).provider, house.read(SmsSettings).secret) == ("", "")


def test_a_test_is_sent_to_a_number(world, helen):
    helen.post(HERE, ALIYUN)
    helen.post(f"{HERE}test/", {"number": "+86 138 0013 8000"})
    helen.post(f"{HERE}test/", {"number": "nothing like one"})

    assert [text.number for text in TextMessage.objects.all()] == ["+8613800138000"]


def test_strangers_change_nothing(world, client):
    assert client.get(HERE).status_code == 302
    client.force_login(world.grace)
    assert client.post(HERE, ALIYUN).status_code == 404
    assert house.read(SmsSettings).provider == ""
