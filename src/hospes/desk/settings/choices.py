"""What one may choose from in settings: zones, calendars, languages, colleagues."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hospes.foundation import wording, working
from hospes.team.models import Member

Choices = list[tuple[str, str]]


def zones() -> Choices:
    """Every zone that is named after a town, and UTC."""
    names = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc"))
    return [(zone, zone.replace("_", " ")) for zone in ["UTC", *names]]


def calendars() -> Choices:
    """The working calendars there are, in the language of the page."""
    language = get_language() or "en"
    return [(key, working.calendar(key).name(language)) for key in working.keys()]


def languages() -> Choices:
    """The languages of this installation, each as it calls itself."""
    return [(wording.code(code), name) for code, name in settings.LANGUAGES]


def colleagues(field: forms.ModelChoiceField, besides: Member | None = None) -> None:
    """Let a field choose among those who work here, ``besides`` left out."""
    rows = Member.objects.active().order_by("sort_key", "pk")
    field.queryset = rows.exclude(pk=besides.pk) if besides else rows


class WordedForm(forms.Form):
    """A form some of whose fields are written once per language: ``worded = {"name": ("Name", 200, False)}``.

    ``cleaned_data["name"]`` is then ``{"en": …, "zh": …}``. A field is long text where the third says so.
    """

    worded: dict[str, tuple[Any, int, bool]] = {}
    sequence: tuple[str, ...] = ()

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        begun = dict(initial or {})
        for name in self.worded:
            begun |= {f"{name}_{code}": text for code, text in (begun.pop(name, None) or {}).items()}
        super().__init__(data, initial=begun)
        for name, (label, limit, is_long) in self.worded.items():
            self.fields |= {f"{name}_{code}": _words(label, own, limit, is_long) for code, own in languages()}
        names = [
            [f"{name}_{code}" for code, _own in languages()] if name in self.worded else [name]
            for name in self.sequence
        ]
        self.order_fields([name for group in names for name in group])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        for name in self.worded:
            told[name] = {code: told.pop(f"{name}_{code}", "") for code, _own in languages()}
        return told

    def add_error(self, field: str | None, error: Any) -> None:
        """What is said about words stands at their first language."""
        super().add_error(f"{field}_{languages()[0][0]}" if field in self.worded else field, error)


def _words(label: Any, language: str, limit: int, is_long: bool) -> forms.CharField:  # noqa: FBT001 -- one caller
    widget = forms.Textarea if is_long else forms.TextInput
    words = _("%(what)s, in %(language)s") % {"what": label, "language": language}
    return forms.CharField(label=words, max_length=limit, required=False, widget=widget)
