"""The short form with which a job begins."""

from typing import Any

from babel.numbers import get_territory_currencies
from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hospes.desk.jobs import choices
from hospes.desk.jobs.worded import WordedForm
from hospes.foundation.actors import Actor
from hospes.foundation.refusals import Refusal
from hospes.jobs.enums import Employment, PayKind
from hospes.jobs.models import Job, Place
from hospes.team.models import Company, Member

FIELD_OF = {
    "TitleMissing": "title",
    "DeputyIsContact": "deputy",
    "CannotBeContact": "contact",
    "PlaceWithoutName": "place",
    "PayUnclear": "low",
    "TariffMissing": "tariff",
    "PayMonthsUnclear": "months",
}


class NewJobForm(WordedForm):
    """Title, place, contact, pay, plan: enough for a draft."""

    layout = (
        ("title",),
        ("employment", "plan"),
        ("place",),
        ("new_place",),
        ("zone", "calendar"),
        ("contact", "deputy"),
        ("pay_kind", "low", "high", "currency", "months"),
        ("tariff",),
    )

    employment = forms.ChoiceField(label=_("Employment"), choices=Employment.choices)
    plan = forms.ChoiceField(label=_("Plan to begin with"))
    place = forms.ChoiceField(label=_("Place"), required=False)
    zone = forms.ChoiceField(label=_("Time zone there"), required=False)
    calendar = forms.ChoiceField(label=_("Holidays there"), required=False)
    contact = forms.ChoiceField(label=_("Contact"), help_text=_("Candidates write to this person and hear from them."))
    deputy = forms.ChoiceField(label=_("Deputy"), required=False, help_text=_("Covers when the contact is away."))
    pay_kind = forms.ChoiceField(label=_("Pay"), required=False)
    low = forms.DecimalField(label=_("Lowest"), required=False)
    high = forms.DecimalField(label=_("Highest"), required=False)
    currency = forms.CharField(label=_("Currency"), max_length=3, required=False)
    months = forms.IntegerField(label=_("Months a year"), required=False)
    tariff = forms.CharField(label=_("Tariff and group"), max_length=100, required=False)

    def __init__(self, data: Any = None, *, member: Member) -> None:
        super().__init__(data, initial=defaults(member))
        self.add_words("title", _("Title"), limit=200)
        self.add_words("new_place", _("Or a new place"), limit=100)
        self.fields["plan"].choices = choices.plan_templates()
        self.fields["place"].choices = choices.or_nothing(choices.places(), str(_("A new place, see below")))
        self.fields["zone"].choices = choices.zones()
        self.fields["calendar"].choices = choices.calendars()
        self.fields["contact"].choices = choices.contacts()
        self.fields["deputy"].choices = choices.or_nothing(choices.contacts())
        self.fields["pay_kind"].choices = choices.or_nothing(PayKind.choices, str(_("Later")))

    def save(self, *, by: Actor) -> Job | None:
        """Make the draft whole or not at all; None with the errors in the form."""
        try:
            with transaction.atomic():
                return self.drafted(by)
        except Refusal as refusal:
            self.refuse(FIELD_OF.get(type(refusal).__name__), str(refusal))
            return None

    def drafted(self, by: Actor) -> Job:
        told = self.cleaned_data
        contact = choices.member(told["contact"])
        deputy = choices.member(told["deputy"])
        facts = {"employment": told["employment"], "plan": told["plan"]}
        job = Job.objects.draft(titles=self.words("title"), by=by, contact=contact, deputy=deputy, **facts)
        place = self.chosen_place(by)
        if place is not None:
            job.set_places([place], by=by)
        if told["pay_kind"]:
            names = ("low", "high", "currency", "months", "tariff")
            job.set_pay(by=by, kind=told["pay_kind"], **{name: told[name] for name in names})
        return job

    def chosen_place(self, by: Actor) -> Place | None:
        """The place that was chosen, or the new one that was named."""
        told, name = self.cleaned_data, self.words("new_place")
        if told["place"]:
            return Place.objects.filter(pk=told["place"]).first()
        if not any(name.values()):
            return None
        return Place.objects.add(by=by, name=name, zone=told["zone"], calendar=told["calendar"])


def defaults(member: Member) -> dict[str, Any]:
    """What most first jobs of this member are: here, with them, in the money of the house."""
    company = Company.objects.current()
    calendar = company.calendar if company else member.calendar
    place = Place.objects.first()
    return {
        "place": str(place.pk) if place else "",
        "zone": company.zone if company else member.zone,
        "calendar": calendar,
        "contact": str(member.pk),
        "deputy": str(member.standing_deputy_id or ""),
        "currency": currency_of(calendar),
        "plan": "standard",
    }


def currency_of(calendar: str) -> str:
    """The money of a calendar's country: CN is CNY, DE-BE is EUR."""
    return next(iter(get_territory_currencies(calendar.partition("-")[0])), "")
