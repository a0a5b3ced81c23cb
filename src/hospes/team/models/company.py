"""The company this house belongs to: one row."""

from typing import Unpack

from django.db import models, transaction

from hospes.foundation import wording
from hospes.foundation.actors import Actor
from hospes.journal.record import record
from hospes.team.company_facts import BRIGHTEST, CompanyFacts, cleaned
from hospes.team.enums import AddressForm
from hospes.team.refusals import HouseNotOpen

ONLY = 1


class CompanyQuerySet(models.QuerySet["Company"]):
    def current(self) -> "Company | None":
        """The company, or None before the first run."""
        return self.filter(pk=ONLY).first()

    def here(self) -> "Company":
        """The company, where the house is known to be open. Raises HouseNotOpen."""
        company = self.current()
        if company is None:
            raise HouseNotOpen
        return company

    def lock(self) -> "Company":
        """Lock the company's row, to put in line what must not happen twice at once."""
        return self.select_for_update(no_key=True).get(pk=ONLY)


class Company(models.Model):
    """Who we are: name, place, calendar, language, looks. ``name`` and ``about`` are per language."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    name = models.JSONField(default=dict)
    legal_name = models.CharField(max_length=200, blank=True)
    about = models.JSONField(default=dict, blank=True)
    place = models.JSONField(default=dict, blank=True)
    postal_address = models.CharField(max_length=400, blank=True)
    zone = models.CharField(max_length=60)
    calendar = models.CharField(max_length=20)
    language = models.CharField(max_length=20, default="en")
    address_form = models.CharField(max_length=3, choices=AddressForm, default=AddressForm.NIN)
    public_url = models.CharField(max_length=200, blank=True)
    jobs_address = models.EmailField(blank=True)
    brand_hue = models.FloatField(default=174)
    brand_chroma = models.FloatField(default=0.072)
    icp_number = models.CharField(max_length=60, blank=True)
    police_number = models.CharField(max_length=60, blank=True)
    opened_at = models.DateTimeField()

    objects = CompanyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="company_is_one_row", condition=models.Q(id=ONLY)),
            models.CheckConstraint(
                name="company_brand_can_be_read_on",
                condition=models.Q(brand_chroma__gte=0, brand_chroma__lte=BRIGHTEST)
                & models.Q(brand_hue__gte=0, brand_hue__lte=360),
            ),
            models.CheckConstraint(
                name="company_addresses_politely",
                condition=models.Q(address_form__in=AddressForm.values),
            ),
        ]

    def __str__(self) -> str:
        return self.called(self.language)

    def called(self, language: str) -> str:
        """The company's name in ``language``."""
        return wording.pick(self.name, language)

    def web(self, path: str) -> str:
        """The full address of a path of this installation, for a letter."""
        return f"{self.public_url}/{path.lstrip('/')}"

    def change(self, *, by: Actor, **facts: Unpack[CompanyFacts]) -> None:
        """Change what is said about the company; only the given facts.

        Raises NameMissing, UnknownZone, UnknownCalendar, UnknownLanguage, BrandTooBright,
        WebAddressUnreadable, AddressUnreadable.
        """
        changed = cleaned(facts)
        with transaction.atomic():
            for field, value in changed.items():
                setattr(self, field, value)
            self.save(update_fields=[*changed])
            record("company.changed", subject="company", by=by, fields=sorted(changed))
