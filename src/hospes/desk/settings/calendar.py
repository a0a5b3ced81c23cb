"""One's own calendar: the address at which it is read, and the one outside into which dates are written."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from hospes.calendars import about
from hospes.calendars.models import Copy, Feed, Outside
from hospes.calendars.outside.problems import Problem
from hospes.calendars.refusals import BadAddress, PasswordMissing
from hospes.desk.settings.calendar_services import SERVICES, service
from hospes.desk.settings.doors import FormView
from hospes.foundation import clock, showing


class OutsideForm(forms.Form):
    """Where one's own calendar lies. The password is never shown; an empty field keeps the one there is."""

    service = forms.ChoiceField(
        label=gettext_lazy("Service"),
        choices=[(each.key, each.name) for each in SERVICES],
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Choose a service.")),
    )
    url = forms.CharField(
        label=gettext_lazy("Address of the calendar"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Leave it empty for the address that we know of the service."),
    )
    username = forms.CharField(
        label=gettext_lazy("Name there"),
        max_length=254,
        error_messages={"required": gettext_lazy("Enter your name there, often your mail address.")},
    )
    password = forms.CharField(
        label=gettext_lazy("Password for programs"),
        required=False,
        max_length=300,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("It is kept sealed and never shown. Empty keeps the one there is."),
    )


@method_decorator(sensitive_post_parameters("password"), name="dispatch")
class CalendarView(FormView):
    """What one owes, in one's own calendar program."""

    page = "my-calendar"
    template = "calendar.html"
    field_of = {BadAddress: "url", PasswordMissing: "password"}

    def form(self, data: Any = None) -> OutsideForm:
        outside = Outside.objects.of(self.member)
        known = {"service": "other", "url": outside.url, "username": outside.username} if outside else {}
        return OutsideForm(data, initial=known)

    def keep(self, told: dict[str, Any]) -> str:
        chosen = service(told["service"])
        url = told["url"] or (chosen.url if chosen else "")
        facts = {"url": url, "username": told["username"], "password": told["password"] or None}
        outside = Outside.objects.connect(self.member, by=self.member.actor, **facts)
        return outside.check_connection()

    def post(self, request: HttpRequest, **address: Any) -> HttpResponse:
        acts = {"new": self._open, "off": self._revoke, "again": self._again, "leave": self._leave}
        acts |= {"test": self._test, "disconnect": self._disconnect}
        act = acts.get(request.POST.get("what", ""))
        if act is None:
            return super().post(request, **address)
        self.say(act())
        return redirect("desk:my-calendar")

    def facts(self) -> dict[str, Any]:
        feed, outside = Feed.objects.of(self.member), Outside.objects.of(self.member)
        path = reverse("calendars:feed", args=[feed.token]) if feed else ""
        return {
            "address": self.request.build_absolute_uri(path) if path else "",
            "outside": outside,
            "works": outside is not None and outside.problem == Problem.NONE,
            "deleted": self._deleted() if outside else [],
            "services": SERVICES,
        }

    def _deleted(self) -> list[dict[str, str]]:
        """What was deleted there, in words, with its date."""
        entries = [copy.entry for copy in Copy.objects.deleted_there(self.member)]
        words, member = about.told(entries, self.member), self.member
        return [
            {
                "title": words[entry.key].title if entry.key in words else "",
                "date": showing.instant(entry.end, member.zone, member.zone, member.language),
            }
            for entry in entries
        ]

    def _open(self) -> str:
        Feed.objects.open_for(self.member, by=self.member.actor)
        return _("Here is your address. One that you had before leads nowhere now.")

    def _revoke(self) -> str:
        feed = Feed.objects.of(self.member)
        if feed is not None:
            feed.revoke(by=self.member.actor)
        return _("The address is switched off. Programs that still ask there get nothing.")

    def _again(self) -> str:
        Copy.objects.write_again(self.member)
        return _("They are written into your calendar again within a minute.")

    def _leave(self) -> str:
        Copy.objects.leave(self.member, now=clock.now())
        return _("Noted. The promises stand all the same.")

    def _test(self) -> str:
        outside = Outside.objects.of(self.member)
        return outside.check_connection() if outside else ""

    def _disconnect(self) -> str:
        outside = Outside.objects.of(self.member)
        if outside is not None:
            outside.disconnect(by=self.member.actor)
        return _("Nothing is written there any more. What stands there is yours to keep or delete.")
