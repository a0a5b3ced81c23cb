"""Arranging a talk: when, how long, who, how; the letter follows until a hand changes it."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.conversations.letters import Draft
from hospes.desk.people import dates, drawing
from hospes.desk.people.letters import LetterView, plain
from hospes.desk.talks import hints
from hospes.desk.talks.forms import TalkForm
from hospes.foundation import clock, showing, working
from hospes.interviews.enums import Act, How
from hospes.interviews.models import Interview
from hospes.interviews.models.talk import Talk
from hospes.jobs.enums import StageKind
from hospes.promises.enums import Kind
from hospes.promises.models import Promise
from hospes.team.models import Member

if TYPE_CHECKING:
    from hospes.jobs.models import Stage

TALKS = (StageKind.CALL, StageKind.TALK)
# What is proposed before anything is chosen.
MORNING, MINUTES = time(10), 45


class ArrangeView(LetterView):
    """From a case: the letter says when in both zones; what is typed is never lost."""

    template = "talks/arrange.html"
    form_class = TalkForm
    kept_for = Act.ARRANGE
    fields = {
        "StartPassed": "hour",
        "BookedAlready": "hour",
        "LengthUnclear": "minutes",
        "NobodyThere": "people",
        "NowhereToGo": "where",
        "OtherPlan": "stage",
        "TimeNotSaid": "text",
        "NothingSaid": "text",
        "TooLong": "text",
    }

    @cached_property
    def stages(self) -> dict[str, Stage]:
        """The steps of the plan, talks first: by key."""
        plan = self.application.job.plan()
        return {str(each.pk): each for each in sorted(plan, key=lambda each: each.kind not in TALKS)}

    @cached_property
    def proposed(self) -> Stage:
        """The step that is meant: the present one if it is a talk, else the next that is."""
        plan, here = list(self.application.job.plan()), self.application.stage
        ahead = [each for each in plan if each.order >= here.order and each.kind in TALKS]
        return next(iter(ahead), here)

    def initial(self) -> dict[str, Any]:
        zone = ZoneInfo(self.member.zone)
        day = working.due(clock.now(), 2, self.member.calendar).at.astimezone(zone).date()
        stage = self.proposed
        how = How.PHONE if stage.kind == StageKind.CALL else How.VIDEO
        people = [each.pk for each in stage.members.filter(is_active=True)] or [self.member.pk]
        first = {"day": day, "hour": MORNING, "minutes": stage.minutes or MINUTES, "stage": str(stage.pk)}
        return {**first, "people": people, "how": how.value, "where": self.usual(how), **super().initial()}

    def usual(self, how: How) -> str:
        """Where one met last in this way, if this member arranged it; a candidate's own number for a call."""
        if how == How.PHONE:
            phone = self.case.candidate.phone_number()
            return phone.raw if phone else ""
        mine = Interview.objects.filter(message__author_member=self.member, how=how).order_by("-pk")
        return mine.values_list("where", flat=True).first() or ""

    def form_facts(self) -> dict[str, Any]:
        language = get_language() or "en"
        place = showing.place(self.member.zone, language)
        return {
            "zone": self.member.zone,
            "clock_of": _("On your clock: {place}.").format(place=place),
            "stages": [(key, stage.name_in(language)) for key, stage in self.stages.items()],
            "colleagues": Member.objects.seen_by(self.member).active().order_by("sort_key", "pk"),
        }

    def understood(self, told: Any) -> Talk | None:
        """The talk that these choices mean; None where day, hour or length are not understood."""
        form = TalkForm(told, **self.form_facts())
        form.is_valid()
        known = form.cleaned_data
        stage = self.stages.get(known.get("stage", ""))
        if stage is None or not known.get("start") or not known.get("minutes") or not known.get("how"):
            return None
        return Talk(
            stage=stage,
            start=known["start"],
            minutes=known["minutes"],
            zone=self.zone(How(known["how"])),
            how=How(known["how"]),
            where=known.get("where", ""),
            people=list(known.get("people", [])),
            topic=known.get("topic", ""),
        )

    def zone(self, how: How) -> str:
        """The clock that counts beside the candidate's: on site that of the place, if there is one; else one's own."""
        places = [each.place for each in self.application.job.job_places.select_related("place")]
        if how == How.PLACE and len(places) == 1 and not places[0].remote:
            return places[0].zone
        return self.member.zone

    def draft(self, told: Any) -> Draft:
        talk = self.understood(told)
        if talk is None:
            return Draft("", plain(told.get("text", "")))
        return Interview.objects.draft(self.application, talk)

    def act(self, told: dict[str, Any]) -> None:
        data = {**told, "people": [person.pk for person in told["people"]]}
        talk = self.understood(data)
        assert talk is not None  # noqa: S101 -- the form was valid
        made = Interview.objects.draft(self.application, talk)
        draft = Draft(made.subject, told["text"], made.letter)
        message = Interview.objects.arrange(self.application, talk, by=self.member, draft=draft)
        name = self.case.candidate.called_or_name
        shown = dates.for_member(talk.start, self.member, get_language() or "en")
        self.sent(_("{name} is told of the talk: {when}.").format(name=name, when=shown), message)

    def context(self, form: TalkForm) -> dict[str, Any]:
        name = self.case.candidate.called_or_name
        talk = self.understood(form.data if form.is_bound else form.initial)
        due = Promise.objects.default_due(self.case, Kind.UPDATE, now=clock.now())
        subject = Interview.objects.draft(self.application, talk).subject if talk else ""
        return {
            "heading": _("Arrange a talk with {name}").format(name=name),
            "confirm": _("Tell {name}").format(name=name),
            "lede": dates.around_a_talk(self.case, get_language() or "en"),
            "date_hint": dates.hint(),
            "theirs": hints.theirs(self.case.candidate, talk.start, talk.zone) if talk else "",
            "hints": hints.of(self.case.candidate, talk.people, talk.start, talk.minutes) if talk else [],
            "preview": drawing.letter(self.case, self.member, form, due, subject),
            **drawing.around(self.case, self.member),
        }
