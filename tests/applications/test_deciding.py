import pytest

from hospes.applications.models.declinable import Why
from hospes.applications.refusals import (
    AlreadyDecided,
    NoOutcome,
    NoReason,
    NoThanks,
    NothingToHold,
    NotOnFile,
    OtherStage,
)
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.foundation import clock, sweeping, working
from hospes.jobs.models import Stage
from hospes.promises.enums import Kind, Reason, State
from hospes.promises.refusals import TooLate
from tests.applications.test_story import decline, states

PLAIN = Why("plain", "start")


@pytest.fixture
def application(world):
    return world.apply()


def say_no(world, application, why=PLAIN, thanks="the plan", text=None):
    draft = application.draft_decline(why, thanks)
    draft = Draft(draft.subject, draft.text if text is None else text, draft.letter)
    return application.decline(by=world.grace, why=why, thanks=thanks, draft=draft)


def hold(world, application, days=3):
    promise = application.movable_promise()
    due = working.due(promise.due, days, promise.calendar)
    draft = application.draft_hold(Reason.SLOW)
    return application.hold(by=world.grace, reason=Reason.SLOW, due=due, draft=draft)


def advance(world, application, order=2):
    stage = application.job.stages.order_by("order")[order]
    return application.advance(to=stage, by=world.grace, draft=application.draft_advance(stage))


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"why": Why("plain", "mood")}, NoReason),
        ({"why": Why("criterion", "0")}, NoReason),
        ({"why": Why("other", "x")}, NoReason),
        ({"why": Why("plain", "filled")}, NotOnFile),
        ({"thanks": " "}, NoThanks),
        ({"text": "We will keep you in mind."}, NoOutcome),
    ],
    ids=str,
)
def test_a_no_says_so_with_its_reason_and_thanks(world, application, wrong, refusal):
    with pytest.raises(refusal):
        say_no(world, application, **wrong)

    assert Message.objects.filter(act="decline").count() == 0


def test_a_published_criterion_decides(world, application):
    criterion = application.job.criteria.first()

    message = say_no(world, application, why=Why("criterion", str(criterion.pk)))

    assert "You have repaired machines" in message.text


def test_a_draft_without_a_reason_leaves_its_sentence_out(application):
    assert "What decided it" not in application.draft_decline(None, "the plan").text


def test_what_has_ended_is_not_decided_again(world, application):
    application.withdraw()

    for act in (say_no, advance):
        with pytest.raises(AlreadyDecided):
            act(world, application)
    with pytest.raises(AlreadyDecided):
        application.hold(by=world.grace, reason=Reason.SLOW, due=None, draft=Draft("x", "y"))


@pytest.mark.parametrize("order", [0, None])
def test_one_moves_to_another_stage_of_the_same_job(world, application, order):
    stage = application.job.stages.order_by("order")[0]
    if order is None:
        stage.job_id, stage.pk = 0, 999

    with pytest.raises(OtherStage):
        application.advance(to=stage, by=world.grace, draft=Draft("x", "y"))


def test_a_stage_that_is_gone_when_the_letter_leaves_drops_it(world, application):
    message = advance(world, application)
    Stage.objects.filter(pk=message.act_data["to"]).delete()

    world.later(seconds=31)

    assert Message.objects.get(pk=message.pk).state == "dropped"


def test_a_move_is_a_row(world, application):
    message = advance(world, application)
    world.later(seconds=31)

    [move] = application.moves.all()
    assert (move.message, str(move)) == (message, f"{move.origin_id} to {move.to_id}")


def test_more_time_is_told_before_the_old_date(world, application):
    hold(world, application)
    world.later(seconds=31)

    assert states(application) == {("ACK", "kept"), ("REVIEW", "renegotiated"), ("REVIEW", "made"), ("UPDATE", "made")}
    assert sweeping.sweep(clock.now()).found == []


def test_a_near_move_needs_no_heartbeat_beside(world, application):
    application.case.promises.filter(kind=Kind.REVIEW).update(due=working.due(clock.now(), 1, "CA-ON").at)

    hold(world, application, days=1)
    world.later(seconds=31)

    assert not application.case.promises.filter(kind=Kind.UPDATE).exists()


def test_more_time_that_was_told_too_late_is_a_missed_date(world, application):
    review = application.movable_promise()
    hold(world, application)
    world.office.close()
    world.later(seconds=31)
    world.office.open()

    clock.set_to(review.due)
    world.later(hours=1)

    review.refresh_from_db()
    assert review.state == State.BROKEN
    assert sweeping.sweep(clock.now()).found == []


def test_a_returned_letter_that_asked_for_time_is_sent_again(world, application):
    world.office.refuse("ada@example.org")
    message = hold(world, application)
    world.later(seconds=31)
    assert ("REVIEW", "renegotiated") not in states(application)

    Message.objects.get(pk=message.pk).send_again(by=world.grace)
    world.later(seconds=31)

    assert ("REVIEW", "renegotiated") in states(application)
    assert ("REVIEW", "kept") not in states(application)
    assert sweeping.sweep(clock.now()).found == []


