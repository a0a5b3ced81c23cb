"""The run (P35): Space walks through Today, one person at a time, everything on one screen."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from hospes.applications.queries import Today
from hospes.applications.queries import today as of_today
from hospes.desk.doors import MemberView
from hospes.desk.today import lines, one, running
from hospes.foundation import clock


class RunningView(MemberView):
    """What both pages of the run know."""

    active = "today"

    @cached_property
    def now(self) -> datetime:
        return clock.now()

    @cached_property
    def today(self) -> Today:
        seen = of_today(self.member, self.now)
        lines.with_titles(seen)
        return seen

    @cached_property
    def waiting(self) -> dict[str, running.Waiting]:
        """Who waits now, by the key of the matter, in order."""
        return {row.case.public_id: row for row in running.in_order(self.today, self.now)}

    @cached_property
    def run(self) -> running.Run:
        return running.current(self.request.session, list(self.waiting.values()))

    @cached_property
    def heard(self) -> list[running.Heard]:
        return running.heard(self.run, self.member)

    def spent(self) -> int:
        """Minutes since the start."""
        begun = self.run.started_at
        return round((self.now - begun).total_seconds() / 60) if begun else 0


class RunView(RunningView):
    """One person. Going on without acting leaves the date as it was."""

    def post(self, request: HttpRequest) -> HttpResponseBase:
        running.start(request.session, list(self.waiting.values()), self.now)
        return redirect("desk:run")

    def get(self, request: HttpRequest) -> HttpResponseBase:
        key = self.chosen()
        if key is None:
            return redirect("desk:run-end")
        return self.draw(self.waiting[key])

    def chosen(self) -> str | None:
        """The person asked for, else the next who still waits."""
        asked, acted = self.request.GET.get("person", ""), self.request.GET.get("from", "")
        if asked in self.waiting:
            return asked
        if self.asks_still(acted):
            return acted
        rest = self.run.after(self.request.GET.get("after") or acted)
        return next((key for key in rest if key in self.waiting), None)

    def asks_still(self, key: str) -> bool:
        """Somebody who has just heard something, but whose question is still open, stays on the screen."""
        waiting = self.waiting.get(key)
        heard = any(row.case.public_id == key for row in self.heard)
        return heard and waiting is not None and waiting.line is not None and waiting.line.question is not None

    def draw(self, waiting: running.Waiting) -> HttpResponse:
        case = waiting.case
        done = {row.case.public_id for row in self.heard}
        faces = running.faces(self.run, done, case.public_id)
        position = self.run.cases.index(case.public_id) + 1 if case.public_id in self.run.cases else 1
        spent = _("{minutes} so far").format(minutes=running.minutes(self.spent())) if self.run.started_at else ""
        last = self.heard[-1] if self.heard else None
        before = _("{name}: {how}").format(name=last.case.candidate.name, how=running.how(last.message)) if last else ""
        return self.show(
            "today/run.html",
            position=position,
            total=len(self.run.cases),
            runners=faces,
            spent=spent,
            leave_url=reverse("desk:run-end") if self.run.started_at else reverse("desk:today"),
            next_url=f"{reverse('desk:run')}?after={case.public_id}",
            before_line=before,
            **one.person(self.request, self.member, waiting, self.now),
        )
