"""The end of the run: who heard and how, how long it took, who still waits."""

from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hospes.desk.people import dates
from hospes.desk.today import one, running
from hospes.desk.today.run import RunningView
from hospes.foundation import showing

UPCOMING = 5


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
        return {
            "person": row.case.candidate,
            "promise": due,
            "url": f"{reverse('desk:run')}?person={row.case.public_id}",
        }

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
