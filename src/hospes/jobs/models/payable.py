from collections.abc import Mapping
from decimal import Decimal

from django.db import models

from hospes.foundation import text, wording
from hospes.foundation.actors import Actor
from hospes.jobs import pay
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
        if self.pay_kind == PayKind.RANGE and self.pay_low is not None and self.pay_high is not None:
            return pay.in_range(
                self.pay_low, self.pay_high, self.currency, self.pay_months, language
            )
        if self.pay_kind == PayKind.HOURLY and self.pay_low is not None and self.pay_high is not None:
            return pay.by_the_hour(self.pay_low, self.pay_high, self.currency, language)
        if self.pay_kind == PayKind.TARIFF:
            return self.tariff
        return pay.on_request(language) if self.pay_kind == PayKind.ON_REQUEST else ""

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
        low, high = (low or high, high or low) if kind in PayKind.IN_AMOUNTS else (None, None)
        facts = {
            "pay_kind": kind,
            "pay_low": low,
            "pay_high": high,
            "currency": currency.strip().upper() if low is not None else "",
            "pay_months": months if kind == PayKind.RANGE else None,
            "tariff": text.clean_line(tariff, 100) if kind == PayKind.TARIFF else "",
            "pay_note": wording.cleaned(note or {}),
        }
        refuse_unclear(facts["pay_kind"], low, high, str(facts["currency"]), months, tariff)
        with self.edited("job.pay_set", by=by) as job:
            for field, value in facts.items():
                setattr(job, field, value)
            job.save(update_fields=[*facts])


def refuse_unclear(
    kind: object,
    low: Decimal | None,
    high: Decimal | None,
    currency: str,
    months: int | None,
    tariff: str,
) -> None:
    """Raise the refusal for pay that nobody could understand."""
    if kind not in PayKind.values:
        raise UnknownValue(value=kind)
    if kind in PayKind.IN_AMOUNTS:
        if low is None or high is None or not 0 < low <= high < pay.MOST:
            raise PayUnclear
        if not pay.is_currency(currency):
            raise PayUnclear
    if kind == PayKind.RANGE and not (months is None or FEWEST_MONTHS <= months <= MOST_MONTHS):
        raise PayMonthsUnclear
    if kind == PayKind.TARIFF and not tariff.strip():
        raise TariffMissing
