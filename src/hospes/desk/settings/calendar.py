"""One's own calendar address: made, made anew, switched off."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hospes.calendars.models import Feed
from hospes.desk.settings.doors import SettingsView


class CalendarView(SettingsView):
    """What one owes, in one's own calendar program."""

    page = "my-calendar"

    def get(self, request: HttpRequest) -> HttpResponse:
        feed = Feed.objects.of(self.member)
        path = reverse("calendars:feed", args=[feed.token]) if feed else ""
        return self.show("calendar.html", address=request.build_absolute_uri(path) if path else "")

    def post(self, request: HttpRequest) -> HttpResponse:
        feed = Feed.objects.of(self.member)
        if request.POST.get("what") != "off":
            Feed.objects.open_for(self.member, by=self.member.actor)
            self.say(_("Here is your address. One that you had before leads nowhere now."))
        elif feed is not None:
            feed.revoke(by=self.member.actor)
            self.say(_("The address is switched off. Programs that still ask there get nothing."))
        return redirect("desk:my-calendar")
