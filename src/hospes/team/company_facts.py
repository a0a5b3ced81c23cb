"""What may be said about the company, and how it is checked before it is kept."""

from typing import TypedDict

from hospes.foundation import text, wording
from hospes.team import addresses, places
from hospes.team.enums import AddressForm
from hospes.team.refusals import BrandTooBright, NameMissing, UnknownAddressForm

# White text on the brand colour holds 4.5:1 up to here (design/DESIGN.md 1).
BRIGHTEST = 0.1

_TEXTS = {"name": 200, "about": 4000, "place": 200}
_LINES = {"legal_name": 200, "postal_address": 400, "icp_number": 60, "police_number": 60}


class CompanyFacts(TypedDict, total=False):
    name: wording.Wording
    legal_name: str
    about: wording.Wording
    place: wording.Wording
    postal_address: str
    zone: str
    calendar: str
    language: str
    address_form: str
    public_url: str
    jobs_address: str
    brand_hue: float
    brand_chroma: float
    icp_number: str
    police_number: str


def cleaned(facts: CompanyFacts) -> dict[str, object]:
    """Return the facts as they are stored.

    Raises NameMissing, UnknownZone, UnknownCalendar, UnknownLanguage, UnknownAddressForm,
    BrandTooBright, WebAddressUnreadable, AddressUnreadable.
    """
    _refuse_unknown(facts)
    changed: dict[str, object] = dict(facts)
    for field, value in facts.items():
        if field in _TEXTS and isinstance(value, dict):
            changed[field] = wording.cleaned(
                {code: text.clean_text(words, _TEXTS[field]) for code, words in value.items()}
            )
        elif field in _LINES:
            changed[field] = text.clean_line(str(value), _LINES[field])
    if changed.get("name") == {}:
        raise NameMissing
    if "language" in facts:
        changed["language"] = wording.code(facts["language"])
    if facts.get("jobs_address"):
        changed["jobs_address"] = addresses.mail(facts["jobs_address"])
    if "public_url" in facts:
        changed["public_url"] = addresses.web(facts["public_url"])
    return changed


def _refuse_unknown(facts: CompanyFacts) -> None:
    places.check(zone=facts.get("zone"), calendar=facts.get("calendar"), language=facts.get("language"))
    if facts.get("address_form", AddressForm.NIN) not in AddressForm.values:
        raise UnknownAddressForm
    chroma, hue = facts.get("brand_chroma", 0), facts.get("brand_hue", 0)
    if not 0 <= chroma <= BRIGHTEST or not 0 <= hue <= 360:
        raise BrandTooBright
