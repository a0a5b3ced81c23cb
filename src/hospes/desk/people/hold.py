"""Asking for more time: a true reason, a new date, told before the old one."""

from datetime import date
from typing import Any

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.conversations import facts
from hospes.conversations.letters import Draft
from hospes.desk.people import dates, drawing
from hospes.desk.people.forms import HoldForm
from hospes.desk.people.letters import LetterView
from hospes.foundation import clock
from hospes.foundation.working import Due
from hospes.promises.capacity import Room, room_for
from hospes.promises.enums import Kind, Reason
from hospes.promises.models import Promise


class HoldView(LetterView):
    """Possible before the date only, and twice at most; after it one writes."""

    template = "people/letter.html"
    form_class = HoldForm
    kept_for = "hold"
    fields = {"TooLong": "text", "NothingSaid": "text", "DateTooFar": "day", "DateTooNear": "day"}

    @cached_property
    def promise(self) -> Promise:
        """The date that would be moved, or 404 where there is none."""
        promise = self.application.movable_promise()
        if promise is None:
            raise Http404
        return promise

    def draft(self, told: Any) -> Draft:
        key = told.get("reason", "")
        self.promise  # noqa: B018 -- 404 first, where nothing can be moved
        return self.application.draft_hold(Reason(key) if key in Reason.values else Reason.SLOW)

    def initial(self) -> dict[str, Any]:
        day = dates.day_of(self.proposed.due) if self.proposed else None
        return {"reason": Reason.SLOW.value, "day": day, **super().initial()}

    @cached_property
    def proposed(self) -> Room | None:
        """The first day with room from the third later day on; None where there is no later day."""
        days = self.form_facts()["days"]
        return self.room(date.fromisoformat(days[min(2, len(days) - 1)][0])) if days else None

    def room(self, day: date) -> Room:
        """Where the new date has room, from a chosen day on."""
        now, kind = clock.now(), Kind(self.promise.kind)
        return room_for(self.case, kind, wished=self.due(day), now=now, latest=self.promise.latest_move(now=now))

    def hint(self, form: HoldForm) -> str:
        """What ``{date}`` stands for, and why the proposed or chosen day has no room, where it has none."""
        due = drawing.typed_due(form, self.due)
        if due is None:
            return dates.hint()
        return dates.hint_with(self.room(dates.day_of(due)) if form.is_bound else self.proposed)

    def form_facts(self) -> dict[str, Any]:
        days = dates.later_choices(self.promise, now=clock.now(), language=get_language() or "en")
        return {"days": days}

    def due(self, day: Any) -> Due:
        return dates.move_to(self.promise, day, now=clock.now())

    def act(self, told: dict[str, Any]) -> None:
        reason = Reason(told["reason"])
        made = self.application.draft_hold(reason)
        draft = Draft(made.subject, told["text"], made.letter)
        message = self.application.hold(by=self.member, reason=reason, due=self.due(told["day"]), draft=draft)
        day = dict(self.form_facts()["days"]).get(told["day"].isoformat(), "")
        name = self.case.candidate.called_or_name
        self.sent(_("{name} is told the new date: {day}.").format(name=name, day=day), message)

    def context(self, form: HoldForm) -> dict[str, Any]:
        name, language = self.case.candidate.called_or_name, self.case.candidate.language
        due = drawing.typed_due(form, self.due)
        return {
            "heading": _("More time for {name}").format(name=name),
            "confirm": _("Tell {name} the new date").format(name=name),
            "lede": _("Promised by {date}.").format(
                date=facts.date(self.promise, self.case, get_language() or language)
            ),
            "choices": ["reason", "day"],
            "date_hint": self.hint(form),
            "preview": drawing.letter(self.case, self.member, form, due, self.draft({}).subject),
            **drawing.around(self.case, self.member),
        }
