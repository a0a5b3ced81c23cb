"""Moving a talk and calling it off: the candidate is told why, with the same entry in his calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.conversations.letters import Draft
from hospes.desk.people import dates, drawing
from hospes.desk.people.letters import plain
from hospes.desk.talks import hints
from hospes.desk.talks.doors import TalkLetterView
from hospes.desk.talks.forms import CancelForm, MoveForm
from hospes.foundation import clock, showing
from hospes.interviews.enums import Act
from hospes.promises.enums import Kind, Reason
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.team.models import Member


class MoveView(TalkLetterView):
    """Another time, before the old one, at most twice (8.3)."""

    template = "talks/move.html"
    form_class = MoveForm
    kept_for = Act.MOVE
    fields = {
        "StartPassed": "hour",
        "BookedAlready": "hour",
        "TimeNotSaid": "text",
        "NothingSaid": "text",
        "TooLong": "text",
    }

    @cached_property
    def people(self) -> list[Member]:
        return self.talk.people()

    def initial(self) -> dict[str, Any]:
        here = self.talk.start.astimezone(ZoneInfo(self.member.zone))
        return {"day": here.date(), "hour": here.time(), "reason": Reason.INTERVIEWER_AWAY.value, **super().initial()}

    def form_facts(self) -> dict[str, Any]:
        place = showing.place(self.member.zone, get_language() or "en")
        return {"zone": self.member.zone, "clock_of": _("On your clock: {place}.").format(place=place)}

    def start(self, told: Any) -> datetime | None:
        """The new time, if day and hour are understood."""
        form = MoveForm(told, **self.form_facts())
        form.is_valid()
        return form.cleaned_data.get("start")

    def draft(self, told: Any) -> Draft:
        start, key = self.start(told), told.get("reason", "")
        if start is None or key not in Reason.values:
            return Draft("", plain(told.get("text", "")))
        return self.talk.draft_move(start, Reason(key))

    def act(self, told: dict[str, Any]) -> None:
        reason = Reason(told["reason"])
        made = self.talk.draft_move(told["start"], reason)
        draft = Draft(made.subject, told["text"], made.letter)
        message = self.talk.move(to=told["start"], reason=reason, by=self.member, draft=draft)
        name = self.case.candidate.called_or_name
        shown = dates.for_member(told["start"], self.member, get_language() or "en")
        self.sent(_("{name} is told the new time: {when}.").format(name=name, when=shown), message)

    def context(self, form: MoveForm) -> dict[str, Any]:
        candidate = self.case.candidate
        start = self.start(form.data if form.is_bound else form.initial)
        name = candidate.called_or_name
        return {
            "heading": _("Move the talk with {name}").format(name=name),
            "lede": _("It was to be {when}.").format(
                when=dates.for_member(self.talk.start, self.member, get_language() or "en")
            ),
            "confirm": _("Tell {name} the new time").format(name=name),
            "theirs": hints.theirs(candidate, start, self.talk.zone) if start else "",
            "hints": hints.of(candidate, self.people, start, self.talk.minutes) if start else [],
            "preview": drawing.letter(self.case, self.member, form, None, self.draft(form.initial).subject),
            **drawing.around(self.case, self.member),
        }


class CancelView(TalkLetterView):
    """It does not take place: the reason, and by when one hears how it goes on."""

    template = "people/letter.html"
    form_class = CancelForm
    fields = {"NothingSaid": "text", "TooLong": "text"}

    def draft(self, told: Any) -> Draft:
        return self.talk.draft_cancel(told.get("why", ""))

    def act(self, told: dict[str, Any]) -> None:
        made = self.draft(told)
        draft = Draft(made.subject, told["text"], made.letter)
        message = self.talk.cancel(by=self.member, draft=draft, why=told["why"])
        self.sent(_("{name} is told that it does not take place.").format(name=self.name), message)

    @property
    def name(self) -> str:
        return self.case.candidate.called_or_name

    def context(self, form: CancelForm) -> dict[str, Any]:
        due = Promise.objects.default_due(self.case, Kind.SCHEDULE, now=clock.now())
        shown = dates.for_member(self.talk.start, self.member, get_language() or "en")
        return {
            "heading": _("Call off the talk with {name}").format(name=self.name),
            "lede": _("It was to be {when}.").format(when=shown),
            "confirm": _("Tell {name}").format(name=self.name),
            "choices": ["why"],
            "date_hint": dates.hint(),
            "preview": drawing.letter(self.case, self.member, form, due, self.draft({}).subject),
            **drawing.around(self.case, self.member),
        }
