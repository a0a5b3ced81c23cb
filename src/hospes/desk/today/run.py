"""The run (P35): Space walks through Today, one person at a time, everything on one screen."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hospes.applications.queries import Today
from hospes.applications.queries import today as of_today
from hospes.desk.doors import MemberView
from hospes.desk.people import dates
from hospes.desk.today import lines, one, running
from hospes.foundation import clock, showing

UPCOMING = 5


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
        asked = self.request.GET.get("person", "")
        if asked in self.waiting:
            return asked
        rest = self.run.after(self.request.GET.get("after", ""))
        done = {row.case.public_id for row in self.heard}
        return next((key for key in rest if key in self.waiting and key not in done), None)

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


class RunEndView(RunningView):
    """The end: nobody waits, how many minutes, who heard and how, what comes next."""

    def get(self, request: HttpRequest) -> HttpResponse:
        people = len(self.heard)
        return self.show(
            "today/run_end.html",
            title=self.title(),
            total=len(self.run.cases),
            reached=people,
            spent=_("{minutes}.").format(minutes=running.minutes(self.spent())) if self.run.started_at else "",
            summary=self.summary(people),
            heard=[self.line(row) for row in self.heard],
            left=[self.left(row) for row in self.waiting.values()],
            today_url=reverse("desk:today"),
            **self.upcoming(),
        )

    def title(self) -> str:
        left = list(self.waiting.values())
        if not left:
            return _("Nobody is waiting for you")
        if len(left) == 1:
            return _("One person still waits: {name}").format(name=left[0].case.candidate.name)
        return _("{n} people still wait").format(n=len(left))

    def summary(self, people: int) -> str:
        """How many heard; the late ones are named, nobody is congratulated."""
        if not people:
            return _("Nobody has heard from you in this run.")
        words = ngettext("One person heard from you", "%(n)d people heard from you", people) % {"n": people}
        late = [row.case.candidate.name for row in self.heard if row.case.public_id in self.run.late]
        if not late:
            return _("{words}, all before their date.").format(words=words)
        return _("{words}, all before their date but {names}.").format(words=words, names=", ".join(late))

    def line(self, row: running.Heard) -> dict[str, Any]:
        took = _("{n} min").format(n=row.took)
        return {"person": row.case.candidate, "how": running.how(row.message), "took": took}

    def left(self, row: running.Waiting) -> dict[str, Any]:
        due = row.line.promise if row.line else None
        return {"person": row.case.candidate, "promise": due, "url": f"{reverse('desk:run')}?person={row.case.public_id}"}

    def upcoming(self) -> dict[str, Any]:
        """The first day after today on which something is owed."""
        zone, language = ZoneInfo(self.member.zone), get_language() or "en"
        rows = self.today.later
        if not rows:
            return {"next_day": "", "upcoming": []}
        first = rows[0].promise.due.astimezone(zone).date()
        same = [row for row in rows if row.promise.due.astimezone(zone).date() == first][:UPCOMING]
        entries = [
            {
                "hour": row.promise.due.astimezone(zone).strftime("%H:%M"),
                "name": row.case.candidate.name,
                "what": one.what(row.promise, row.case),
                "url": dates.way_back("", row.case),
            }
            for row in same
        ]
        return {"next_day": showing.day(first, language), "upcoming": entries}
