"""That a date was missed is told once, a working day later, with the next word as a promise (spec 8.5, scenario C9)."""

from datetime import timedelta

import pytest

from hospes.conversations import due_work, missing
from hospes.conversations.enums import Channel, State
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.conversations.proposals import Proposal
from hospes.foundation import clock
from hospes.post.models import Envelope
from hospes.promises.enums import Kind, Step
from hospes.promises.enums import State as PromiseState
from hospes.promises.models import Promise, Rung
from hospes.promises.queries import owed_by, standing
from hospes.team.models import Absence
from tests.conversations.conftest import DRAFT

LETTER = "missed_notice"


def climb_to(promise, step):
    """Let the clock come to one step of the ladder."""
    from hospes.promises import ladder

    clock.set_to(dict(ladder.steps(promise))[step])
    promise.climb()


@pytest.fixture
def rung(case):
    """Ada's application was to be read by a day that passed; a working day later the ladder says so."""
    review = case.promises.get(kind=Kind.REVIEW)
    climb_to(review, Step.LEAD)
    return Rung.objects.get(promise=review, step=Step.LEAD)


def notices(case):
    return list(Message.objects.filter(case=case, letter=LETTER))


def test_the_letter_says_the_missed_date_who_may_act_and_the_next_word(world, case, rung):
    missing.tell(rung)

    (letter,) = notices(case)
    word = Promise.objects.get(case=case, kind=Kind.UPDATE, subject=f"promise:{rung.promise_id}")
    (date,) = letter.dates.all()
    paragraphs = letter.text.split("\n\n")
    assert (date.promise, date.due) == (word, word.due)
    assert (word.owner, word.deputy, word.made_in) == (world.dan, world.grace, letter.key)
    assert word.due > clock.now()
    assert paragraphs[3] == "Dan Okafor knows of it and may act from now on, also without Grace Hopper: " + (
        world.dan.email
    )
    assert paragraphs[4].startswith("Dan Okafor gives you the next word by ")
    assert "{" not in letter.text
    assert (letter.rung, letter.author_member, letter.approved_by) == (rung, world.grace, None)


def test_it_leaves_by_mail_as_written_by_a_machine(case, rung):
    missing.tell(rung)

    (letter,) = notices(case)
    envelope = Envelope.objects.get(message=letter)
    assert (letter.state, letter.channel) == (State.RELEASED, Channel.MAIL)
    assert envelope.headers["Auto-Submitted"] == "auto-generated"


def test_it_is_told_once_however_often_the_worker_comes(case, rung):
    assert list(due_work.missed(clock.now())) == [rung]

    due_work.tell_of_missed(rung, "machine:worker")
    due_work.tell_of_missed(rung, "machine:worker")

    assert len(notices(case)) == 1
    assert list(due_work.missed(clock.now())) == []


def test_the_missed_date_stays_with_those_who_owe_it_until_somebody_writes(world, case, rung):
    missing.tell(rung)

    seen = standing(case.promises.all(), clock.now())
    assert (seen.missed, seen.next.subject) == (rung.promise, f"promise:{rung.promise_id}")
    assert seen.is_unspoken
    assert {p.kind for p in owed_by(world.dan, clock.now())} == {Kind.REVIEW, Kind.UPDATE}


def test_what_makes_the_miss_good_is_the_next_word_too(world, case):
    question = Message.objects.receive(case, words="Is there a bus?", by=case.candidate.actor)
    reply = case.promises.get(kind=Kind.REPLY)
    climb_to(reply, Step.LEAD)
    missing.tell(Rung.objects.get(promise=reply, step=Step.LEAD))

    Message.objects.approve(case, Draft("Yes", "There is."), by=world.dan, answers=question)
    world.later(seconds=31)

    rows = case.promises.filter(kind__in=[Kind.REPLY, Kind.UPDATE])
    assert {p.kind: p.state for p in rows} == {Kind.REPLY: PromiseState.REPAIRED, Kind.UPDATE: PromiseState.KEPT}


def test_whoever_wrote_meanwhile_has_told_it_better(world, case):
    review = case.promises.get(kind=Kind.REVIEW)
    clock.set_to(review.due + timedelta(minutes=1))
    Message.objects.approve(case, DRAFT, by=world.grace, proposals=[Proposal(Kind.UPDATE, days=5)])
    world.later(seconds=31)
    climb_to(review, Step.LEAD)
    rung = Rung.objects.get(promise=review, step=Step.LEAD)

    assert missing.tell(rung) is None
    assert notices(case) == []


def test_nothing_is_told_of_an_answer_that_is_on_its_way(case, rung):
    rung.promise.answer_in("message:9")

    assert list(missing.to_tell(clock.now())) == []


def test_a_second_miss_waits_while_the_next_word_is_still_to_come(case, rung):
    missing.tell(rung)
    question = Message.objects.receive(case, words="Hello?", by=case.candidate.actor)
    reply = Promise.objects.get(subject=question.key)
    other = reply.take(Step.LEAD, at=clock.now(), now=clock.now())
    Promise.objects.filter(pk=reply.pk).update(state=PromiseState.BROKEN)

    assert list(missing.to_tell(clock.now())) == []

    word = Promise.objects.get(subject=f"promise:{rung.promise_id}")
    word.keep(at=clock.now(), by="member:1", evidence="E2")
    assert list(missing.to_tell(clock.now())) == [other]


def test_of_a_missed_next_word_no_second_letter_is_written(case, rung):
    missing.tell(rung)
    word = Promise.objects.get(subject=f"promise:{rung.promise_id}")
    climb_to(word, Step.LEAD)

    assert list(missing.to_tell(clock.now())) == []


def test_where_the_deputy_is_away_the_contact_owes_the_word(world, case, rung):
    now = clock.now()
    Absence.objects.create(
        member=world.dan, kind="holiday", starts=now, until=now + timedelta(days=3), told_by="member:1", told_at=now
    )

    missing.tell(rung)

    (letter,) = notices(case)
    word = Promise.objects.get(subject=f"promise:{rung.promise_id}")
    assert (word.owner, word.deputy) == (world.grace, world.dan)
    assert "may act from now on" not in letter.text
    assert "Grace Hopper gives you the next word by " in letter.text


def test_a_receipt_is_still_given_to_whoever_answers_the_letter(case, rung):
    from hospes.conversations.automatic import may_answer
    from hospes.post.enums import Kind as MailKind
    from hospes.post.reading.verdict import Verdict

    missing.tell(rung)

    address = case.candidate.mail_address().address
    assert may_answer(address, Verdict(kind=MailKind.REPLY), now=clock.now() + timedelta(minutes=1))


def test_it_is_said_in_the_candidates_language(world, case, rung):
    case.candidate.correct(by=case.candidate.actor, language="zh")

    missing.tell(rung)

    (letter,) = notices(case)
    assert letter.language == "zh"
    assert "无论进展如何，Dan Okafor会在" in letter.text
