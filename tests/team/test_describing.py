import pytest

from hospes.foundation.text import TooLong
from hospes.journal.models import Entry
from hospes.team.refusals import (
    CannotCoverOneself,
    CannotLeadOneself,
    NameMissing,
    NotActive,
    UnknownCalendar,
    UnknownLanguage,
    UnknownZone,
)


def test_only_the_given_facts_change(helen, grace):
    grace.describe(by=helen.actor, phone=" +1  416 555 0142 ", hours="9:00–18:00", title={"en": "Lead", "zh": ""})

    assert (grace.phone, grace.hours, grace.title) == ("+1 416 555 0142", "9:00–18:00", {"en": "Lead"})
    assert grace.name == "Grace Hopper"
    entry = Entry.objects.get(verb="member.described")
    assert (entry.by, entry.data) == (helen.actor, {"fields": ["hours", "phone", "title"]})


def test_a_new_name_sorts_anew(helen, grace):
    grace.describe(by=grace.actor, name="单晓 Grace")

    assert (grace.name, grace.sort_key) == ("单晓 Grace", "shan xiao grace")


def test_place_and_language_are_checked_and_kept(helen, grace):
    grace.describe(
        by=helen.actor, zone="Europe/Berlin", calendar="DE-BE", language="zh-hans", portrait="img/people/g.svg"
    )

    assert (grace.zone, grace.calendar, grace.language) == ("Europe/Berlin", "DE-BE", "zh")


def test_deputy_and_lead_are_given_and_taken(helen, grace, dan):
    grace.describe(by=helen.actor, standing_deputy=dan, lead=helen)
    assert (grace.standing_deputy, grace.lead) == (dan, helen)

    grace.describe(by=helen.actor, standing_deputy=None, lead=None)
    assert (grace.standing_deputy, grace.lead) == (None, None)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"name": " "}, NameMissing),
        ({"zone": "Mars/Olympus"}, UnknownZone),
        ({"calendar": "MARS"}, UnknownCalendar),
        ({"language": "tlh"}, UnknownLanguage),
        ({"standing_deputy": "Grace Hopper"}, CannotCoverOneself),
        ({"lead": "Grace Hopper"}, CannotLeadOneself),
        ({"standing_deputy": "Dan Okafor"}, NotActive),
    ],
)
def test_bad_facts_are_refused(helen, grace, dan, facts, refusal):
    dan.disable(by=helen.actor)
    people = {"Grace Hopper": grace, "Dan Okafor": dan}
    given = {field: people.get(value, value) for field, value in facts.items()}

    with pytest.raises(refusal):
        grace.describe(by=helen.actor, phone="1", **given)

    grace.refresh_from_db()
    assert grace.phone == ""


def test_a_signature_keeps_its_lines_per_language(helen, grace):
    grace.describe(by=grace.actor, signature={"en": " Grace\r\nTalent ", "zh": ""})

    assert grace.signature == {"en": "Grace\nTalent"}
    assert (grace.signs("en"), grace.signs("zh-hans")) == ("Grace\nTalent", "")


def test_a_signature_has_an_end(helen, grace):
    with pytest.raises(TooLong):
        grace.describe(by=grace.actor, signature={"en": "x" * 601})