def test_another_letter_for_more_time_tells_what_the_first_did_not(world, application):
    message = hold(world, application, days=2)
    world.later(seconds=31)
    Message.objects.get(pk=message.pk).envelope.bounce(by="machine:test", response="550", hard=True)

    hold(world, application, days=2)
    world.later(seconds=31)

    reviews = application.case.promises.filter(kind=Kind.REVIEW).order_by("pk")
    assert list(reviews.values_list("state", flat=True)) == ["renegotiated", "renegotiated", "made"]
    assert sweeping.sweep(clock.now()).found == []


def test_a_date_that_has_passed_or_is_not_there_is_not_moved(world, application):
    world.later(days=10)
    with pytest.raises(TooLate):
        hold(world, application)

    application.case.promises.update(state=State.VOID)
    with pytest.raises(NothingToHold):
        application.draft_hold(Reason.SLOW)
    with pytest.raises(NothingToHold):
        application.hold(by=world.grace, reason=Reason.SLOW, due=None, draft=Draft("x", "y"))


def test_after_the_review_the_heartbeat_is_moved_and_answered(world, application):
    advance(world, application)
    world.later(seconds=31)
    assert application.movable_promise().kind == Kind.UPDATE

    decline(world, application)
    world.later(seconds=31)

    assert ("UPDATE", "kept") in states(application)


def test_an_open_question_outlives_a_no(world, application):
    Message.objects.receive(application.case, words="A bus?", by=application.case.candidate.actor)

    decline(world, application)
    world.later(seconds=31)
    assert ("REPLY", "made") in states(application)

    world.later(hours=25)
    assert world.fresh(application).case.state == "closed"
    assert sweeping.sweep(clock.now()).found == []


def test_a_no_in_its_time_of_undo_gives_way_to_a_withdrawal_and_today_says_so(world, application):
    from hospes.applications import queries

    message = decline(world, application)
    application.withdraw()

    world.later(seconds=31)

    assert world.fresh(application).case.ending.outcome == "withdrawn"
    assert queries.today(world.grace, clock.now()).troubled == [message]
    assert sweeping.sweep(clock.now()).found == []


def test_an_uncertain_no_is_settled_by_the_candidates_act(world, application):
    from hospes.conversations import signs

    world.office.break_after_data("ada@example.org", arrives=True)
    decline(world, application)
    world.later(seconds=31)
    assert world.fresh(application).case.state == "closing"

    signs.acted(application.case.candidate, now=clock.now())

    assert world.fresh(application).case.state == "closed"
    assert sweeping.sweep(clock.now()).found == []


def test_a_second_attempt_outlives_the_bounce_of_the_first(world, application):
    world.office.break_after_data("ada@example.org", arrives=False)
    message = Message.objects.get(pk=decline(world, application).pk)
    world.later(seconds=31)
    Message.objects.get(pk=message.pk).send_again(by=world.grace)
    world.later(seconds=31)

    Message.objects.get(pk=message.pk).envelope.bounce(by="machine:test", response="550", hard=True)
    world.later(hours=25)

    assert world.fresh(application).case.state == "closed"
    assert sweeping.sweep(clock.now()).found == []


def test_a_refused_no_whose_date_passes_stays_an_open_alert(world, application):
    world.office.close()
    decline(world, application)
    world.later(seconds=31)
    world.later(days=6)
    world.office.refuse("ada@example.org")
    world.office.open()

    world.later(hours=1)

    reach = application.case.promises.filter(kind=Kind.REACH).order_by("pk")
    assert list(reach.values_list("state", flat=True)) == ["broken", "made"]
    assert sweeping.sweep(clock.now()).found == []


def test_a_letter_of_old_that_comes_back_after_the_answer_owes_nothing(world, application):
    message = advance(world, application)
    world.later(seconds=31)
    decline(world, application)
    world.later(seconds=31)

    Message.objects.get(pk=message.pk).envelope.bounce(by="machine:test", response="550", hard=True)

    assert ("REVIEW", "void") in states(application)
    assert sweeping.sweep(clock.now()).found == []


def test_the_answer_to_a_question_is_owed_again_whatever_was_decided(world, application):
    from hospes.applications import questions

    question = Message.objects.receive(application.case, words="A bus?", by=application.case.candidate.actor)
    message = questions.answer(question, by=world.grace, draft=Draft("Bus", "Line 7."))
    world.later(seconds=31)
    decline(world, application)
    world.later(seconds=31)

    Message.objects.get(pk=message.pk).envelope.bounce(by="machine:test", response="550", hard=True)

    assert ("REPLY", "made") in states(application)
    assert sweeping.sweep(clock.now()).found == []


def test_a_question_after_a_no_changes_nothing_of_it(world, application):
    decline(world, application)
    world.later(seconds=31)

    Message.objects.receive(application.case, words="Why?", by=application.case.candidate.actor)

    assert world.fresh(application).case.state == "closing"
    assert sweeping.sweep(clock.now()).found == []
