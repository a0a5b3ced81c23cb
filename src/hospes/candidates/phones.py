"""Phone numbers, with the country of the job as the default."""

from phonenumbers import (
    NumberParseException,
    PhoneNumberFormat,
    PhoneNumberType,
    ValidationResult,
    format_number,
    is_possible_number_with_reason,
    number_type,
    parse,
)

from hospes.candidates.refusals import NumberUnreadable
from hospes.foundation.text import TooLong, clean_line

RAW_LIMIT = 60


def clean_number(raw: str, *, region: str) -> tuple[str, str]:
    """Return (E.164, as typed). ``region`` (``CN``, ``DE``) is used where no country code was typed.

    Possible is enough: tables of valid prefixes grow old and a real person would be refused.
    Raises NumberUnreadable.
    """
    try:
        typed = clean_line(raw, RAW_LIMIT)
        number = parse(typed, region or None)
    except (TooLong, NumberParseException) as unreadable:
        raise NumberUnreadable from unreadable
    if is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE:
        raise NumberUnreadable
    return format_number(number, PhoneNumberFormat.E164), typed


def takes_texts(number: str) -> bool:
    """Whether a text message can be tried to an E.164 number: not where it is known to be a landline only.

    Some countries (the US, Canada) do not tell the two apart; there it can be tried.
    """
    return number_type(parse(number)) != PhoneNumberType.FIXED_LINE


def national(number: str) -> str:
    """Return the digits of an E.164 number without its country code, for finding it as people say it."""
    return str(parse(number).national_number)
