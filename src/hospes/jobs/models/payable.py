from collections.abc import Mapping
from decimal import Decimal
from typing import TypedDict

from django.db import models

from hospes.foundation import text, wording
from hospes.foundation.actors import Actor
from hospes.jobs import pay_words
from hospes.jobs.enums import PayKind
from hospes.jobs.models.editable import Editable
from hospes.jobs.refusals import PayMonthsUnclear, PayUnclear, TariffMissing, UnknownValue

FEWEST_MONTHS, MOST_MONTHS = 12, 24


class Payable(Editable):
    """What a job pays, before tax. Amounts are a year's, a month's or an hour's.

    A range with ``pay_months`` is by the month and paid so many times a year (CNY 28–40k × 14);
    without, it is a year's.
    """

    pay_kind = models.CharField(max_length=10, choices=PayKind, blank=True)
    pay_low = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    pay_high = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    pay_months = models.PositiveSmallIntegerField(null=True, blank=True)
    tariff = models.CharField(max_length=100, blank=True)
    # "Same range for everyone. Plus 2 % pension match."
    pay_note = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True

    @property
    def pay_is_stated(self) -> bool:
        """Whether candidates can read what it pays, or when they will be told."""
        return bool(self.pay_kind)

    def pay(self, language: str) -> str:
        """Return the pay as one reads it: "€82,000 – €98,000 a year"; ``''`` if it is not stated."""
        if self.pay_kind in PayKind.IN_AMOUNTS:
            return pay_words.in_full(self.pay_amounts(), language)
        if self.pay_kind == PayKind.TARIFF:
            return self.tariff
        return pay_words.on_request(language) if self.pay_kind == PayKind.ON_REQUEST else ""

    def pay_in_short(self, language: str) -> str:
        """Return a range as a list shows it, "CNY 28–40k × 14"; anything else as ``pay``."""
        if self.pay_kind == PayKind.RANGE:
            return pay_words.in_short(self.pay_amounts(), language)
        return self.pay(language)

    def pay_amounts(self) -> pay_words.Amounts:
        """Return the two ends with what they are ends of."""
        return pay_words.Amounts(
            low=self.pay_low or Decimal(0),
            high=self.pay_high or Decimal(0),
            currency=self.currency,
            months=self.pay_months,
            hourly=self.pay_kind == PayKind.HOURLY,
        )

    def pay_note_in(self, language: str) -> str:
        """Return what stands under the pay; may be empty."""
        return wording.pick(self.pay_note, language)

    def set_pay(
        self,
        *,
        by: Actor,
        kind: str,
        low: Decimal | None = None,
        high: Decimal | None = None,
        currency: str = "",
        months: int | None = None,
        tariff: str = "",
        note: Mapping[str, str] | None = None,
    ) -> None:
        """State the pay. One amount alone counts for both ends.

        Raises UnknownValue, PayUnclear, PayMonthsUnclear, TariffMissing, and what ``edited`` raises.
        """
        stated = PayFacts(
            pay_kind=kind,
            pay_low=cents(high if low is None else low) if kind in PayKind.IN_AMOUNTS else None,
            pay_high=cents(low if high is None else high) if kind in PayKind.IN_AMOUNTS else None,
            currency=currency.strip().upper() if kind in PayKind.IN_AMOUNTS else "",
            pay_months=months if kind == PayKind.RANGE else None,
            tariff=text.clean_line(tariff, 100) if kind == PayKind.TARIFF else "",
            pay_note=wording.lines(note or {}, 600),
        )
        refuse_unclear(stated)
        with self.edited("job.pay_set", by=by) as job:
            for field, value in stated.items():
                setattr(job, field, value)
            job.save(update_fields=[*stated])


class PayFacts(TypedDict):
    """Pay as it is stored."""

    pay_kind: str
    pay_low: Decimal | None
    pay_high: Decimal | None
    currency: str
    pay_months: int | None
    tariff: str
    pay_note: wording.Wording


def cents(amount: Decimal | None) -> Decimal | None:
    """Return an amount in whole cents; None for what is no amount of money."""
    if amount is None or not amount.is_finite() or not 0 < amount < pay_words.MOST:
        return None
    return amount.quantize(Decimal("0.01"))


def amounts_are_clear(stated: PayFacts) -> bool:
    """Say whether both ends stand the right way round, in money that exists."""
    low, high = stated["pay_low"], stated["pay_high"]
    ordered = low is not None and high is not None and low <= high
    return ordered and pay_words.is_currency(stated["currency"])


def refuse_unclear(stated: PayFacts) -> None:
    """Raise the refusal for pay that nobody could understand."""
    kind, months = stated["pay_kind"], stated["pay_months"]
    if kind not in PayKind.values:
        raise UnknownValue(value=kind)
    if kind in PayKind.IN_AMOUNTS and not amounts_are_clear(stated):
        raise PayUnclear
    if months is not None and not FEWEST_MONTHS <= months <= MOST_MONTHS:
        raise PayMonthsUnclear
    if kind == PayKind.TARIFF and not stated["tariff"]:
        raise TariffMissing
