"""The parts of the editor that are plain forms."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hospes.desk.jobs import choices
from hospes.desk.jobs.parts import PartForm
from hospes.desk.jobs.worded import day_field
from hospes.jobs.enums import Employment, Intake, PayKind
from hospes.jobs.models import Job, Place
from hospes.team.models import Member

# A day further away than this is a slip of the finger.
FARTHEST = timedelta(days=730)
VACANCY = {"": None, "yes": True, "no": False}


class FactsForm(PartForm):
    key = "facts"
    title = _("Facts")
    layout = (("employment", "real_vacancy"), ("team_name",), ("machines",))

    employment = forms.ChoiceField(label=_("Employment"), choices=Employment.choices)
    real_vacancy = forms.ChoiceField(
        label=_("Is there a vacancy now?"),
        required=False,
        choices=[("", _("Not said yet")), ("yes", _("Yes, a seat is free")), ("no", _("No, we collect interest"))],
    )

    def build(self, job: Job) -> None:
        self.add_words("team_name", _("Team"), limit=100)
        machines = _("What programs do in the selection, even if nothing. Candidates read it.")
        self.add_words("machines", _("What machines do"), limit=1000, rows=2, hint=machines)
        said = {None: "", True: "yes", False: "no"}
        self.initial = {"employment": job.employment, "real_vacancy": said[job.real_vacancy]}
        self.put_words("team_name", job.team_name)
        self.put_words("machines", job.machines_used)

    def change(self, told: dict[str, Any], by: Member) -> None:
        self.job.describe(
            by=by.actor,
            employment=told["employment"],
            real_vacancy=VACANCY[told["real_vacancy"]],
            team_name=self.words("team_name"),
            machines_used=self.words("machines"),
        )


class PlacesForm(PartForm):
    key = "places"
    title = _("Places")
    hint = _("The first place gives the job its clock and its holidays.")
    layout = (("main",), ("others",), ("new",), ("zone", "calendar"))
    fields_of = {"PlaceWithoutName": "new", "UnknownZone": "zone", "UnknownCalendar": "calendar"}

    main = forms.ChoiceField(label=_("First place"), required=False)
    others = forms.MultipleChoiceField(label=_("Also at"), required=False, widget=forms.CheckboxSelectMultiple)
    zone = forms.ChoiceField(label=_("Time zone there"), required=False)
    calendar = forms.ChoiceField(label=_("Holidays there"), required=False)

    def build(self, job: Job) -> None:
        self.add_words("new", _("A new place"), limit=100)
        known = choices.places()
        self.fields["main"].choices = choices.or_nothing(known, str(_("None yet")))
        self.fields["others"].choices = known
        self.fields["zone"].choices = choices.zones()
        self.fields["calendar"].choices = choices.calendars()
        at = [str(place.pk) for place in job.places()]
        self.initial = {"main": at[0] if at else "", "others": at[1:]}
        self.initial |= {"zone": job.zone or "UTC", "calendar": job.calendar}

    def change(self, told: dict[str, Any], by: Member) -> None:
        wanted = [key for key in [told["main"], *told["others"]] if key]
        known = {str(place.pk): place for place in Place.objects.filter(pk__in=wanted)}
        places = [known[key] for key in dict.fromkeys(wanted) if key in known]
        if any(self.words("new").values()):
            facts = {"zone": told["zone"], "calendar": told["calendar"]}
            places.append(Place.objects.add(by=by.actor, name=self.words("new"), **facts))
        self.job.set_places(places, by=by.actor)


class PayForm(PartForm):
    key = "pay"
    title = _("Pay")
    layout = (("kind",), ("low", "high", "currency", "months"), ("tariff",), ("note",))
    fields_of = {"PayUnclear": "low", "PayMonthsUnclear": "months", "TariffMissing": "tariff", "UnknownValue": "kind"}

    kind = forms.ChoiceField(label=_("How it is stated"), choices=PayKind.choices)
    low = forms.DecimalField(label=_("Lowest"), required=False)
    high = forms.DecimalField(label=_("Highest"), required=False)
    currency = forms.CharField(label=_("Currency"), required=False, max_length=3)
    months = forms.IntegerField(label=_("Months a year"), required=False)
    tariff = forms.CharField(label=_("Tariff and group"), required=False, max_length=100)

    def build(self, job: Job) -> None:
        self.add_words("note", _("What stands below it"), limit=600)
        self.fields["months"].help_text = _("Only for pay by the month")
        self.initial = {"kind": job.pay_kind or PayKind.RANGE, "low": job.pay_low, "high": job.pay_high}
        self.initial |= {"currency": job.currency, "months": job.pay_months, "tariff": job.tariff}
        self.put_words("note", job.pay_note)

    def change(self, told: dict[str, Any], by: Member) -> None:
        names = ("kind", "low", "high", "currency", "months", "tariff")
        self.job.set_pay(by=by.actor, note=self.words("note"), **{name: told[name] for name in names})


class ContactForm(PartForm):
    key = "contact"
    title = _("Contact and deputy")
    layout = (("contact", "deputy"),)
    fields_of = {"CannotBeContact": "contact", "DeputyIsContact": "deputy"}

    contact = forms.ChoiceField(label=_("Contact"), help_text=_("Candidates write to this person and hear from them."))
    deputy = forms.ChoiceField(label=_("Deputy"), required=False, help_text=_("Covers when the contact is away."))

    def build(self, job: Job) -> None:
        people = choices.contacts()
        self.fields["contact"].choices = people if job.contact_id else choices.or_nothing(people)
        self.fields["deputy"].choices = choices.or_nothing(people)
        self.initial = {"contact": str(job.contact_id or ""), "deputy": str(job.deputy_id or "")}

    def change(self, told: dict[str, Any], by: Member) -> None:
        contact = Member.objects.get(pk=told["contact"])
        self.job.set_contact(contact, deputy=choices.member(told["deputy"]), by=by.actor)


class DatesForm(PartForm):
    key = "dates"
    title = _("Dates")
    layout = (("intake",), ("closes_on", "decision_on"))
    fields_of = {"RoundWithoutRoom": "closes_on", "ClosingDateWithoutRound": "closes_on"}

    intake = forms.ChoiceField(label=_("Applications are"), choices=Intake.choices, widget=forms.RadioSelect)

    def build(self, job: Job) -> None:
        self.fields["closes_on"] = day_field(_("The round closes on"), _("Within 40 days, until the end of that day"))
        self.fields["decision_on"] = day_field(_("Day of the decision"), _("Candidates read it."))
        self.initial = {"intake": job.intake, "closes_on": job.closes_on, "decision_on": job.decision_on}

    def clean_decision_on(self) -> Any:
        """A day that is near enough to be meant."""
        day = self.cleaned_data["decision_on"]
        if day and day != self.job.decision_on and not self.job.today() <= day <= self.job.today() + FARTHEST:
            raise forms.ValidationError(_("Name a day within the next two years."))
        return day

    def change(self, told: dict[str, Any], by: Member) -> None:
        closes_on = told["closes_on"] if told["intake"] == Intake.ROUND else None
        self.job.set_intake(told["intake"], by=by.actor, closes_on=closes_on, decision_on=told["decision_on"])
