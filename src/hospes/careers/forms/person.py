"""Who writes: one name, and an address or a number. Shared by the application and the question."""

from typing import Any, TypedDict
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from hospes.applications.models.submitting import Person, region_of
from hospes.candidates import details
from hospes.candidates.refusals import DetailsRefused, NoWayToReach
from hospes.careers.caching import FRESH
from hospes.careers.forms.fields import Trap, Typed, line
from hospes.jobs.models import Job

TRAPPED = _(
    "Something was written into a field that people do not see. If you are a person, please send the form once"
    " more: it is empty now."
)
DETAILS = ("name", "called", "email", "phone", "links")


class Known(TypedDict):
    """Around what a form is about: the job, and the language of the page."""

    job: Job
    language: str


class PersonForm(forms.Form):
    """A form of somebody we need not know. Its fields are checked by the room ``candidates``."""

    use_required_attribute = False
    name = Typed(label=_("Your name"), widget=line(autocomplete="name"))
    email = Typed(
        label=_("E-mail"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email", "enterkeyhint": "next"}),
    )
    phone = Typed(
        label=_("Mobile"),
        required=False,
        widget=forms.TextInput(
            attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel", "enterkeyhint": "next"}
        ),
    )
    nonce = Typed(required=False, widget=forms.HiddenInput, initial=FRESH)
    zone = Typed(required=False, widget=forms.HiddenInput(attrs={"data-zone": ""}))
    reference = Trap()

    def __init__(self, *args: Any, known: Known, **more: Any) -> None:
        super().__init__(*args, **more)
        self.job, self.language = known["job"], known["language"]
        self.told: dict[str, Any] = {}

    def clean(self) -> dict[str, Any]:
        """Let the room say what is wrong with the person."""
        # What was typed, also where it is wrong: an error takes a field out of ``cleaned_data``.
        self.told = dict(self.cleaned_data)
        if self.told["reference"]:
            self.add_error(None, TRAPPED)
        self.check_person(self.told)
        return self.cleaned_data

    def check_person(self, told: dict[str, Any]) -> None:
        if not told["email"].strip() and not told["phone"].strip():
            self.add_error("email", str(NoWayToReach()))
        said = {field: told[field] for field in DETAILS if field in told}
        said["links"] = told.get("links", "").split()
        try:
            details.clean(details.Details(**said), region=region_of(self.job))  # type: ignore[typeddict-item]
        except DetailsRefused as refused:
            self.take(refused)

    def take(self, refused: DetailsRefused) -> None:
        """Show each refusal at its field."""
        for field, refusal in refused.errors.items():
            self.add_error(field if field in self.fields else None, str(refusal))

    def person(self) -> Person:
        """Who it is, for the verb. A zone we do not know is the job's."""
        told = self.cleaned_data
        zone = told["zone"].strip()
        return Person(
            name=told["name"],
            email=told["email"],
            phone=told["phone"],
            called=told.get("called", ""),
            links=tuple(told.get("links", "").split()),
            language=self.language,
            zone=zone if zone in available_timezones() else self.job.zone or "UTC",
        )
