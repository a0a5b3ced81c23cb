"""The parts of the editor that are lists: plan, criteria, questions, hiring team."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hospes.desk.jobs import choices, options
from hospes.desk.jobs.rows import RowForm, RowsForm
from hospes.jobs.drafts import CriterionDraft, StageDraft
from hospes.jobs.enums import StageKind, StagePromise, TeamRole
from hospes.jobs.models import Job
from hospes.questionnaires.drafts import QuestionDraft
from hospes.questionnaires.enums import LONGEST, QuestionKind
from hospes.questionnaires.models.revisable import draft_of
from hospes.team.models import Member


class StageRow(RowForm):
    main = "name"
    layout = (("name",), ("kind", "minutes", "promise_kind", "promise_days"), ("explains",), ("people",), ("members",))

    kind = forms.ChoiceField(label=_("What happens"), choices=StageKind.choices, initial=StageKind.TALK)
    minutes = forms.IntegerField(label=_("Minutes"), required=False, min_value=1, max_value=2000)
    promise_kind = forms.ChoiceField(label=_("What it promises"), required=False, choices=StagePromise.choices)
    promise_days = forms.IntegerField(label=_("Within working days"), required=False, min_value=0, max_value=10)
    members = forms.MultipleChoiceField(label=_("Members who are there"), required=False)

    def __init__(self, *args: Any, people: choices.Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_words("name", _("Name"), limit=100)
        self.add_words("explains", _("What candidates should know"), limit=1000, rows=2)
        self.add_words("people", _("Whom one meets, in words"), limit=200)
        self.fields["members"].choices = people

    @property
    def gist(self) -> str:
        """Length and promise, as the plan reads."""
        minutes, days = self["minutes"].value(), self["promise_days"].value()
        length = _("{n} min").format(n=minutes) if minutes else ""
        told = _("hear within {n} working days").format(n=days) if days not in (None, "") else ""
        return " · ".join(str(each) for each in (length, told) if each)


class PlanForm(RowsForm):
    key = "plan"
    title = _("Plan")
    hint = _("The steps, how long they take, and by when one hears. Candidates read all of it.")
    add = _("Add a step")
    row_class = StageRow
    folded = True

    def row(self, number: int, **facts: Any) -> RowForm:
        self.people = getattr(self, "people", None) or choices.members()
        return super().row(number, people=self.people, **facts)

    def rows_of(self, job: Job) -> list[dict[str, Any]]:
        plain = ("kind", "minutes", "promise_kind", "promise_days")
        self.stages = job.plan()
        return [
            {
                "row": stage.pk,
                **{name: getattr(stage, name) for name in plain},
                "members": [str(member.pk) for member in stage.members.all()],
                **{f"{name}_{code}": text for name in WORDS for code, text in getattr(stage, name).items()},
            }
            for stage in self.stages
        ]

    def draft(self, row: RowForm) -> StageDraft:
        told = row.cleaned_data
        known = {stage.pk for stage in self.job.plan()}
        return StageDraft(
            kind=told["kind"],
            minutes=told["minutes"],
            promise_kind=told["promise_kind"],
            promise_days=told["promise_days"],
            members=list(Member.objects.active().filter(pk__in=told["members"])),
            stage=told["row"] if told["row"] in known else None,
            **{name: row.words(name) for name in WORDS},
        )

    def old(self, mentioned: set[int]) -> list[Any]:
        plain = ("kind", "minutes", "promise_kind", "promise_days", *WORDS)
        return [
            StageDraft(stage=each.pk, members=list(each.members.all()), **{name: getattr(each, name) for name in plain})
            for each in self.job.plan()
            if each.pk not in mentioned
        ]

    def change(self, drafts: list[Any], by: Member) -> None:
        self.job.set_plan(drafts, by=by.actor)


WORDS = ("name", "explains", "people")


class CriterionRow(RowForm):
    main = "text"
    layout = (("text",), ("must",))
    must = forms.BooleanField(label=_("Must"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_words("text", _("Criterion"), limit=300)


class CriteriaForm(RowsForm):
    key = "criteria"
    title = _("Criteria")
    hint = _("Published. Every no and every feedback names one of these.")
    add = _("Add a criterion")
    row_class = CriterionRow

    def rows_of(self, job: Job) -> list[dict[str, Any]]:
        return [
            {"row": each.pk, "must": each.must, **{f"text_{code}": text for code, text in each.text.items()}}
            for each in job.current_criteria()
        ]

    def draft(self, row: RowForm) -> CriterionDraft:
        told = row.cleaned_data
        known = {each.pk for each in self.job.current_criteria()}
        criterion = told["row"] if told["row"] in known else None
        return CriterionDraft(text=row.words("text"), must=told["must"], criterion=criterion)

    def old(self, mentioned: set[int]) -> list[Any]:
        rows = [each for each in self.job.current_criteria() if each.pk not in mentioned]
        return [CriterionDraft(text=each.text, must=each.must, criterion=each.pk) for each in rows]

    def change(self, drafts: list[Any], by: Member) -> None:
        self.job.set_criteria(drafts, by=by.actor)


class QuestionRow(RowForm):
    main = "label"
    layout = (("label",), ("kind", "max_length", "required"), ("help",), ("options",))
    kind = forms.ChoiceField(label=_("Answered with"), choices=QuestionKind.choices)
    max_length = forms.IntegerField(label=_("At most characters"), required=False, min_value=1, max_value=LONGEST)
    required = forms.BooleanField(label=_("Must be answered"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_words("label", _("Question"), limit=300)
        self.add_words("help", _("Hint below it"), limit=600)
        lines = _("For one of a list: one option a line, the same order in each language")
        self.add_words("options", _("Options"), limit=6000, rows=3, hint=lines)


class QuestionsForm(RowsForm):
    key = "questions"
    title = _("Questions")
    hint = _("Asked besides name, address and file. What was answered keeps its old wording.")
    add = _("Add a question")
    row_class = QuestionRow
    folded = True

    def rows_of(self, job: Job) -> list[dict[str, Any]]:
        return [
            {
                "row": each.origin or each.pk,
                **{name: getattr(each, name) for name in ("kind", "max_length", "required")},
                **{f"label_{code}": text for code, text in each.label.items()},
                **{f"help_{code}": text for code, text in each.help.items()},
                **{f"options_{code}": text for code, text in options.lines(each.options).items()},
            }
            for each in job.questions()
        ]

    def draft(self, row: RowForm) -> QuestionDraft:
        told = row.cleaned_data
        known = {each.origin or each.pk: each.options for each in self.job.questions()}
        choice = told["kind"] == QuestionKind.CHOICE
        return QuestionDraft(
            label=row.words("label"),
            help=row.words("help"),
            options=options.typed(row.words("options"), known.get(told["row"], [])) if choice else (),
            origin=told["row"],
            **{name: told[name] for name in ("kind", "max_length", "required")},
        )

    def old(self, mentioned: set[int]) -> list[Any]:
        rows = [each for each in self.job.questions() if (each.origin or each.pk) not in mentioned]
        return [replace(draft_of(each), origin=each.origin or each.pk) for each in rows]

    def change(self, drafts: list[Any], by: Member) -> None:
        self.job.set_questions(drafts, by=by.actor)


class TeamRow(RowForm):
    main = "member"
    layout = (("member", "role"),)
    member = forms.ChoiceField(label=_("Member"))
    role = forms.ChoiceField(label=_("As"), choices=TeamRole.choices)

    def __init__(self, *args: Any, people: choices.Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = choices.or_nothing(people)


class TeamForm(RowsForm):
    key = "team"
    title = _("Hiring team")
    hint = _("Hiring managers see this job and its board.")
    add = _("Add somebody")
    ordered = False
    row_class = TeamRow

    def row(self, number: int, **facts: Any) -> RowForm:
        self.people = getattr(self, "people", None) or choices.members()
        return super().row(number, people=self.people, **facts)

    def rows_of(self, job: Job) -> list[dict[str, Any]]:
        return [{"row": each.pk, "member": str(each.member_id), "role": each.role} for each in job.team.all()]

    def draft(self, row: RowForm) -> tuple[Member, str]:
        return Member.objects.get(pk=row.cleaned_data["member"]), row.cleaned_data["role"]

    def old(self, mentioned: set[int]) -> list[Any]:
        return []

    def change(self, drafts: list[Any], by: Member) -> None:
        self.job.set_team(drafts, by=by.actor)
