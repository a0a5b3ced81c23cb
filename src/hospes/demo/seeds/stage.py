"""The stage of a seed: a clock that is set, a worker that works, and the acts of a story."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hospes.applications.enums import ReasonKind
from hospes.applications.models import Application
from hospes.applications.models.declinable import Why
from hospes.applications.models.submitting import Incoming, Person
from hospes.conversations import facts
from hospes.conversations.letters import render
from hospes.conversations.models import Message
from hospes.conversations.proposals import Proposal
from hospes.foundation import claiming, clock, working
from hospes.promises.enums import MAIN_CHAIN, OPEN, Kind, Reason
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hospes.jobs.models import Job
    from hospes.team.models import Member

# What the worker does in a story. Files are read by the household's worker after the seed (a process
# each); the jobs of the task queue are none of the story's.
_LETTERS = ("conversations.release", "post.hand_over")
_TIME = ("conversations.prove", "conversations.confirm", "promises.break", "promises.climb", "conversations.missed")


@dataclass
class Stage:
    """Everything a seed acts with. ``start`` and ``end`` are instants of the story."""

    members: dict[str, Member]
    jobs: dict[str, Job]
    start: datetime
    end: datetime
    dice: random.Random = field(default_factory=lambda: random.Random(2026))
    number: int = 0
    # Nothing runs: no letter leaves, no date is noticed.
    asleep: bool = False

    def at(self, instant: datetime) -> None:
        """Set the clock, never backwards, and let the worker do what has become due."""
        if instant > clock.now():
            clock.set_to(instant)
        self.work()

    def work(self, names: Sequence[str] = (*_LETTERS, *_TIME)) -> None:
        """Let the worker do what is due."""
        if self.asleep:
            return
        for name in names:
            claiming.run_once("machine:worker", names=[name], limit=500)

    def leave(self) -> None:
        """Let the time of undo pass and approved letters leave."""
        clock.move(timedelta(seconds=31))
        self.work(_LETTERS)

    def apply(self, job: str, person: Person, files: Sequence[Incoming] = (), words: str = "") -> Application:
        """Submit an application, as the form does."""
        self.number += 1
        target = self.jobs[job]
        checked = None
        if target.form is not None:
            raw = {question.field: words for question in target.form.asked()}
            checked = target.form.check_answers(raw, {}, person.language)
        submission = Application.objects.submit(
            target, person, nonce=f"demo-{self.number}", files=files, checked=checked
        )
        # The form leads to the confirmation, and the browser that sent it shows it.
        submission.application.shown()
        self.work(_LETTERS)
        return self.fresh(submission.application)

    def fresh(self, application: Application) -> Application:
        """The application as it is now."""
        rows = Application.objects.select_related("case__candidate", "case__contact", "job", "stage")
        return rows.get(pk=application.pk)

    def advance(self, application: Application, steps: int = 1) -> None:
        """Move on by so many stages, with the plan's own letter."""
        application = self.fresh(application)
        plan = list(application.job.stages.order_by("order"))
        place = next(n for n, stage in enumerate(plan) if stage.pk == application.stage_id)
        to = plan[min(place + steps, len(plan) - 1)]
        if to.pk != application.stage_id:
            application.advance(to=to, by=application.case.contact, draft=application.draft_advance(to))
            self.leave()

    def decline(self, application: Application, why: Why, thanks: str, *, leave: bool = True) -> None:
        """Say no, kindly."""
        application = self.fresh(application)
        draft = application.draft_decline(why, thanks)
        application.decline(by=application.case.contact, why=why, thanks=thanks, draft=draft)
        if leave:
            self.leave()

    def hold(self, application: Application, reason: str, days: int = 4) -> None:
        """Ask for more time, before the date."""
        application = self.fresh(application)
        promise = application.movable_promise()
        if promise is None or promise.chain >= 2:
            return
        due = working.due(max(promise.due, clock.now()), days, application.case.contact.calendar)
        draft = application.draft_hold(Reason(reason))
        application.hold(by=application.case.contact, reason=Reason(reason), due=due, draft=draft)
        self.leave()

    def update(self, application: Application) -> None:
        """Nothing is decided: say so, with a new date."""
        case = self.fresh(application).case
        draft = render("update", case.candidate.language, facts.of_case(case))
        Message.objects.approve(case, draft, by=case.contact, proposals=[Proposal(Kind.UPDATE)])
        self.leave()

    def next_due(self, application: Application) -> datetime | None:
        """The nearest open date of the main chain."""
        rows = Promise.objects.filter(case=application.case_id, state__in=OPEN, kind__in=MAIN_CHAIN)
        return rows.filter(answered_in="").order_by("due").values_list("due", flat=True).first()

    def criterion(self, application: Application, place: int = 0) -> Why:
        """A published criterion of the application's job, as the reason of a no."""
        criteria = list(application.job.criteria.order_by("order"))
        return Why(ReasonKind.CRITERION, str(criteria[place % len(criteria)].pk))

    def working_hour(self, instant: datetime, calendar: str) -> datetime:
        """The instant itself in working hours, else some time after the next opening."""
        opened = working.opening(instant, calendar)
        return instant if opened == instant else opened + timedelta(minutes=self.dice.randint(3, 150))
