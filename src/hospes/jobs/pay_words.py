"""Pay in words, as readers of each language write it."""

from dataclasses import dataclass
from decimal import Decimal

from babel import Locale
from babel.numbers import format_currency, get_currency_symbol, list_currencies
from django.utils import translation
from django.utils.translation import gettext

from hospes.foundation import wording

MOST = Decimal(1_000_000_000)
THOUSAND = Decimal(1000)


def is_currency(code: str) -> bool:
    """Whether there is money of that name (ISO 4217)."""
    return code in list_currencies()


@dataclass(frozen=True, kw_only=True)
class Amounts:
    """Pay in amounts: a year's, a month's paid ``months`` times a year, or an hour's."""

    low: Decimal
    high: Decimal
    currency: str
    months: int | None
    hourly: bool


def in_full(amounts: Amounts, language: str) -> str:
    """Return "€82,000 – €98,000 a year", "¥28,000 – ¥40,000 a month × 14", "CA$22.50 an hour"."""
    facts = {"amounts": between(amounts, language), "months": amounts.months}
    with translation.override(wording.catalogue(language)):
        if amounts.hourly:
            return gettext("%(amounts)s an hour") % facts
        if amounts.months is None:
            return gettext("%(amounts)s a year") % facts
        return gettext("%(amounts)s a month × %(months)d") % facts


def on_request(language: str) -> str:
    """Return the sentence for pay that is not printed (P16)."""
    with translation.override(wording.catalogue(language)):
        return gettext("You get the range before the first talk")


def in_short(amounts: Amounts, language: str) -> str:
    """Return the range as a list shows it: "CNY 28–40k × 14", in Chinese "28–40k·14薪"."""
    if amounts.low % THOUSAND or amounts.high % THOUSAND:
        return in_full(amounts, language)
    ends = dict.fromkeys(f"{int(end / THOUSAND)}" for end in (amounts.low, amounts.high))
    facts = {"currency": amounts.currency, "span": "–".join(ends), "months": amounts.months}
    with translation.override(wording.catalogue(language)):
        if amounts.months is None:
            return gettext("%(currency)s %(span)sk") % facts
        return gettext("%(currency)s %(span)sk × %(months)d") % facts


def between(amounts: Amounts, language: str) -> str:
    """Return both ends with the sign of the currency, once if they are equal."""
    ends = [amount(end, amounts.currency, language) for end in (amounts.low, amounts.high)]
    return " – ".join(dict.fromkeys(ends))


def amount(value: Decimal, currency: str, language: str) -> str:
    """Return one amount; cents only where there are any."""
    locale = Locale.parse(wording.catalogue(language), sep="-")
    whole = value == value.to_integral_value()
    # "CHF 22", but "CA$22": a sign made of letters stands apart.
    apart = "\N{NO-BREAK SPACE}" if get_currency_symbol(currency, locale)[-1].isalpha() else ""
    pattern = f"¤{apart}#,##0" if whole else f"¤{apart}#,##0.00"
    return format_currency(value, currency, locale=locale, format=pattern, currency_digits=False)
