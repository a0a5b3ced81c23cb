"""The way in: every setting in its group, what is wrong, and how the house rules stand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hospes.desk.settings.doors import SettingsView
from hospes.desk.sweeper import sweeper
from hospes.team import rules


class OverviewView(SettingsView):
    """All settings for admins; everybody else has a page for himself."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not rules.may_change_settings(self.member):
            return redirect("desk:me")
        return self.show("overview.html", sweeper=sweeper())
