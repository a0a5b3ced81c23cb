"""Access can always be cut: what the member owed goes to somebody in the same transaction (P10)."""

from hospes.cases import handing_over
from hospes.cases.models import Case
from hospes.foundation import clock, sweeping
from hospes.journal.models import Entry
from hospes.promises.models import Promise
from tests.makers import make_member


def people(case):
    fresh = Case.objects.get(pk=case.pk)
    return fresh.contact, fresh.deputy


def test_a_contact_who_is_disabled_hands_the_case_to_its_deputy(world, case):
    assert handing_over.owed(world.grace) == 1

    world.grace.disable(by=world.helen.actor)

    assert people(case) == (world.dan, world.helen)
    assert {p.owner for p in Promise.objects.filter(case=case).open()} == {world.dan}
    assert Entry.objects.filter(verb="case.handed_over", subject=case.key).count() == 1
    assert sweeping.sweep(clock.now()).found == []


def test_without_a_reachable_deputy_lead_or_admin_take_the_case(world, case):
    lead = make_member("Lena Lead")
    type(lead).objects.filter(pk=world.dan.pk).update(address_refused_at=clock.now())
    type(lead).objects.filter(pk=world.grace.pk).update(lead=lead)

    type(lead).objects.get(pk=world.grace.pk).disable(by=world.helen.actor)

    assert people(case) == (lead, world.helen)


def test_a_deputy_who_is_disabled_is_replaced(world, case):
    world.dan.disable(by=world.helen.actor)

    assert people(case) == (world.grace, world.helen)
    assert {p.deputy for p in Promise.objects.filter(case=case).open()} == {world.helen}


def test_contact_and_deputy_never_become_one_person(world, case):
    case.change_deputy(to=world.helen, by=world.grace.actor, why="")

    world.grace.disable(by=world.helen.actor)

    assert people(case) == (world.helen, world.dan)


def test_the_last_one_here_looks_after_it_alone(world, case):
    world.dan.disable(by=world.helen.actor)
    world.grace.disable(by=world.helen.actor)

    assert people(case) == (world.helen, None)
    assert sweeping.sweep(clock.now()).found == []


def test_the_only_deputy_leaves_nobody_behind(world, case):
    case.hand_over(to=world.helen, by=world.helen.actor, why="")
    world.dan.disable(by=world.helen.actor)

    world.grace.disable(by=world.helen.actor)

    assert people(case) == (world.helen, None)


def test_closed_cases_stay_with_whom_they_were(world, case):
    Case.objects.filter(pk=case.pk).update(state="closed")

    world.grace.disable(by=world.helen.actor)

    assert people(case) == (world.grace, world.dan)


def test_a_letter_about_to_leave_goes_with_the_case(world, case):
    application = case.application
    stage = application.job.stages.order_by("order")[2]
    application.advance(to=stage, by=world.grace, draft=application.draft_advance(stage))

    world.grace.disable(by=world.helen.actor)
    world.later(seconds=31)

    letter = world.office.messages("ada@example.org")[-1]
    assert letter["From"].addresses[0].addr_spec == "dan@harbourlight.example"
    assert {p.owner for p in Promise.objects.filter(case=case).open()} == {world.dan}


def test_who_comes_back_or_joins_stands_beside_whoever_was_alone(world, case):
    world.dan.disable(by=world.helen.actor)
    world.grace.disable(by=world.helen.actor)
    assert people(case) == (world.helen, None)

    world.dan.enable(by=world.helen.actor)

    assert people(case) == (world.helen, world.dan)
    assert {p.deputy for p in Promise.objects.filter(case=case).open()} == {world.dan}
    assert sweeping.sweep(clock.now()).found == []


def test_somebody_invited_stands_beside_whoever_was_alone(world, case):
    world.dan.disable(by=world.helen.actor)
    world.grace.disable(by=world.helen.actor)

    invited = type(world.dan).objects.invite(
        name="Noor Haddad", email="noor@harbourlight.example", role="recruiter", by=world.helen.actor
    )

    assert people(case) == (world.helen, invited.member)
