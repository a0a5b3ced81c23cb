"""The known services as data: each fills a form that can be saved, and says what it wants."""

import pytest

from hospes.post import addresses
from hospes.post.models import MailServer
from hospes.post.presets import PRESETS, preset

pytestmark = pytest.mark.django_db

KEYS = ["exmail", "aliyun", "netease", "163", "126", "qq", "gmail", "microsoft", "generic"]


def test_every_service_of_practice_p27_is_there_once():
    assert [each.key for each in PRESETS] == KEYS
    assert preset("exmail") is PRESETS[0]
    assert preset("nobody") is None


@pytest.mark.parametrize("each", [each for each in PRESETS if each.host], ids=lambda each: each.key)
def test_a_service_can_be_saved_as_it_is_filled_in(each):
    told = {name: getattr(each, name) for name in ("host", "port", "security", "hourly", "daily")}

    server = MailServer.objects.configure(**told)

    assert (server.host, server.daily) == (each.host, each.daily)
    assert addresses.domain_of(f"a@{each.host}") == each.host
    assert str(each.note)


def test_letters_across_the_border_are_warned_of_where_they_are_in_doubt():
    assert {each.key for each in PRESETS if not each.abroad} == {"microsoft", "generic"}


def test_only_published_limits_are_called_so():
    assert {each.key: (each.hourly, each.daily) for each in PRESETS if each.published} == {
        "gmail": (0, 500),
        "microsoft": (1800, 10_000),
    }
