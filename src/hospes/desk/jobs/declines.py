"""Saying no from the board: one person at a time, each with a letter of their own."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from hospes.desk.jobs import cards
from hospes.desk.jobs.moves import ChosenView


class DeclinesView(ChosenView):
    """One chosen person goes straight to the letter; several are listed."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        if not self.chosen():
            return self.back()
        people = self.applications
        if len(people) == 1:
            return redirect(f"{reverse('desk:decline', args=[people[0].case.public_id])}?back=board")
        return self.show("jobs/declines.html", cards=cards.drawn(people, self.desk), **self.bar())
