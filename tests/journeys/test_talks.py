"""Talks across the faces: the desk arranges, letters with invitations arrive, the page shows it, the clock moves.

Scenario C2 (Amira, Ontario: a delay told in time). Its step 3 goes on with things that come with later orders:
the screen that lists every candidate who holds the same decision date, the offer and its acceptance, and claim 38
over the absence.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from hospes.applications.models.submitting import Person
from hospes.foundation import clock, sweeping
from hospes.interviews.models import Interview
from hospes.jobs.models import Job
from hospes.promises.models import Promise
from tests.careers.pages import words
from tests.desk.people.house import filled
from tests.world import World, in_folder

AMIRA = Person(name="Amira Haddad", email="amira@example.org", language="en", zone="America/Toronto")
APPLIED = datetime(2026, 9, 16, 0, 40, tzinfo=UTC)  # Tue 15 Sep, 20:40 in Toronto


def toronto(day: int, hour: int, minute: int = 0, month: int = 9) -> datetime:
    """An instant of that autumn by Toronto's clock (summer time, UTC-4)."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) + timedelta(hours=4)


class Story:
    """Grace's desk, Amira's page, the post office between them."""

    def __init__(self) -> None:
        clock.set_to(APPLIED)
        self.world = World()
        Job.objects.filter(pk=self.world.job.pk).update(decision_on=date(2026, 10, 2))
        self.amira = self.world.apply(AMIRA, job=Job.objects.get(pk=self.world.job.pk))
        self.case = self.amira.case
        self.desk, self.guest = Client(), Client()

    def at(self, instant: datetime) -> None:
        """Let the worker live through the time until then, and be at the desk."""
        while clock.now() < instant:
            clock.set_to(min(clock.now() + timedelta(hours=6), instant))
            self.world.work()
        # A session lives on the wall clock of the house, too.
        self.desk.force_login(self.world.grace)

    def page(self) -> str:
        return words(self.guest.get(f"/p/{self.case.candidate.link_token()}/"))

    def send(self, name: str, /, *key: str, **typed: object) -> object:
        """Open a form at the desk, let its letter follow what is chosen, and send it."""
        address = reverse(f"desk:{name}", args=key or (self.case.public_id,))
        body = {**filled(self.desk.get(address)), **typed}
        body.update(filled(self.desk.post(address, {**body, "do": "make"})), **typed)
        return self.desk.post(address, body)

    def leave(self) -> None:
        self.world.later(seconds=40)

    def owed(self, kind: str) -> Promise:
        return Promise.objects.filter(case=self.case, kind=kind).latest("pk")

    def invitations(self, to: str) -> list[Calendar]:
        """The calendar files that arrived there, read as a calendar program reads them."""
        parts = [part for letter in self.world.office.messages(to) for part in letter.walk()]
        return [Calendar.from_ical(p.get_content()) for p in parts if p.get_content_type() == "text/calendar"]

    def until_the_talk_was_held(self) -> None:
        """Steps 1: advanced on Friday, a talk on Thursday at ten, held."""
        self.at(toronto(18, 11))
        stage = self.amira.job.stages.get(kind="talk")
        assert self.send("advance", stage=str(stage.pk)).status_code == 302
        self.leave()
        told = {
            "day": "2026-09-24",
            "hour": "10:00",
            "minutes": "45",
            "how": "video",
            "where": "https://meet.example/a",
        }
        people = [self.world.grace.pk, self.world.dan.pk]
        assert self.send("arrange-talk", stage=str(stage.pk), people=people, **told).status_code == 302
        self.leave()
        self.talk = Interview.objects.get()
        self.at(toronto(24, 10, 50))
        self.desk.post(reverse("desk:talk-outcome", args=[self.talk.public_id]), {"outcome": "held"})
        self.send("compose", text="Thank you for the talk.\n\nYou hear from me by {date}.")
        self.leave()


@pytest.fixture
def story(db, settings, tmp_path) -> Story:
    in_folder(settings, tmp_path)
    return Story()


def test_the_invitation_arrives_moves_and_is_taken_back(story):
    story.at(toronto(18, 11))
    stage, people = story.amira.job.stages.get(kind="talk"), [story.world.dan.pk]
    told = {"day": "2026-09-24", "hour": "10:00", "minutes": "45", "how": "place", "where": "Pier 4"}

    story.send("arrange-talk", stage=str(stage.pk), people=people, **told)
    story.leave()
    talk = Interview.objects.get()
    story.send("move-talk", talk.public_id, day="2026-09-25", hour="09:00", reason="interviewer_away")
    story.leave()
    story.send("cancel-talk", talk.public_id, why="The pier is closed")
    story.leave()

    for address in ("amira@example.org", story.world.dan.email):
        files = story.invitations(address)
        events = [file.walk("VEVENT")[0] for file in files]
        assert [str(file["method"]) for file in files] == ["REQUEST", "REQUEST", "CANCEL"]
        assert [event["sequence"] for event in events] == [0, 1, 2]
        assert [event["dtstart"].dt for event in events] == [toronto(24, 10), toronto(25, 9), toronto(25, 9)]
        assert {str(event["uid"]) for event in events} == {talk.uid}
    assert "The pier is closed" in story.page()
    assert "Called off" in story.page()
    assert sweeping.sweep(clock.now()).violations == 0


def test_c2_a_delay_is_told_in_time(story):
    assert story.owed("REVIEW").due == toronto(22, 18)
    story.until_the_talk_was_held()

    outcome = story.owed("OUTCOME")
    assert outcome.due == toronto(29, 18)
    assert outcome.legal_due.astimezone(UTC) == datetime(2026, 11, 9, 4, 59, tzinfo=UTC)  # 8 Nov, whole, in winter time
    assert story.owed("DECISION").due == toronto(2, 18, month=10)
    story.at(toronto(29, 10))
    story.world.dan.be_away_today(by=story.world.dan.actor)

    answer = story.send("hold", reason="decider_absent", day="2026-10-06")
    story.leave()

    assert answer.status_code == 302
    new = story.owed("OUTCOME")
    assert (new.due, new.chain, new.reason) == (toronto(6, 18, month=10), 1, "decider_absent")
    outcome.refresh_from_db()
    assert outcome.state == "renegotiated"
    page = story.page()
    assert "Tue 29 Sep, 18:00" in page
    assert "Moved, you were told before" in page
    assert "Tue 6 Oct, 18:00" in page
    assert "the person who decides is away" in page
    assert sweeping.sweep(clock.now()).violations == 0


def test_c2_the_same_at_one_minute_past_six_is_refused(story):
    story.until_the_talk_was_held()
    story.at(toronto(29, 18, 1))

    answer = story.send("hold", reason="decider_absent", day="2026-10-06", text="We need until {date}.")
    story.leave()

    assert answer.status_code in {404, 422}
    assert story.owed("OUTCOME").state == "broken"
    assert "We promised Tue 29 Sep, 18:00 and have missed it" in story.page()
    assert sweeping.sweep(clock.now()).violations == 0
