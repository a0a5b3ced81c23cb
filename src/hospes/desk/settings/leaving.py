"""The end of a colleague's access: asked once, with what goes to whom."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hospes.desk.settings.one_member import OneMember
from hospes.team import duties
from hospes.team.models import Member


class LeavingView(OneMember):
    """The end of his access: asked once, with what goes to whom; then all of it in one transaction."""

    def form(self, data: Any = None) -> forms.Form:
        return forms.Form(data)

    def keep(self, told: dict[str, Any]) -> str:
        self.who.disable(by=self.member.actor)
        return _("%(name)s has no access any more. Everything open was handed over.") % {"name": self.who.name}

    def draw(self, form: forms.Form, status: int = 200) -> HttpResponse:
        return self.show("leaving.html", status, form=form, who=self.who, owed=owed(self.who), heir=heir(self.who))


def owed(member: Member) -> list[str]:
    """What has to be handed over, in words."""
    return [_in_words(kind, n) % {"n": n} for kind, n in duties.owed(member).items() if n]


def _in_words(kind: str, n: int) -> str:
    if kind == "cases":
        return ngettext("%(n)s candidate's matter", "%(n)s candidates' matters", n)
    if kind == "jobs":
        return ngettext("%(n)s job", "%(n)s jobs", n)
    return ngettext("%(n)s other thing", "%(n)s other things", n)


def heir(member: Member) -> Member | None:
    """Who takes it over; None where no admin would be left."""
    try:
        return member.successor()
    except Member.DoesNotExist:
        return None
