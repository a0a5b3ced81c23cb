"""Pay in words, as readers of each language write it."""

from decimal import Decimal

from babel import Locale
from babel.numbers import format_currency, format_decimal, get_currency_symbol, list_currencies
from django.utils import translation
from django.utils.translation import gettext

from hospes.foundation import wording

MOST = Decimal(1_000_000_000)
THOUSAND = Decimal(1000)


def is_currency(code: str) -> bool:
    """Whether there is money of that name (ISO 4217)."""
    return code in list_currencies()


def in_range(
    low: Decimal, high: Decimal, currency: str, months: int | None, language: str
) -> str:
    """Return "€82,000 – €98,000 a year", or by the month "¥28,000 – ¥40,000 × 14 months"."""
    amounts = between(low, high, currency, language)
    with translation.override(wording.catalogue(language)):
        if months is None:
            return gettext("%(amounts)s a year") % {"amounts": amounts}
        return gettext("%(amounts)s a month × %(months)d") % {"amounts": amounts, "months": months}


def by_the_hour(low: Decimal, high: Decimal, currency: str, language: str) -> str:
    """Return "CA$22.50 an hour" or the range by the hour."""
    amounts = between(low, high, currency, language)
    with translation.override(wording.catalogue(language)):
        return gettext("%(amounts)s an hour") % {"amounts": amounts}


def on_request(language: str) -> str:
    """Return the sentence for pay that is not printed (P16)."""
    with translation.override(wording.catalogue(language)):
        return gettext("You get the range before the first talk")


def short(low: Decimal, high: Decimal, months: int | None, currency: str, language: str) -> str:
    """Return the range as a list shows it: "CNY 28–40k × 14", in Chinese "28–40k·14薪"."""
    if low % THOUSAND or high % THOUSAND:
        return between(low, high, currency, language)
    span = f"{thousands(low)}–{thousands(high)}k" if low != high else f"{thousands(low)}k"
    with translation.override(wording.catalogue(language)):
        if months is None:
            return gettext("%(currency)s %(span)s") % {"currency": currency, "span": span}
        facts = {"currency": currency, "span": span, "months": months}
        return gettext("%(currency)s %(span)s × %(months)d") % facts


def between(low: Decimal, high: Decimal, currency: str, language: str) -> str:
    """Return both ends with the sign of the currency, once if they are equal."""
    ends = [amount(end, currency, language) for end in (low, high)]
    return ends[0] if low == high else " – ".join(ends)


def amount(value: Decimal, currency: str, language: str) -> str:
    """Return one amount; cents only where there are any."""
    locale = Locale.parse(wording.catalogue(language), sep="-")
    whole = value == value.to_integral_value()
    return format_currency(
        value, currency, locale=locale, format="¤#,##0" if whole else None, currency_digits=not whole
    )


def thousands(value: Decimal) -> str:
    """Return how many thousands a round amount has."""
    return f"{int(value / THOUSAND)}"
