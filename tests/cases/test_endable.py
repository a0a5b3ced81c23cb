import pytest

from hospes.cases.enums import Evidence, Outcome, State
from hospes.cases.models import Case
from hospes.cases.refusals import AlreadyEnded, AlreadyOpen, NotConfirmed
from hospes.foundation import clock
from hospes.journal import sentences
from hospes.journal.models import Entry


@pytest.fixture
def case(world) -> Case:
    return Case.objects.locked(world.apply().case_id)


def end(case, outcome=Outcome.WITHDRAWN, **facts):
    return case.end(outcome, by=case.candidate.actor, now=clock.now(), **facts)


def test_an_ended_case_is_closing_until_there_is_evidence(case):
    ending = end(case)
    assert (case.state, case.ending, ending.confirmed_at) == (State.CLOSING, ending, None)

    case.prove_ending(ending, evidence=Evidence.E2, now=clock.now())
    case.confirm_ending(ending, now=clock.now())

    assert case.state == State.CLOSED
    assert str(ending) == f"withdrawn of {case.pk}"


def test_a_case_ends_once(case):
    end(case)

    with pytest.raises(AlreadyEnded):
        end(case)

    assert case.endings.count() == 1


def test_an_ending_takes_only_reasons_it_knows(case):
    with pytest.raises(TypeError):
        end(case, mood="bad")


def test_what_was_no_application_is_closed_at_once(world, case):
    ending = case.end(Outcome.NOT_AN_APPLICATION, by=world.grace.actor, now=clock.now())

    assert (case.state, ending.confirmed_at) == (State.CLOSED, ending.at)


def test_without_evidence_nothing_is_confirmed(case):
    ending = end(case)

    with pytest.raises(NotConfirmed):
        case.confirm_ending(ending, now=clock.now())
    with pytest.raises(NotConfirmed):
        case.prove_ending(ending, evidence=Evidence.E0, now=clock.now())

    assert case.state == State.CLOSING


def test_weaker_evidence_does_not_replace_stronger(case):
    ending = end(case)
    case.prove_ending(ending, evidence=Evidence.E3, now=clock.now())

    case.prove_ending(ending, evidence=Evidence.E2, now=clock.now())

    assert ending.evidence == Evidence.E3


def test_a_reopened_ending_stands_no_more_and_the_next_may_be_written(case):
    first = end(case)

    case.reopen_ending(first, why="bounce", to=State.CLOSING, by="machine:post", now=clock.now())

    assert (case.ending, first.stands) == (None, False)
    assert end(case) == case.ending


def test_a_case_is_not_reopened_beside_the_same_matter(case):
    ending = end(case)
    facts = {"kind": case.kind, "about": case.about, "candidate": case.candidate}
    Case.objects.open_case(contact=case.contact, deputy=case.deputy, by="machine:test", now=clock.now(), **facts)

    with pytest.raises(AlreadyOpen):
        case.reopen_ending(ending, why="restored", to=State.OPEN, by="member:1", now=clock.now())


def test_who_ended_it_reads_in_the_journal(case):
    end(case)

    entry = Entry.objects.filter(verb="case.ended").get()

    assert sentences.read(entry) == "wrote the ending"


def test_the_rooms_above_hear_of_an_ending(case):
    from hospes.cases import lifecycle

    heard = []
    lifecycle.ended.add("test", lambda *facts: heard.append(facts))
    try:
        ending = end(case)
    finally:
        lifecycle.ended.remove("test")

    assert [(fact[0], fact[1]) for fact in heard] == [(case, ending)]
