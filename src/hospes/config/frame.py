"""What every page may need around its content: the company and the line that follows an act."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from hospes.config import brand
from hospes.config.reading import pick
from hospes.team.models.company import Company

STATIC = Path(__file__).parent / "static"


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of the base templates. Asks the database and the session only when a page uses it."""
    return {
        "company": SimpleLazyObject(_company),
        "toast": SimpleLazyObject(lambda: _toast(request)),
    }


def _company() -> dict[str, str] | None:
    """The company in the language of the page; None before the first run.

    ``COMPANY_LOGO`` names a drawing among the static files; without one its first letter stands there.
    """
    company = Company.objects.current()
    if company is None:
        return None
    return {
        "name": pick(company.name),
        "about": pick(company.about),
        "place": pick(company.place),
        "legal_name": company.legal_name,
        "colour": brand.address(company.brand_hue, company.brand_chroma),
        "logo": logo(),
    }


def logo() -> str:
    """The drawing that ``COMPANY_LOGO`` names, if we have it: a mistyped name must not break a page."""
    name: str = settings.COMPANY_LOGO
    return name if name and (STATIC / name).is_file() else ""


def _toast(request: HttpRequest) -> dict[str, Any] | None:
    """The toast of the last act, shown once. A visitor without a session costs no query."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    toast: dict[str, Any] | None = request.session.pop("toast", None)
    return toast
