"""What the database itself refuses, on both engines (DESIGN section 5)."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from hospes.cases.enums import Kind
from hospes.cases.models import Case, Ending
from hospes.foundation import clock


def refuses(rows, **wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**wrong)


@pytest.mark.parametrize(
    "wrong", [{"deputy": F("contact")}, {"about": ""}, {"contact": None}, {"candidate": None}], ids=str
)
def test_a_case_that_cannot_be_is_refused(case, wrong):
    refuses(Case.objects.filter(pk=case.pk), **wrong)


def test_a_matter_is_open_once(case):
    other = Case.objects.open_case(
        kind=Kind.QUESTION,
        about=case.about,
        candidate=case.candidate,
        contact=case.contact,
        deputy=None,
        by="machine:test",
        now=clock.now(),
    )

    refuses(Case.objects.filter(pk=other.pk), kind=Kind.APPLICATION)


@pytest.mark.parametrize("missing", [{"decided_member": None}, {"approved_by": None}, {"text_hash": ""}], ids=str)
def test_a_no_without_a_member_who_decided_and_approved_is_refused(world, case, missing):
    case.end("declined", by=world.grace.actor, approved_by=world.grace, text_hash="x", now=clock.now())

    refuses(Ending.objects.filter(case=case), **missing)


def test_confirmed_without_evidence_is_refused(case):
    case.end("withdrawn", by=case.candidate.actor, now=clock.now())

    refuses(Ending.objects.filter(case=case), confirmed_at=clock.now())


def test_two_endings_do_not_stand(case):
    for _number in range(2):
        ending = case.end("withdrawn", by=case.candidate.actor, now=clock.now())
        case.reopen_ending(ending, why="bounce", to="closing", by="machine:post", now=clock.now())

    refuses(Ending.objects.filter(case=case), reopened_at=None)
