"""Talks from the arrangement to what became of them, and what is owed meanwhile."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from hospes.applications.enums import ReasonKind
from hospes.applications.models.declinable import Why
from hospes.applications.models.submitting import Person
from hospes.applications.refusals import AlreadyDecided
from hospes.conversations.enums import CallOutcome
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.conversations.refusals import NothingToContradict, OnlyTheCandidate, TooLateToContradict
from hospes.foundation import clock, files, sweeping
from hospes.interviews.checks import CHECKS
from hospes.interviews.enums import How, State
from hospes.interviews.models import Interview
from hospes.interviews.models.outcome import outcome_due
from hospes.interviews.models.talk import Talk
from hospes.interviews.refusals import (
    BookedAlready,
    LengthUnclear,
    NobodyThere,
    NotThere,
    NotYet,
    NowhereToGo,
    OtherPlan,
    SettledTalk,
    StartPassed,
    TimeNotSaid,
)
from hospes.journal import sentences
from hospes.journal.models import Entry
from hospes.post.models import Envelope
from hospes.promises.enums import Kind, Reason
from hospes.promises.enums import State as Ledger
from hospes.promises.models import Promise
from hospes.promises.refusals import MovedTwice
from hospes.team.refusals import UnknownZone
from hospes.touches.models import Touch
from tests.conftest import NOW
from tests.makers import make_job

START = datetime(2026, 11, 26, 1, tzinfo=UTC)


@pytest.fixture
def world(world):
    clock.set_to(NOW)
    return world


@pytest.fixture
def application(world):
    return world.apply()


def talk(world, application, **other) -> Talk:
    facts = {
        "stage": application.job.stages.get(order=3),
        "start": START,
        "minutes": 45,
        "zone": "Asia/Shanghai",
        "how": How.VIDEO,
        "where": "https://meet.example/ada",
        "people": [world.grace, world.dan],
        "topic": "pumps",
    }
    return Talk(**{**facts, **other})


def arrange(world, application, **other) -> Interview:
    planned = talk(world, application, **other)
    draft = Interview.objects.draft(application, planned)
    message = Interview.objects.arrange(application, planned, by=world.grace, draft=draft)
    world.later(minutes=1)
    message.refresh_from_db()
    return message.interview


def owed(application, kind, **other):
    return Promise.objects.filter(case=application.pk, kind=kind, **other).order_by("-pk").first()


def violations():
    return sweeping.sweep(clock.now()).violations


def event(file) -> tuple[Calendar, object]:
    calendar = Calendar.from_ical(Path(files.path_of(file.key)).read_bytes())
    return calendar, calendar.walk("VEVENT")[0]


def to_start(world, minutes=1):
    interview = Interview.objects.get()
    clock.set_to(interview.start + timedelta(minutes=minutes))


def test_an_arranged_talk_is_told_in_both_zones_and_stands_when_the_letter_leaves(world, application):
    interview = arrange(world, application)

    text = interview.message.text
    assert "Wed 25 Nov, 20:00 Toronto time (Thu 26 Nov, 09:00 Shanghai time), 45 minutes" in text
    assert "Grace Hopper, Dan Okafor" in text
    assert "Video call, https://meet.example/ada" in text
    assert "pumps" in text
    assert (interview.state, interview.start, interview.people()) == (State.PLANNED, START, [world.grace, world.dan])
    promised = owed(application, Kind.INTERVIEW)
    assert (promised.due, promised.state) == (START + timedelta(minutes=10), Ledger.MADE)
    assert owed(application, Kind.UPDATE).state == Ledger.MADE
    assert interview.message.dates.filter(promise=promised, due=promised.due).exists()
    assert owed(application, Kind.DECISION) is None
    assert violations() == 0
    assert str(interview).endswith("2026-11-26 01:00")
    assert str(interview.participants.first()).endswith(f" in {interview.pk}")


def test_undo_leaves_nothing(world, application):
    planned = talk(world, application)
    draft = Interview.objects.draft(application, planned)
    Interview.objects.arrange(application, planned, by=world.grace, draft=draft).undo(by=world.grace.actor)
    world.later(minutes=1)

    assert not Interview.objects.exists()
    assert owed(application, Kind.INTERVIEW) is None


def test_the_invitation_is_read_by_a_calendar(world, application):
    interview = arrange(world, application)

    file = interview.message.files.get()
    calendar, told = event(file)
    assert file.content_type.startswith("text/calendar; method=REQUEST")
    assert calendar["method"] == "REQUEST"
    assert len(calendar.walk("VTIMEZONE")) == 1
    assert told["dtstart"].dt == START
    assert told["dtend"].dt == interview.end
    assert (told["uid"], told["sequence"]) == (interview.uid, 0)
    assert str(told["organizer"]) == f"MAILTO:{world.grace.email}"
    assert str(told["attendee"]) == "MAILTO:ada@example.org"
    colleagues = Envelope.objects.filter(key__startswith=f"{interview.key}:")
    assert {each.to_address for each in colleagues} == {world.grace.email, world.dan.email}


def test_who_has_no_mail_address_is_told_by_other_ways(world, application):
    application.case.candidate.addresses.all().delete()
    world.dan.address_refused_at = NOW
    world.dan.save()

    interview = arrange(world, application)

    _calendar, told = event(interview.message.files.get())
    assert "attendee" not in told
    assert Envelope.objects.filter(key__startswith=f"{interview.key}:").get().to_address == world.grace.email


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"start": NOW}, StartPassed),
        ({"minutes": 4}, LengthUnclear),
        ({"people": []}, NobodyThere),
        ({"where": " "}, NowhereToGo),
        ({"zone": "Mars/Base"}, UnknownZone),
    ],
    ids=str,
)
def test_what_no_talk_can_be_is_refused(world, application, wrong, refusal):
    with pytest.raises(refusal):
        Interview.objects.arrange(application, talk(world, application, **wrong), by=world.grace, draft=Draft("", "x"))


def test_a_stage_of_another_plan_is_refused(world, application):
    other = make_job(contact=world.grace, deputy=world.dan).stages.first()

    with pytest.raises(OtherPlan):
        Interview.objects.arrange(
            application, talk(world, application, stage=other), by=world.grace, draft=Draft("", "x")
        )


def test_a_time_said_in_another_zone_leaves_the_chain_whole(world, application):
    interview = arrange(world, application, start=START.astimezone(ZoneInfo("America/Toronto")))
    move(world, interview, (START + timedelta(days=1)).astimezone(ZoneInfo("Asia/Shanghai")))

    assert violations() == 0


def test_nobody_is_in_two_talks_at_once(world, application):
    interview = arrange(world, application)
    half = START + timedelta(minutes=30)
    other = world.apply(Person(name="Bo", email="bo@example.org", zone="America/Toronto"), nonce="n-bo")

    with pytest.raises(BookedAlready, match="Grace Hopper has another talk then, from 20:00 to 20:45"):
        Interview.objects.arrange(other, talk(world, other, start=half), by=world.grace, draft=Draft("a", "b"))
    one = talk(world, application, start=half, people=[world.helen])
    with pytest.raises(BookedAlready, match="Ada Lovelace"):
        Interview.objects.arrange(application, one, by=world.grace, draft=Draft("a", "b"))
    later = arrange(world, other, start=interview.end)
    with pytest.raises(BookedAlready):
        later.move(to=half, reason=Reason.SLOW, by=world.grace, draft=Draft("a", "b"))


def test_of_two_letters_that_name_one_hour_the_later_is_dropped(world, application):
    other = world.apply(Person(name="Bo", email="bo@example.org", zone="America/Toronto"), nonce="n-bo")
    for one in (application, other):
        planned = talk(world, one)
        draft = Interview.objects.draft(one, planned)
        Interview.objects.arrange(one, planned, by=world.grace, draft=draft)

    world.later(minutes=1)

    assert Interview.objects.get().application == application
    assert other.case.messages.latest("pk").state == "dropped"


def test_the_plan_says_by_when_one_hears_how_it_went(world, application):
    stages = application.job.stages.filter(order=3)
    stages.update(promise_kind="UPDATE", promise_days=1)
    interview = arrange(world, application)
    for days, day in ((5, 2), (1, 26)):
        stages.update(promise_kind="OUTCOME", promise_days=days)
        interview.stage.refresh_from_db()
        assert outcome_due(interview, now=START)["due"].at.day == day
    stages.update(promise_kind="UPDATE")
    interview.stage.refresh_from_db()
    assert outcome_due(interview, now=START)["due"].at.day == 30


def test_a_letter_without_the_time_is_refused(world, application):
    with pytest.raises(TimeNotSaid):
        Interview.objects.arrange(application, talk(world, application), by=world.grace, draft=Draft("a", "b"))


def test_a_letter_that_would_leave_after_the_start_is_dropped(world, application):
    planned = talk(world, application, start=clock.now() + timedelta(seconds=20))
    draft = Interview.objects.draft(application, planned)
    message = Interview.objects.arrange(application, planned, by=world.grace, draft=draft)

    world.later(minutes=1)

    message.refresh_from_db()
    assert message.state == "dropped"
    assert not Interview.objects.exists()


@pytest.mark.parametrize("said", [True, False])
def test_the_first_talk_promises_the_day_of_the_decision_if_the_letter_says_it(world, application, said):
    type(application.job).objects.filter(pk=application.job_id).update(decision_on=date(2026, 12, 18))
    application.job.refresh_from_db()
    planned = talk(world, application)
    draft = Interview.objects.draft(application, planned)
    text = draft.text if said else "\n".join(line for line in draft.text.split("\n") if "decision" not in line)
    Interview.objects.arrange(application, planned, by=world.grace, draft=Draft(draft.subject, text))
    world.later(minutes=1)

    assert Promise.objects.filter(case=application.pk, kind=Kind.DECISION).count() == said
    arrange(world, application, start=START + timedelta(days=1))
    assert Promise.objects.filter(case=application.pk, kind=Kind.DECISION).count() == 1
    assert violations() == 0


def test_a_held_talk_opens_its_outcome(world, application):
    interview = arrange(world, application)
    to_start(world, minutes=50)

    interview.held(by=world.dan)
    interview.held(by=world.dan)

    kept = owed(application, Kind.INTERVIEW)
    assert (kept.state, kept.kept_at) == (Ledger.KEPT, START)
    outcome = owed(application, Kind.OUTCOME)
    assert outcome.due == datetime(2026, 11, 30, 23, tzinfo=UTC)
    # Wed 25 Nov in Toronto + 45 calendar days = 9 January, whole.
    assert outcome.legal_due == datetime(2027, 1, 10, 4, 59, tzinfo=UTC)
    world.work()
    assert violations() == 0
    with pytest.raises(SettledTalk):
        interview.candidate_absent(by=world.dan)


def test_outside_ontario_no_law_counts_beside(world, application):
    place = application.job.job_places.first().place
    type(place).objects.filter(pk=place.pk).update(calendar="DE-BE")
    interview = arrange(world, application)
    to_start(world)

    interview.held(by=world.grace)

    assert owed(application, Kind.OUTCOME).legal_due is None


def test_a_tap_on_the_next_morning_still_says_that_it_began_in_time(world, application):
    interview = arrange(world, application)
    clock.set_to(START + timedelta(hours=20))
    world.work()

    interview.held(by=world.grace)

    assert owed(application, Kind.INTERVIEW).state == Ledger.KEPT


def test_where_nobody_says_anything_it_is_missed_a_day_later(world, application):
    arrange(world, application)
    clock.set_to(START + timedelta(hours=25))
    world.work()

    assert owed(application, Kind.INTERVIEW).state == Ledger.BROKEN


def test_only_who_takes_part_says_how_it_went_and_only_after_the_start(world, application):
    interview = arrange(world, application)

    with pytest.raises(NotYet):
        interview.held(by=world.grace)
    to_start(world)
    with pytest.raises(NotThere):
        interview.held(by=world.helen)
    with pytest.raises(NotYet):
        interview.candidate_absent(by=world.grace)


def test_an_absent_candidate_hears_within_a_working_day_by_a_call(world, application):
    interview = arrange(world, application)
    to_start(world, minutes=15)
    world.work()

    interview.candidate_absent(by=world.grace)
    interview.candidate_absent(by=world.grace)

    assert interview.state == State.CANDIDATE_ABSENT
    assert owed(application, Kind.UPDATE).due == datetime(2026, 11, 26, 23, tzinfo=UTC)
    assert (
        Promise.objects.filter(case=application.pk, kind=Kind.UPDATE, state=Ledger.VOID).get().void_reason == "earlier"
    )
    assert Touch.objects.get().owner == world.grace
    assert violations() == 0


def test_an_earlier_word_stays_and_no_second_call_is_planned(world, application):
    interview = arrange(world, application, start=datetime(2026, 12, 1, 1, tzinfo=UTC))
    other = arrange(world, application, start=datetime(2026, 12, 1, 0, 10, tzinfo=UTC))
    clock.set_to(datetime(2026, 12, 1, 1, 15, tzinfo=UTC))

    interview.candidate_absent(by=world.grace)
    before = owed(application, Kind.UPDATE)
    other.candidate_absent(by=world.grace)

    assert owed(application, Kind.UPDATE) == before
    assert Touch.objects.count() == 1


def test_when_we_were_absent_it_is_missed_and_a_new_time_repairs_it(world, application):
    interview = arrange(world, application)
    to_start(world, minutes=11)

    interview.we_were_absent(by=world.dan)
    interview.we_were_absent(by=world.dan)

    assert owed(application, Kind.INTERVIEW).state == Ledger.BROKEN
    assert owed(application, Kind.CALLBACK).due == datetime(2026, 11, 26, 23, tzinfo=UTC)
    assert owed(application, Kind.SCHEDULE).due == datetime(2026, 11, 26, 23, tzinfo=UTC)
    Message.objects.note_call(application.case, by=world.grace, outcome=CallOutcome.SPOKE, words="Sorry.")
    assert owed(application, Kind.CALLBACK).state == Ledger.KEPT
    again = arrange(world, application, start=START + timedelta(days=1))
    assert owed(application, Kind.INTERVIEW, subject=interview.key).state == Ledger.REPAIRED
    assert owed(application, Kind.INTERVIEW, subject=again.key).state == Ledger.MADE
    assert owed(application, Kind.SCHEDULE).state == Ledger.KEPT
    assert violations() == 0


def move(world, interview, to):
    draft = interview.draft_move(to, Reason.INTERVIEWER_AWAY)
    message = interview.move(to=to, reason=Reason.INTERVIEWER_AWAY, by=world.grace, draft=draft)
    world.later(minutes=1)
    interview.refresh_from_db()
    return message


def test_a_talk_moves_at_most_twice_in_one_event(world, application):
    interview = arrange(world, application)

    for days in (1, 2):
        message = move(world, interview, START + timedelta(days=days))

    assert (interview.start, interview.sequence) == (START + timedelta(days=2), 2)
    _calendar, told = event(message.files.get())
    assert (told["uid"], told["sequence"]) == (interview.uid, 2)
    states = Promise.objects.filter(case=application.pk, kind=Kind.INTERVIEW).order_by("pk")
    assert [each.state for each in states] == [Ledger.RENEGOTIATED, Ledger.RENEGOTIATED, Ledger.MADE]
    assert violations() == 0
    with pytest.raises(MovedTwice):
        move(world, interview, START + timedelta(days=3))


def test_a_move_lies_ahead_and_the_letter_says_it(world, application):
    interview = arrange(world, application)

    with pytest.raises(StartPassed):
        interview.move(to=NOW, reason=Reason.SLOW, by=world.grace, draft=Draft("a", "b"))
    with pytest.raises(TimeNotSaid):
        interview.move(to=START + timedelta(days=1), reason=Reason.SLOW, by=world.grace, draft=Draft("a", "b"))


def test_a_talk_called_off_tells_when_one_hears(world, application):
    interview = arrange(world, application)

    message = interview.cancel(by=world.grace, draft=interview.draft_cancel("a strike."), why="a strike.")
    world.later(minutes=1)
    message.refresh_from_db()

    interview.refresh_from_db()
    assert (interview.state, interview.sequence) == (State.CANCELLED, 1)
    assert "The reason: a strike.\n" in message.text
    calendar, told = event(message.files.get())
    assert (calendar["method"], told["status"], told["sequence"]) == ("CANCEL", "CANCELLED", 1)
    assert owed(application, Kind.INTERVIEW).state == Ledger.VOID
    assert owed(application, Kind.SCHEDULE).state == Ledger.MADE
    assert violations() == 0
    with pytest.raises(SettledTalk):
        interview.cancel(by=world.grace, draft=interview.draft_cancel())


def test_stepping_back_frees_the_talk_and_tells_the_colleagues(world, application):
    interview = arrange(world, application)

    world.fresh(application).withdraw()
    world.work()

    interview.refresh_from_db()
    assert (interview.state, owed(application, Kind.INTERVIEW).state) == (State.CANCELLED, Ledger.VOID)
    called_off = Envelope.objects.filter(key__startswith=f"{interview.key}:1:")
    assert called_off.count() == 2
    assert all("Called off" in each.subject for each in called_off)
    assert violations() == 0
    with pytest.raises(AlreadyDecided):
        arrange(world, world.fresh(application))


def test_a_talk_that_began_late_was_missed_and_repaired(world, application):
    interview = arrange(world, application)
    to_start(world, minutes=5)
    with pytest.raises(NotYet):
        interview.held(by=world.dan, late=True)
    to_start(world, minutes=60)

    interview.held(by=world.dan, late=True)

    repaired = owed(application, Kind.INTERVIEW)
    assert (repaired.state, repaired.repaired_at) == (Ledger.REPAIRED, START + timedelta(minutes=10))
    assert owed(application, Kind.OUTCOME).state == Ledger.MADE
    assert violations() == 0


def test_the_candidate_says_that_it_was_not_so(world, application):
    interview, ada = arrange(world, application), application.case.candidate
    to_start(world)
    assert not interview.may_be_contradicted(clock.now())
    with pytest.raises(NothingToContradict):
        interview.contradict(by=ada.actor)
    interview.held(by=world.grace)
    world.later(days=6)
    with pytest.raises(OnlyTheCandidate):
        interview.contradict(by=world.grace.actor)

    interview.contradict(by=ada.actor, words="Nobody came.")
    interview.contradict(by=ada.actor, words="Nobody came.")

    assert owed(application, Kind.INTERVIEW).state == Ledger.BROKEN
    [said] = Message.objects.unanswered()
    assert said.text.startswith("About our talk Wed 25 Nov, 20:00 Toronto time (Thu 26 Nov")
    assert said.text.endswith("that is not how it was.\n\nNobody came.")
    assert owed(application, Kind.REPLY).state == Ledger.MADE
    assert violations() == 0
    arrange(world, application, start=START + timedelta(days=9))
    assert owed(application, Kind.INTERVIEW, subject=interview.key).state == Ledger.REPAIRED
    assert violations() == 0


def test_contradicted_at_once_it_runs_until_its_last_minute(world, application):
    interview = arrange(world, application)
    to_start(world, minutes=2)
    interview.held(by=world.grace)

    interview.contradict(by=application.case.candidate.actor)

    assert owed(application, Kind.INTERVIEW).state == Ledger.MADE
    assert violations() == 0
    world.later(hours=25)
    assert owed(application, Kind.INTERVIEW).state == Ledger.BROKEN


def test_after_seven_days_one_writes_instead(world, application):
    interview = arrange(world, application)
    to_start(world, minutes=15)
    interview.candidate_absent(by=world.grace)
    clock.set_to(clock.now() + timedelta(days=7))

    with pytest.raises(TooLateToContradict):
        interview.contradict(by=application.case.candidate.actor)


def test_what_has_ended_is_owed_no_more_and_still_heard(world, application):
    interview = arrange(world, application)
    to_start(world)
    interview.held(by=world.grace)
    world.fresh(application).withdraw()
    world.work()

    interview.contradict(by=application.case.candidate.actor)

    assert owed(application, Kind.INTERVIEW).state == Ledger.KEPT
    assert Message.objects.unanswered().count() == 1
    assert violations() == 0


def test_a_no_after_the_talk_keeps_its_outcome(world, application):
    interview = arrange(world, application)
    to_start(world)
    interview.held(by=world.grace)
    why = Why(ReasonKind.PLAIN, "pay")
    application = world.fresh(application)

    draft = application.draft_decline(why, "the talk")
    application.decline(by=world.grace, why=why, thanks="the talk", draft=draft)
    world.later(minutes=1)

    assert owed(application, Kind.OUTCOME).state == Ledger.KEPT
    assert violations() == 0


def test_who_may_know_of_a_talk(world, application):
    interview = arrange(world, application, people=[world.grace])
    seen = Interview.objects.seen_by(world.grace)

    assert list(seen) == [interview]
    assert list(Interview.objects.to_be_told(world.grace, START)) == [interview]
    assert not Interview.objects.to_be_told(world.grace, NOW).exists()
    assert not Interview.objects.to_be_told(world.dan, START).exists()


@pytest.mark.parametrize("wrong", ["no promise", "no talk", "no outcome"])
def test_the_sweep_finds_what_does_not_fit(world, application, wrong):
    interview = arrange(world, application)
    mine = Promise.objects.filter(kind=Kind.INTERVIEW)
    if wrong == "no promise":
        mine.update(state=Ledger.VOID)
    elif wrong == "no talk":
        mine.update(subject="interview:0")
    else:
        to_start(world)
        interview.held(by=world.grace)
        Promise.objects.filter(kind=Kind.OUTCOME).update(subject="")

    found = [each for check in CHECKS for each in check.run(clock.now())]
    assert found
    assert {each.code for each in found} == {"I11"}


def test_the_journal_reads_what_was_done(world, application):
    arrange(world, application)

    entry = Entry.objects.get(verb="interview.arranged")

    assert sentences.read(entry) == "arranged a talk"
