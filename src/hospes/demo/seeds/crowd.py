"""Three hundred people who applied in the last four weeks, and what a working house did about it."""

from __future__ import annotations

import heapq
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hospes.applications.enums import ReasonKind
from hospes.applications.models.declinable import Why
from hospes.applications.models.submitting import Incoming, Person
from hospes.cases.enums import State
from hospes.demo.seeds import words
from hospes.foundation import clock

if TYPE_CHECKING:
    from hospes.applications.models import Application
    from hospes.demo.seeds.stage import Stage

MIX = ["R1"] * 9 + ["R2"] * 7 + ["R3"] * 8 + ["R5"] * 7


class Crowd:
    """Applications in time order; each is looked at before its date, nearly always."""

    def __init__(self, stage: Stage, size: int) -> None:
        self.stage = stage
        self.size = size
        self.queue: list[tuple[datetime, int, Application | None]] = []

    def plan(self) -> None:
        """Spread the arrivals over the weeks, more of them lately."""
        span = (self.stage.end - self.stage.start).total_seconds()
        for number in range(self.size):
            share = self.stage.dice.random() ** 0.8
            self.push(self.stage.start + timedelta(seconds=share * span), number, None)

    def push(self, at: datetime, number: int, application: Application | None) -> None:
        """Put the next thing that happens into the queue."""
        heapq.heappush(self.queue, (at, number, application))

    def next_at(self) -> datetime | None:
        """When the next thing happens."""
        return self.queue[0][0] if self.queue else None

    def step(self, *, reads: bool = True) -> None:
        """Let the next thing happen. Without ``reads`` nobody looks at what has arrived."""
        at, number, application = heapq.heappop(self.queue)
        if application is not None and not reads:
            return
        self.stage.at(at)
        application = self.arrive(number) if application is None else self.look(application, number)
        if application is not None and (when := self.moment(application)) is not None:
            self.push(when, number, application)

    def arrive(self, number: int) -> Application:
        """Somebody applies."""
        dice = self.stage.dice
        job = dice.choice(MIX)
        chinese = job == "R1" and dice.random() < 0.85
        name = words.chinese_name(dice) if chinese else words.name(dice)
        person = Person(
            name=name,
            email=f"{words.address(name)}.{number}@example.org",
            phone="",
            language="zh" if chinese else "en",
            zone={"R1": "Asia/Shanghai", "R3": "Europe/Berlin"}.get(job, "America/Toronto"),
        )
        said = words.sentence(dice, chinese=chinese)
        files = [Incoming("cv.txt", f"{name}\n\n{said}\n".encode())] if number % 8 == 0 else []
        return self.stage.apply(job, person, files, said)

    def moment(self, application: Application) -> datetime | None:
        """When somebody will look at it: some working hours before its date. One in seventy is forgotten."""
        due = self.stage.next_due(application)
        if due is None or self.stage.dice.random() < 0.014:
            return None
        before = timedelta(hours=self.stage.dice.choice([2, 4, 26, 28, 50, 52, 74]))
        calendar = application.case.contact.calendar
        return max(self.stage.working_hour(due - before, calendar), clock.now() + timedelta(minutes=2))

    def look(self, application: Application, number: int) -> Application | None:
        """A person looks at an application and decides something, or says when."""
        application = self.stage.fresh(application)
        if application.case.state != State.OPEN:
            return None
        due = self.stage.next_due(application)
        if due is not None and due <= clock.now():
            return None
        chance = self.stage.dice.random()
        early = application.stage.order <= 2
        if chance < (0.45 if early else 0.25):
            thanks = words.thanks(self.stage.dice, chinese=application.case.candidate.language == "zh")
            self.stage.decline(application, self.reason(application, number), thanks)
            return None
        if chance < (0.62 if early else 0.5):
            self.stage.advance(application)
            return application
        if chance < 0.68:
            self.stage.hold(application, "more_candidates", 3)
            return application
        self.stage.update(application)
        return application

    def reason(self, application: Application, number: int) -> Why:
        """A criterion mostly, a plain reason sometimes."""
        return Why(ReasonKind.PLAIN, "start") if number % 6 == 0 else self.stage.criterion(application, number)
