"""Going on: another stage, a letter that says so, and the date of the next word."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.applications.models import Application
from hospes.conversations.letters import Draft
from hospes.desk.people import dates, drawing
from hospes.desk.people.forms import AdvanceForm
from hospes.desk.people.letters import LetterView
from hospes.foundation import clock
from hospes.foundation.working import Due
from hospes.jobs.models import Stage
from hospes.promises.capacity import Room, room_for
from hospes.promises.enums import Kind
from hospes.promises.models import Promise


class AdvanceView(LetterView):
    """The dialog comes prefilled: Enter is enough."""

    template = "people/letter.html"
    form_class = AdvanceForm
    kept_for = "advance"
    fields = {
        "OtherStage": "stage",
        "NothingSaid": "text",
        "TooLong": "text",
        "DateTooFar": "day",
        "DateTooNear": "day",
    }

    @cached_property
    def stages(self) -> dict[str, Stage]:
        """The stages one may go to, by key, in the order of the plan."""
        application = self.application
        return {str(stage.pk): stage for stage in application.job.plan() if stage.pk != application.stage_id}

    def chosen(self, told: Any) -> Stage | None:
        """The stage that was chosen, else the next one, else any."""
        application: Application = self.application
        following = application.job.stage_after(application.stage)
        first = next(iter(self.stages.values()), None)
        return self.stages.get(str(told.get("stage", ""))) or following or first

    def draft(self, told: Any) -> Draft:
        stage = self.chosen(told)
        return self.application.draft_advance(stage or self.application.stage)

    def initial(self) -> dict[str, Any]:
        stage = self.chosen({})
        if stage is None:
            return super().initial()
        return {"stage": str(stage.pk), "day": dates.day_of(self.room(stage).due), **super().initial()}

    def room(self, stage: Stage) -> Room:
        """Where the word after this stage has room; asked once per stage."""
        if stage.pk not in self.rooms:
            self.rooms[stage.pk] = self.application.room_after(stage, now=clock.now())
        return self.rooms[stage.pk]

    @cached_property
    def rooms(self) -> dict[int, Room]:
        return {}

    def hint(self, form: AdvanceForm) -> str:
        """What ``{date}`` stands for, and why the proposed or chosen day has no room, where it has none."""
        told = {"stage": form["stage"].value()}
        due = drawing.typed_due(form, lambda day: self.due(day, told))
        if due is None:
            return dates.hint()
        if form.is_bound:
            return dates.hint_with(room_for(self.case, Kind.UPDATE, wished=due, now=clock.now()))
        return dates.hint_with(self.room(self.chosen(told) or self.application.stage))

    def form_facts(self) -> dict[str, Any]:
        language, now = get_language() or "en", clock.now()
        days = dict(dates.choices(self.case, Kind.UPDATE, now=now, language=language))
        for stage in self.stages.values():
            due = self.application.due_after(stage, now=now)
            days.update(dates.named([due], language))
        chosen = self.chosen({})
        if chosen is not None:
            days.update(dates.named([self.room(chosen).due], language))
        stages = [(key, stage.name_in(language)) for key, stage in self.stages.items()]
        return {"stages": stages, "days": sorted(days.items())}

    def due(self, day: Any, told: Any = None) -> Due:
        """A chosen day; the one that the stage itself promises may lie beyond the ceiling."""
        now = clock.now()
        planned = self.application.due_after(self.chosen(told or {}) or self.application.stage, now=now)
        if day == dates.day_of(planned):
            return planned
        return Promise.objects.due_on(self.case, Kind.UPDATE, day=day, now=now)

    def act(self, told: dict[str, Any]) -> None:
        stage = self.stages[told["stage"]]
        made = self.application.draft_advance(stage)
        draft = Draft(made.subject, told["text"], made.letter)
        message = self.application.advance(to=stage, by=self.member, draft=draft, due=self.due(told["day"], told))
        name = self.case.candidate.called_or_name
        words = _("{name} is told and moves to {stage}.")
        self.sent(words.format(name=name, stage=stage.name_in(get_language() or "en")), message)

    def context(self, form: AdvanceForm) -> dict[str, Any]:
        name = self.case.candidate.called_or_name
        due = drawing.typed_due(form, lambda day: self.due(day, {"stage": form["stage"].value()}))
        return {
            "heading": _("Next step for {name}").format(name=name),
            "confirm": _("Tell {name} and move").format(name=name),
            "lede": dates.around_a_talk(self.case, get_language() or "en"),
            "choices": ["stage", "day"],
            "date_hint": self.hint(form),
            "preview": drawing.letter(
                self.case, self.member, form, due, self.draft({"stage": form["stage"].value()}).subject
            ),
            **drawing.around(self.case, self.member),
        }
