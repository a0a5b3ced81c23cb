"""The demo, seeded with few people: it keeps the house rules, and every state of a living week is there."""

import pytest

from hospes.applications.models import Application
from hospes.applications.queries import Today, today
from hospes.demo.seeds import demo, people
from hospes.foundation import sweeping
from hospes.interviews.models import Interview
from hospes.post.models import Arrival
from hospes.post.transports.fake import office
from hospes.promises.models import Promise
from hospes.team.models import Company, Member
from hospes.touches.models import Touch

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def todays(now) -> list[Today]:
    return [today(member, now) for member in Member.objects.active()]


def names(lines) -> set[str]:
    return {line.case.candidate.name for line in lines}


def state_of(name: str) -> tuple[str, str]:
    case = Application.objects.get(case__candidate__name=name).case
    return case.state, case.ending.outcome if case.ending else ""


def test_demo_keeps_the_house_rules(seeded):
    report = sweeping.sweep(seeded)

    assert report.violations == 0, report.found


def test_demo_named_people_stand_where_the_story_left_them(seeded):
    found = {name: state_of(name) for name in ("李娜", "Tomás Ríos", "Elena Petrova", "Julia Schneider", "WIN $$$ NOW")}

    assert found == {
        "李娜": ("open", ""),
        "Tomás Ríos": ("closed", "declined"),
        "Elena Petrova": ("closed", "declined"),
        "Julia Schneider": ("closing", "withdrawn"),
        "WIN $$$ NOW": ("closed", "not_an_application"),
    }


def test_demo_has_a_talk_that_took_place_and_one_to_come(seeded):
    talks = {talk.application.case.candidate.name: talk for talk in Interview.objects.all()}

    assert {name: talk.state for name, talk in talks.items()} == {"王璐": "held", "陈思": "planned"}
    assert talks["王璐"].start < seeded < talks["陈思"].start


def test_demo_has_dates_that_were_missed_and_dates_of_today(seeded):
    days = todays(seeded)

    overdue = {name for day in days for name in names(day.overdue)}
    due = {name for day in days for name in names(day.due)}

    assert "张伟" in overdue
    assert due


def test_demo_has_questions_that_wait(seeded):
    asked = {name for day in todays(seeded) for name in names(day.questions)}

    by_mail = {"Amira Haddad", "陈思", "Ines Duarte"}
    assert asked == {"王璐", "Sofia Marino", "Noah Fischer", "Hanna Berg", *by_mail}


def test_demo_has_a_letter_that_came_back(seeded):
    troubled = {message.case.candidate.name for day in todays(seeded) for message in day.troubled}

    assert troubled == {"Grace Kim"}


def test_demo_has_somebody_to_be_told_by_a_call(seeded):
    calls = {message.case.candidate.name for day in todays(seeded) for message in day.calls}

    assert calls == {"Kevin Liu"}


def test_demo_everybody_saw_the_confirmation(seeded):
    receipts = Promise.objects.filter(kind="ACK", case__kind="application")
    by_mobile_only = receipts.get(case__candidate__name="Kevin Liu")

    assert set(receipts.values_list("state", flat=True)) == {"kept"}
    assert by_mobile_only.evidence == "E3"


def test_demo_has_a_date_that_was_moved_in_time(seeded):
    moved = Promise.objects.filter(case__candidate__name="Amira Haddad", kind="REVIEW").order_by("chain")

    assert [promise.state for promise in moved] == ["renegotiated", "made"]


def test_demo_letters_left_from_the_contacts_own_addresses(seeded):
    staff = {f"{row.key.replace('-', '.')}@harbourlight.example" for row in people.STAFF}

    to_candidates = [letter for letter in office.messages() if letter["To"].addresses[0].addr_spec not in staff]
    senders = {letter["From"].addresses[0].addr_spec for letter in to_candidates}

    assert senders
    assert senders <= staff


def test_demo_has_a_mail_that_nobody_could_place_and_an_applicant_of_a_board(seeded):
    assert [arrival.from_name for arrival in Arrival.objects.unsorted()] == ["Noah Fischer"]
    assert Application.objects.get(source="mail").source_name == "BOSS直聘"


def test_demo_is_seeded_once(seeded):
    assert demo.is_seeded()
    assert Company.objects.count() == 1


def test_demo_says_whose_pages_one_can_open(seeded):
    facts = demo.facts()

    assert [name for name, _link in facts["links"]] == [
        "陈思",
        "Amira Haddad",
        "Tomás Ríos",
        "王璐",
        "Sofia Marino",
        "Ben Carter",
    ]
    assert all(link.startswith("/p/") for _name, link in facts["links"])


def test_demo_has_calls_to_make_and_a_word_that_somebody_wrote_himself(seeded):
    found = {touch.case.candidate.name: (touch.channel, touch.outcome) for touch in Touch.objects.all()}

    assert found == {"Kevin Liu": ("phone", ""), "Noah Fischer": ("linkedin", ""), "赵敏": ("wechat", "sent")}
