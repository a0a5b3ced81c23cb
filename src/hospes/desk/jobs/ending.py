"""Ending a job that people wait for: one true reason, one approval, a letter to each; then it closes by itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hospes.applications import queries
from hospes.applications.enums import PlainReason
from hospes.applications.models import Application
from hospes.cases.enums import State
from hospes.conversations.models import Message
from hospes.desk.jobs import choices
from hospes.desk.jobs.board import BoardPage
from hospes.desk.jobs.everybody import Everybody, Told
from hospes.desk.jobs.forms_ending import EndingForm
from hospes.foundation import clock
from hospes.jobs.enums import JobState
from hospes.team import rules
from hospes.team.models import Member

# More at once than one page and one press can honestly hold.
MOST = 200


class EndingView(BoardPage):
    """Who hears what, and who is rung first. GET shows it, POST tells them and ends the job."""

    def may(self, member: Member) -> bool:
        return rules.may_edit_jobs(member) and rules.may_decide(member)

    def get(self, request: HttpRequest) -> HttpResponseBase:
        everybody = self.everybody(PlainReason.BUDGET)
        return self.draw(everybody, self.form(everybody))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        everybody = self.everybody(request.POST.get("why", ""))
        form = self.form(everybody, request.POST)
        if request.POST.get("do") == "look":
            return self.draw(everybody, self.form(everybody, looked(form, everybody)))
        if not form.is_valid():
            return self.draw(everybody, form, status=422)
        everybody.tell(form.texts(), wait=form.cleaned_data["wait"])
        if everybody.refused or everybody.problem:
            return self.draw(everybody, form, status=422)
        self.say(self.said(everybody))
        return redirect(self.url("board"))

    def said(self, everybody: Everybody) -> str:
        """Who hears, and that the job closes by itself."""
        n = len(everybody.done)
        told = ngettext("%(n)d person hears it.", "%(n)d people hear it.", n) % {"n": n} if n else ""
        return f"{told} {_('The job closes by itself when everybody has heard.')}".strip()

    @cached_property
    def waiting(self) -> list[Application]:
        """Whoever has no answer on the way, in the order in which they applied."""
        told = Message.objects.leaving().exclude(act="").values("case")
        rows = Application.objects.filter(job=self.job, case__state=State.OPEN).exclude(case__in=told)
        return list(queries.with_dates(rows.order_by("submitted_at", "pk"))[:MOST])

    def everybody(self, why: str) -> Everybody:
        reason = PlainReason(why) if why in EndingForm.REASONS else PlainReason.BUDGET
        return Everybody(self.job, [Told(row) for row in self.waiting], reason, self.member, clock.now())

    def form(self, everybody: Everybody, data: Any = None) -> EndingForm:
        form = EndingForm(data, initial={"why": everybody.why, "wait": "4"}, rings=bool(everybody.first_rung))
        form.ask_texts(everybody.texts)
        return form

    def draw(self, everybody: Everybody, form: EndingForm, status: int = 200) -> HttpResponse:
        names = {code: name for code, _html, name in choices.languages()}
        still = Application.objects.filter(job=self.job).live().count() - len(self.waiting)
        context = {
            "form": form,
            "people": [
                {"person": told.person, "language_name": names.get(told.language, told.language), "told": told}
                for told in everybody.people
            ],
            "still": still,
            "problem": everybody.problem,
            "tokens": any("{greeting}" in text for text in everybody.texts.values()),
            "is_closed": self.job.state == JobState.CLOSED,
            "action": self.request.path,
            "confirm": self.confirm(everybody),
        }
        return self.show("jobs/ending.html", status=status, **self.bar(), **context)

    def confirm(self, everybody: Everybody) -> str:
        """The words on the button: whom it tells."""
        n = len(everybody.people)
        if not n:
            return _("End the job")
        return ngettext("Tell %(n)d person and end the job", "Tell %(n)d people and end the job", n) % {"n": n}


def looked(form: EndingForm, everybody: Everybody) -> Any:
    """What was sent, with the texts of the reason that is chosen now where nobody wrote into the others."""
    data = form.data.copy()
    others = [text for why in EndingForm.REASONS for text in everybody.because(PlainReason(why)).texts.values()]
    for code, text in everybody.texts.items():
        typed = data.get(f"text_{code}", "").replace("\r\n", "\n")
        if not typed or typed in others:
            data[f"text_{code}"] = text
    return data
