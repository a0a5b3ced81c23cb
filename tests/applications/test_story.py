"""The first story, in the rooms: apply, hear, advance, decline, proved, closed; bounce, question, withdrawal."""

from hospes.applications.models.declinable import Why
from hospes.conversations.models import Message
from hospes.foundation import clock, sweeping
from hospes.promises.models import Promise
from hospes.promises.queries import standing

WHY = Why("plain", "start")


def states(application):
    return {(p.kind, p.state) for p in Promise.objects.filter(case=application.case_id).exclude(kind="SAFE_CLOSE")}


def decline(world, application):
    thanks = "the drawing of the gear train"
    draft = application.draft_decline(WHY, thanks)
    return application.decline(by=world.grace, why=WHY, thanks=thanks, draft=draft)


def test_an_application_is_acknowledged_from_the_contacts_own_address(world):
    application = world.apply()

    [letter] = world.office.messages("ada@example.org")
    assert letter["From"].addresses[0].addr_spec == "grace@harbourlight.example"
    assert "by " in letter.get_body(("plain",)).get_content()
    assert states(application) == {("ACK", "kept"), ("REVIEW", "made")}
    assert application.case.contact == world.grace
    assert application.case.deputy == world.dan
    assert sweeping.sweep(clock.now()).found == []


def test_advancing_keeps_the_review_when_the_letter_is_accepted(world):
    application = world.apply()
    stage = application.job.stages.order_by("order")[2]

    application.advance(to=stage, by=world.grace, draft=application.draft_advance(stage))
    assert world.fresh(application).stage != stage
    world.later(seconds=31)

    assert world.fresh(application).stage == stage
    assert states(application) == {("ACK", "kept"), ("REVIEW", "kept"), ("UPDATE", "made")}
    assert sweeping.sweep(clock.now()).found == []


def test_a_no_is_closed_only_when_it_demonstrably_arrived(world):
    application = world.apply()
    decline(world, application)
    world.later(seconds=31)
    assert world.fresh(application).case.state == "closing"

    world.later(hours=25)

    case = world.fresh(application).case
    assert case.state == "closed"
    assert case.ending.outcome == "declined"
    assert states(application) == {("ACK", "kept"), ("REVIEW", "kept"), ("REACH", "kept")}
    assert sweeping.sweep(clock.now()).found == []


def test_a_refused_no_is_closing_until_a_second_attempt_arrives(world):
    application = world.apply()
    world.office.refuse("ada@example.org")
    message = decline(world, application)
    world.later(seconds=31)
    case = world.fresh(application).case
    assert (case.state, case.ending) == ("closing", None)
    assert standing(case.promises.all(), clock.now()).next.kind == "REACH"
    assert sweeping.sweep(clock.now()).found == []

    Message.objects.get(pk=message.pk).send_again(by=world.grace)
    world.later(seconds=31)
    world.later(hours=25)

    assert world.fresh(application).case.state == "closed"
    assert sweeping.sweep(clock.now()).found == []


def test_a_bounce_after_closing_reopens(world):
    application = world.apply()
    message = decline(world, application)
    world.later(seconds=31)
    world.later(hours=25)

    Message.objects.get(pk=message.pk).envelope.bounce(by="machine:test", response="550 gone", hard=True)

    case = world.fresh(application).case
    assert case.state == "closing"
    assert ("REACH", "made") in states(application)
    assert sweeping.sweep(clock.now()).found == []


def test_undo_leaves_nothing(world):
    application = world.apply()
    message = decline(world, application)

    message.undo(by=world.grace.actor)
    world.later(seconds=31)

    assert world.fresh(application).case.state == "open"
    assert states(application) == {("ACK", "kept"), ("REVIEW", "made")}


def test_a_question_is_promised_and_answered(world):
    from hospes.applications import questions
    from hospes.conversations.letters import Draft

    application = world.apply()
    question = Message.objects.receive(
        application.case, words="Is remote work possible?", by=application.case.candidate.actor
    )
    assert ("REPLY", "made") in states(application)

    questions.answer(question, by=world.grace, draft=Draft("Remote work", "Yes, two days a week."))
    world.later(seconds=31)

    assert ("REPLY", "kept") in states(application)
    assert sweeping.sweep(clock.now()).found == []


def test_a_withdrawal_gets_a_receipt_and_ends(world):
    application = world.apply()
    application.withdraw()
    world.work()
    assert world.fresh(application).case.state == "closing"
    assert len(world.office.messages("ada@example.org")) == 2

    world.later(hours=25)

    assert world.fresh(application).case.state == "closed"
    assert sweeping.sweep(clock.now()).found == []


def test_a_missed_date_is_shown_and_stays_until_somebody_writes(world):
    application = world.apply()
    world.later(days=10)

    seen = standing(application.case.promises.all(), clock.now())
    assert seen.is_missed
    assert seen.is_unspoken
    assert sweeping.sweep(clock.now()).found == []
