"""The frame of every settings page: the list beside it, and how a form becomes a verb."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hospes.desk.doors import MemberView
from hospes.desk.settings import contents
from hospes.foundation.refusals import Refusal
from hospes.team import rules
from hospes.team.models import Member


class SettingsView(MemberView):
    """A page with the list of settings beside it. ``page`` names its line in that list."""

    active = "settings"
    page = ""

    def show(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        groups = contents.groups(self.member, self.page)
        here = [link["label"] for group in groups for link in group["links"] if link["here"]]
        frame = {"groups": groups, "page_name": here[0] if here else contents.HEADING}
        return super().show(f"settings/{template}", status, **{**frame, **context})


class FormView(SettingsView):
    """One form: shown, sent, and either done or back with what is wrong at its field."""

    template = ""
    done = ""
    # At which field each refusal of a room is said; the others stand above the form.
    field_of: ClassVar[dict[type[Refusal], str]] = {}

    def form(self, data: Any = None) -> forms.Form:
        """Make the form, with what holds now or with what was sent."""
        raise NotImplementedError

    def keep(self, told: dict[str, Any]) -> str:
        """Do what was asked for and return what to say about it."""
        raise NotImplementedError

    def get(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        return self.draw(self.form())

    def post(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        form = self.form(request.POST)
        said = self.kept(form)
        if said is None:
            return self.draw(form, status=422)
        self.say(said)
        return redirect(self.after())

    def kept(self, form: forms.Form) -> str | None:
        """Do it, or say at the field why not."""
        if not form.is_valid():
            return None
        try:
            return self.keep(form.cleaned_data)
        except Refusal as refusal:
            form.add_error(self.field_of.get(type(refusal)), str(refusal))
            return None

    def after(self) -> str:
        """Where one goes once it is done: back to the page."""
        return reverse(f"desk:{self.page}")

    def draw(self, form: forms.Form, status: int = 200) -> HttpResponse:
        return self.show(self.template, status, form=form, **self.facts())

    def facts(self) -> dict[str, Any]:
        """What the page shows besides its form."""
        return {}


class AdminView(SettingsView):
    """For admins; to everybody else there is no such page."""

    def may(self, member: Member) -> bool:
        return rules.may_change_settings(member)


class AdminForm(AdminView, FormView):
    """A form for admins."""
