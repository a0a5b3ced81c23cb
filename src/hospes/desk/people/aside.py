"""Not an application (P2), and back again."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hospes.applications.enums import Aside
from hospes.desk.people import drawing
from hospes.desk.people.doors import ActView
from hospes.desk.people.forms import NothingForm
from hospes.desk.people.forms_of_acts import AsideForm
from hospes.team import rules
from hospes.team.models import Member


class AsideView(ActView):
    """Spam, bot, test, double or abuse, before any conversation. No message is sent."""

    form_class = AsideForm

    def may(self, member: Member) -> bool:
        return rules.works_with_all(member)

    def act(self, told: dict[str, Any]) -> None:
        self.application.set_aside(by=self.member, why=Aside(told["why"]))
        self.say(_("Put aside as no application. It can be restored for 30 days."))

    def context(self, form: AsideForm) -> dict[str, Any]:
        self.application  # noqa: B018 -- 404 for another kind of matter
        return {
            "heading": _("This is not an application"),
            "lede": _("Nobody is told. A genuine person can be restored for 30 days, and writes to you as before."),
            "confirm": _("Put it aside"),
            **drawing.around(self.case, self.member),
        }


class RestoreView(ActView):
    """Make it an application again, with a new date."""

    form_class = NothingForm

    def may(self, member: Member) -> bool:
        return rules.works_with_all(member)

    def act(self, told: dict[str, Any]) -> None:
        self.application.restore(by=self.member)
        self.say(_("It is an application again, with a date by which the person hears."))

    def context(self, form: NothingForm) -> dict[str, Any]:
        self.application  # noqa: B018 -- 404 for another kind of matter
        return {
            "heading": _("Make this an application again"),
            "confirm": _("Restore it"),
            **drawing.around(self.case, self.member),
        }


class SeeView(ActView):
    """What she sees: her exact page, read-only (P35)."""

    template = "people/see.html"

    def may(self, member: Member) -> bool:
        return member.is_active

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return redirect(request.path)

    def context(self, form: Any) -> dict[str, Any]:
        return {"page_url": drawing.page_url(self.case, self.member), "title": drawing.title(self.case)}
