"""The company, and who holds its standing duties."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hospes.desk.settings import choices
from hospes.desk.settings.doors import AdminForm
from hospes.desk.settings.members import OF_ADDRESS
from hospes.desk.settings.people_forms import DutiesForm
from hospes.team.company_facts import BRIGHTEST
from hospes.team.enums import AddressForm, DutyKind
from hospes.team.models import Company, Duty
from hospes.team.refusals import BrandTooBright, NameMissing, WebAddressUnreadable

_LINES = ("legal_name", "postal_address", "icp_number", "police_number")
_FACTS = ("name", "about", "place", "zone", "calendar", "language", "address_form", "public_url", "jobs_address")


class CompanyForm(choices.WordedForm):
    """Name and look, as candidates see them."""

    worded = {
        "name": (gettext_lazy("Name"), 200, False),
        "about": (gettext_lazy("About the company"), 4000, True),
        "place": (gettext_lazy("Place"), 200, False),
    }
    sequence = (
        "name",
        "legal_name",
        "about",
        "place",
        "postal_address",
        "language",
        "zone",
        "calendar",
        "address_form",
    )

    legal_name = forms.CharField(
        label=gettext_lazy("Legal name"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Stands in the notice about data as who is responsible."),
    )
    postal_address = forms.CharField(label=gettext_lazy("Postal address"), max_length=400, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of the house"))
    zone = forms.ChoiceField(label=gettext_lazy("Time zone"))
    calendar = forms.ChoiceField(label=gettext_lazy("Working calendar"))
    address_form = forms.ChoiceField(
        label=gettext_lazy("In Chinese, candidates are addressed as"),
        choices=AddressForm.choices,
        widget=forms.RadioSelect,
    )
    public_url = forms.CharField(
        label=gettext_lazy("Web address of this installation"),
        max_length=200,
        help_text=gettext_lazy("Links in letters begin with it."),
        error_messages={
            "required": gettext_lazy("Please write the web address in full, like https://jobs.example.com")
        },
    )
    jobs_address = forms.CharField(
        label=gettext_lazy("Address for general questions"),
        max_length=254,
        required=False,
        widget=forms.EmailInput,
        help_text=gettext_lazy("Somebody has to read it. An address that nobody reads is refused."),
    )
    brand_hue = forms.FloatField(
        label=gettext_lazy("Colour, as a hue"),
        help_text=gettext_lazy("From 0 to 360: 30 is red, 90 yellow, 150 green, 250 blue, 320 violet."),
    )
    brand_chroma = forms.FloatField(
        label=gettext_lazy("Strength of the colour"),
        help_text=gettext_lazy("From 0 (grey) to 0.1. Stronger ones are too bright for white text."),
    )
    icp_number = forms.CharField(
        label=gettext_lazy("ICP number"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("For sites served from mainland China; stands at the foot of every page."),
    )
    police_number = forms.CharField(label=gettext_lazy("Public security number"), max_length=60, required=False)

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["zone"].choices = choices.zones()
        self.fields["calendar"].choices = choices.calendars()
        self.fields["language"].choices = choices.languages()


class CompanyView(AdminForm):
    """What the house is called and how it looks."""

    page = "company"
    template = "company.html"
    field_of = {
        NameMissing: "name",
        BrandTooBright: "brand_chroma",
        WebAddressUnreadable: "public_url",
    } | dict.fromkeys(OF_ADDRESS, "jobs_address")

    def form(self, data: Any = None) -> CompanyForm:
        company = Company.objects.here()
        facts = (*_FACTS, *_LINES, "brand_hue", "brand_chroma")
        return CompanyForm(data, initial={name: getattr(company, name) for name in facts})

    def keep(self, told: dict[str, Any]) -> str:
        Company.objects.here().change(by=self.member.actor, **told)
        return _("Saved. Candidates see it from now on.")

    def facts(self) -> dict[str, Any]:
        return {"brightest": BRIGHTEST}


class DutiesView(AdminForm):
    """Who answers for adjustments, data, equality; whoever is not named falls back to an admin."""

    page = "duties"
    template = "duties.html"

    def form(self, data: Any = None) -> DutiesForm:
        return DutiesForm(data, initial={kind: Duty.objects.holder(kind) for kind in DutyKind})

    def keep(self, told: dict[str, Any]) -> str:
        given = dict(Duty.objects.values_list("kind", "member"))
        for kind, member in told.items():
            if given.get(kind) != member.pk and (kind in given or Duty.objects.holder(kind) != member):
                Duty.objects.assign(kind, member=member, by=self.member.actor)
        return _("Saved.")
