"""What a person does with a mail: file it, make it a matter of somebody, put it aside, bring it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hospes.applications import strangers
from hospes.cases.models import Case
from hospes.conversations import filing
from hospes.desk.unplaced.doors import ArrivalView
from hospes.desk.unplaced.mails import UnplacedMailView
from hospes.foundation.refusals import Refusal
from hospes.jobs.models import Job
from hospes.team.models import Member

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse, HttpResponseBase


class PlacingView(UnplacedMailView):
    """One of the forms of the page, sent."""

    def get(self, request: HttpRequest, **kwargs: Any) -> Any:
        return redirect("desk:unplaced-mail", self.arrival.public_id)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        form = self.form()
        if not form.is_valid():
            return self.page(status=422)
        try:
            self.act(form.cleaned_data)
        except Refusal as refusal:
            errors = getattr(refusal, "errors", {})
            return self.page(status=422, refused=" ".join(str(each) for each in (errors.values() or [refusal])))
        return redirect("desk:unplaced")

    def form(self) -> forms.Form:
        raise NotImplementedError

    def act(self, told: dict[str, Any]) -> None:
        raise NotImplementedError


class FileView(PlacingView):
    """It belongs to this conversation."""

    sent = "case"

    def form(self) -> forms.Form:
        return self.case_form

    def act(self, told: dict[str, Any]) -> None:
        case = Case.objects.seen_by(self.member).get(public_id=told["case"])
        filing.file_under(self.arrival, case, by=self.member, know_sender=told["know"])
        self.say(_("Filed with {name}.").format(name=case.candidate.name))


class MatterView(PlacingView):
    """Somebody new, with a contact."""

    sent = "matter"

    def form(self) -> forms.Form:
        return self.matter_form

    def act(self, told: dict[str, Any]) -> None:
        contact = Member.objects.get(pk=told["contact"])
        job = Job.objects.get(public_id=told["job"]) if told["job"] else None
        strangers.introduce(self.arrival, contact=contact, by=self.member, name=told["name"], job=job)
        self.say(_("{contact} now looks after {name}.").format(contact=contact.name, name=told["name"]))


class AsideView(PlacingView):
    """It needs no place."""

    sent = "aside"

    def form(self) -> forms.Form:
        return self.aside_form

    def act(self, told: dict[str, Any]) -> None:
        self.arrival.set_aside(by=self.member.actor, why=told["why"])
        self.say(_("Put aside. It can be brought back."))


class BackView(ArrivalView):
    """Undo: it waits for a place again."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.arrival.bring_back(by=self.member.actor)
        return redirect("desk:unplaced-mail", self.arrival.public_id)
