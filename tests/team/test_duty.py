import pytest

from hospes.journal.models import Entry
from hospes.team.enums import DutyKind
from hospes.team.models import Duty
from hospes.team.refusals import NotActive, UnknownDuty


def test_a_duty_falls_back_to_the_first_admin(helen, grace, make):
    make("Second Admin", "admin")

    assert Duty.objects.holder("equality") == helen


def test_before_the_first_run_nobody_holds_a_duty(db):
    assert Duty.objects.holder("equality") is None


def test_a_duty_is_given_and_given_on(helen, grace, dan):
    Duty.objects.assign("data", member=grace, by=helen.actor)
    duty = Duty.objects.assign("data", member=dan, by=helen.actor)

    assert (Duty.objects.holder(DutyKind.DATA), Duty.objects.count()) == (dan, 1)
    assert str(duty) == "Contact for data requests"
    assert Entry.objects.filter(verb="duty.assigned").last().data == {"member": dan.actor}


def test_who_left_holds_no_duty(helen, grace):
    Duty.objects.assign("data", member=grace, by=helen.actor)
    grace.disable(by=helen.actor)

    assert Duty.objects.holder("data") == helen
    with pytest.raises(NotActive):
        Duty.objects.assign("equality", member=grace, by=helen.actor)


def test_an_unknown_duty_is_refused(helen):
    with pytest.raises(UnknownDuty):
        Duty.objects.assign("king", member=helen, by=helen.actor)
