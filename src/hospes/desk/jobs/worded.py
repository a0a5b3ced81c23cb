"""Forms whose words come in every language of the installation."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from hospes.desk.jobs import choices

DAY = "%Y-%m-%d"


class WordedForm(forms.Form):
    """``layout`` lists the rows of the form; a name of words stands for its field in each language."""

    layout: tuple[tuple[str, ...], ...] = ()
    use_required_attribute = False

    def add_words(self, name: str, label: Any, *, limit: int, rows: int = 0, hint: Any = "") -> None:
        """Add one field per language; ``rows`` makes it a large one."""
        for code, html, own_name in choices.languages():
            widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
            widget.attrs["lang"] = html
            title = _("{label}, {language}").format(label=label, language=own_name)
            self.fields[f"{name}_{code}"] = forms.CharField(
                label=title, required=False, max_length=limit, widget=widget, help_text=hint
            )

    def put_words(self, name: str, words: Mapping[str, str]) -> None:
        """What stands in the fields at first."""
        for code, text in words.items():
            self.initial[f"{name}_{code}"] = text

    def words(self, name: str) -> dict[str, str]:
        """What was typed, by language."""
        return {code: self.cleaned_data.get(f"{name}_{code}", "") for code, _html, _own in choices.languages()}

    def names_of(self, name: str) -> list[str]:
        """The field of that name, or its field in each language."""
        if name in self.fields:
            return [name]
        return [f"{name}_{code}" for code, _html, _own in choices.languages()]

    def groups(self) -> Iterator[list[BoundField]]:
        """The fields in the rows of the layout."""
        for row in self.layout:
            yield [self[field] for name in row for field in self.names_of(name)]

    def refuse(self, name: str | None, sentence: str) -> None:
        """Say why not, at the field, or above all of them."""
        known = [field for field in self.names_of(name) if field in self.fields] if name else []
        self.add_error(known[0] if known else None, sentence)


def day_field(label: Any, hint: Any = "") -> forms.DateField:
    """A day, optional."""
    widget = forms.DateInput(attrs={"type": "date"}, format=DAY)
    errors = {"invalid": _("Please choose a day.")}
    return forms.DateField(
        label=label, required=False, input_formats=[DAY], widget=widget, help_text=hint, error_messages=errors
    )
