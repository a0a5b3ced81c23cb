"""Not an application: spam, bots, tests, doubles, abuse; nobody is written to, 30 days to restore (P2)."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import urlencode
from django.utils.translation import ngettext

from hospes.applications.enums import Aside
from hospes.applications.models import Application
from hospes.desk.jobs.forms_moves import AsidesForm
from hospes.desk.jobs.moves import ChosenView
from hospes.foundation.refusals import Refusal

UNDO_SECONDS = 30


class AsidesView(ChosenView):
    """Why, then it is put aside; whoever was spoken with already is refused."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        if not self.chosen():
            return self.back()
        return self.draw(AsidesForm())

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = AsidesForm(request.POST)
        if not form.is_valid():
            return self.draw(form, status=422)
        refused = self.put_aside(Aside(form.cleaned_data["why"]))
        return self.draw(form, refused, status=422) if refused else self.back()

    def put_aside(self, why: Aside) -> dict[int, str]:
        """Each for itself; returns who was refused, and why."""
        refused = {row.pk: sentence for row in self.applications if (sentence := self.aside(row, why))}
        done = [row.case.public_id for row in self.applications if row.pk not in refused]
        if done:
            words = ngettext("One is put aside.", "%(n)d are put aside.", len(done)) % {"n": len(done)}
            keys = urlencode([("card", key) for key in done])
            self.say(words, undo_url=f"{self.url('asides-undo')}?{keys}", seconds=UNDO_SECONDS)
        self.applications = [row for row in self.applications if row.pk in refused]
        return refused

    def aside(self, row: Application, why: Aside) -> str:
        try:
            row.set_aside(by=self.member, why=why)
        except Refusal as refusal:
            return str(refusal)
        return ""

    def draw(self, form: AsidesForm, refused: dict[int, str] | None = None, status: int = 200) -> HttpResponse:
        people: list[dict[str, Any]] = [
            {"person": row.case.candidate, "key": row.case.public_id, "refused": (refused or {}).get(row.pk, "")}
            for row in self.applications
        ]
        context = {"form": form, "people": people, "action": self.url("asides")}
        return self.show("jobs/asides.html", status=status, **context, **self.bar())


class AsidesUndoView(ChosenView):
    """They are applications again, with a new date."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        return self.back()

    def post(self, request: HttpRequest) -> HttpResponseBase:
        refused = [sentence for row in self.applications if (sentence := self.restored(row))]
        back = len(self.applications) - len(refused)
        words = ngettext("One is restored.", "%(n)d are restored.", back) % {"n": back}
        self.say(refused[0] if refused else words)
        return self.back()

    def restored(self, row: Application) -> str:
        try:
            row.restore(by=self.member)
        except Refusal as refusal:
            return str(refusal)
        return ""
