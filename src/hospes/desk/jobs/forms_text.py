"""The job's text in one language, and its openings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hospes.desk.jobs import choices
from hospes.desk.jobs.parts import PartForm
from hospes.desk.jobs.worded import day_field
from hospes.jobs.models import Job
from hospes.jobs.models.job_text import PROSE
from hospes.jobs.models.wordable import PROSE_LIMIT
from hospes.team.models import Member

POINTS = _("A line that begins with “- ” is a point of a list.")
FIELDS: dict[str, tuple[Any, int, int, Any]] = {
    "title": (_("Title"), 200, 0, ""),
    "summary": (_("In one sentence"), 600, 2, _("Stands in the list of jobs.")),
    "hours": (_("Hours"), 200, 0, _("Like “Full-time or 4 days”")),
    "work": (_("What you would do"), PROSE_LIMIT, 5, POINTS),
    "needs": (_("What you bring"), PROSE_LIMIT, 4, ""),
    "honest": (_("The honest part"), PROSE_LIMIT, 3, _("What is hard here, said before somebody finds out.")),
    "benefits": (_("What we offer"), PROSE_LIMIT, 3, ""),
}


class TextForm(PartForm):
    """A text of its own, not a translation."""

    title = _("Text")
    fields_of = {"TitleMissing": "title", "UnknownLanguage": "title"}
    layout = tuple((name,) for name in FIELDS)

    def __init__(self, data: Any = None, *, job: Job, language: str) -> None:
        self.language = language
        self.key = f"text-{language}"
        super().__init__(data, job=job)

    def build(self, job: Job) -> None:
        html = {code: html for code, html, _own in choices.languages()}[self.language]
        for name, (label, limit, rows, hint) in FIELDS.items():
            widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
            widget.attrs["lang"] = html
            facts = {"label": label, "required": name == "title", "max_length": limit, "help_text": hint}
            self.fields[name] = forms.CharField(widget=widget, **facts)
        self.fields["title"].error_messages["required"] = _("The text needs a title.")
        self.text = next((text for text in job.texts.all() if text.language == self.language), None)
        if self.text:
            self.initial = {name: getattr(self.text, name) for name in FIELDS}

    def change(self, told: dict[str, Any], by: Member) -> None:
        words = {name: " ".join(told[name].split()) if name not in PROSE else told[name] for name in FIELDS}
        self.job.write(self.language, by=by.actor, **words)


class NewOpeningForm(PartForm):
    key = "openings"
    title = _("Openings")
    hint = _("A seat, why there is one, and who approved it.")
    template = "desk/jobs/_openings.html"
    layout = (("reason",), ("cost_centre", "approved_by", "approved_on"))

    reason = forms.CharField(label=_("Why there is a seat"), required=False, max_length=200)
    cost_centre = forms.CharField(label=_("Cost centre"), required=False, max_length=50)
    approved_by = forms.ChoiceField(label=_("Approved by"), required=False)

    def build(self, job: Job) -> None:
        self.fields["approved_by"].choices = choices.or_nothing(choices.members())
        self.fields["approved_on"] = day_field(_("Approved on"))

    def change(self, told: dict[str, Any], by: Member) -> None:
        self.job.open_opening(
            by=by.actor,
            reason=told["reason"],
            cost_centre=told["cost_centre"],
            approved_by=choices.member(told["approved_by"]),
            approved_on=told["approved_on"],
        )


class EndOpeningForm(forms.Form):
    """A seat is filled, or gone and why."""

    do = forms.ChoiceField(choices=[("fill", _("Filled")), ("cancel", _("Cancelled"))])
    why = forms.CharField(required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        """A seat that is gone says why."""
        told = super().clean() or {}
        if told.get("do") == "cancel" and not told.get("why"):
            self.add_error("why", _("Say why this seat is gone."))
        return told
