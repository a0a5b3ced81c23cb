"""What the selects of the job forms offer."""

from zoneinfo import available_timezones

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.foundation import wording, working
from hospes.jobs import plans
from hospes.jobs.models import Place
from hospes.team import rules
from hospes.team.models import Member

Choices = list[tuple[str, str]]


def language() -> str:
    """The language of the page."""
    return get_language() or settings.LANGUAGE_CODE


def languages() -> list[tuple[str, str, str]]:
    """Short code, code for HTML, and own name of every language of this installation."""
    return [(wording.code(code), wording.catalogue(code), name) for code, name in settings.LANGUAGES]


def zones() -> Choices:
    """Every time zone that is a town, and UTC."""
    towns = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc"))
    return [(zone, zone.replace("_", " ")) for zone in ["UTC", *towns]]


def calendars() -> Choices:
    return [(key, working.calendar(key).name(language())) for key in working.keys()]


def contacts() -> Choices:
    """Who can be reached by candidates."""
    people = Member.objects.active().order_by("sort_key", "pk")
    return [(str(person.pk), person.name) for person in people if rules.may_be_contact(person)]


def members() -> Choices:
    """Everybody who works here."""
    people = Member.objects.active().order_by("sort_key", "pk")
    return [(str(pk), name) for pk, name in people.values_list("pk", "name")]


def places() -> Choices:
    return [(str(place.pk), place.name_in(language())) for place in Place.objects.all()]


def plan_templates() -> Choices:
    return [(key, wording.pick(name, language())) for key, name in plans.NAMES.items()]


def or_nothing(choices: Choices, words: str = "") -> Choices:
    """The choices after an empty one."""
    return [("", words or _("Nobody")), *choices]


def member(key: str) -> Member | None:
    """The active member of that key; None for an empty one."""
    return Member.objects.active().filter(pk=key).first() if key else None
