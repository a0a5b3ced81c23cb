"""The numbers behind the dates, and the notice."""

import pytest

from hospes.conversations.settings import ConversationSettings
from hospes.desk.settings.dials import DIALS
from hospes.foundation import house
from hospes.foundation.models import HouseSetting
from hospes.privacy.models import Notice
from hospes.privacy.settings import KeepingSettings
from hospes.promises.kinds import PromiseSettings

PLANS, NOTICE = "/desk/settings/plans/", "/desk/settings/notice/"
GOOD = "# In short\n{company} keeps it for {period}. Write to {contact}."


def set_here() -> list[str]:
    """What was set besides what every house of the tests has."""
    return list(HouseSetting.objects.exclude(key="conversations.propose_hours").values_list("key", flat=True))


def test_numbers_are_set_and_go_back_to_the_default(world, helen, sent):
    told = sent(helen.get(PLANS), review="3", undo_seconds="60")

    helen.post(PLANS, told)

    assert (house.read(PromiseSettings).review, house.read(ConversationSettings).undo_seconds) == (3, 60)
    assert helen.get(PLANS).content.decode().count("Set by you") == 2
    helen.post(PLANS, told | {"review": "5"})
    assert set_here() == ["conversations.undo_seconds"]


@pytest.mark.parametrize("dial", DIALS, ids=lambda dial: dial.field)
def test_beyond_the_ceiling_is_refused_with_the_reason(world, helen, sent, dial):
    for beyond in (dial.least - 1, dial.most + 1, "many"):
        answer = helen.post(PLANS, sent(helen.get(PLANS), **{dial.field: beyond}))

        assert (answer.status_code, set(answer.context["form"].errors)) == (422, {dial.field})
        assert str(dial.why) in answer.context["form"].errors[dial.field][0]
    assert set_here() == []


def test_a_notice_is_published_in_two_languages(world, helen):
    helen.post(NOTICE, {"texts_en": GOOD, "texts_zh": GOOD.replace("In short", "简述")})
    helen.post(NOTICE, {"texts_en": GOOD + " Thank you.", "texts_zh": ""})

    page = helen.get(NOTICE).content.decode()

    assert set(Notice.objects.values_list("version", "language")) == {("1", "en"), ("1", "zh"), ("2", "en")}
    assert "Version 1" in page
    assert "Version 2" in page
    assert "简述" in page


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{company} {period}", "The notice has to name {contact}."),
        (GOOD + "{salary}", "{salary}, which stands for nothing"),
    ],
)
def test_a_notice_is_checked_at_its_own_field(world, helen, text, sentence):
    answer = helen.post(NOTICE, {"texts_en": GOOD, "texts_zh": text})

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"texts_zh"})
    assert sentence in answer.context["form"].errors["texts_zh"][0]
    assert not Notice.objects.exists()


def test_a_notice_needs_a_text(world, helen):
    answer = helen.post(NOTICE, {"texts_en": " ", "texts_zh": ""})

    assert answer.status_code == 422
    assert "A notice needs a text." in answer.content.decode()


def test_how_long_data_is_kept(world, helen):
    helen.post(f"{NOTICE}period/", {"days": "90"})
    refused = helen.post(f"{NOTICE}period/", {"days": "0"})

    assert house.read(KeepingSettings).days_after_ending == 90
    assert (refused.status_code, set(refused.context["keeping"].errors)) == (422, {"days"})
