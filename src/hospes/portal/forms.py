"""The forms of the candidate's page."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hospes.foundation import wording


class MessageForm(forms.Form):
    """A question, or anything else one wants to say."""

    case = forms.CharField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Your message"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Please write something."),
            "max_length": _("Please keep it below 10,000 characters."),
        },
    )


class WordsForm(forms.Form):
    """A word about a talk; none is needed."""

    words = forms.CharField(
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("Please keep it below 2,000 characters.")},
    )


class CodeForm(forms.Form):
    """Six digits."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        error_messages={"required": _("Please enter the six digits from our letter.")},
    )


class DetailsForm(forms.Form):
    """What we know of somebody, for correcting."""

    name = forms.CharField(label=_("Your name"), max_length=200)
    called = forms.CharField(label=_("What shall we call you?"), max_length=200, required=False)
    pronunciation = forms.CharField(label=_("How is it said?"), max_length=200, required=False)
    email = forms.CharField(label=_("E-mail"), max_length=254, required=False)
    phone = forms.CharField(label=_("Mobile"), max_length=40, required=False)
    links = forms.CharField(
        label=_("Links"), help_text=_("One per line."), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )


class Choosing(forms.Form):
    """A form whose choices are known only when it is drawn."""

    def choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        """Give a field its choices."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for the type checker
        field.choices = choices


class WishesForm(Choosing):
    """In which language, in which zone, and how one wants to hear."""

    language = forms.ChoiceField(label=_("Language"))
    zone = forms.ChoiceField(label=_("Your time zone"))
    prefers = forms.ChoiceField(
        label=_("How shall we tell you important news?"),
        required=False,
        choices=[("", _("Either")), ("writing", _("In writing")), ("voice", _("By a call"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("language", [(wording.code(code), name) for code, name in settings.LANGUAGES])
        zones = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc"))
        self.choose("zone", [(zone, zone.replace("_", " ")) for zone in ["UTC", *zones]])


class UploadForm(forms.Form):
    """A file, instead of or beside the one that is there."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, Word, OpenDocument, text or a picture, up to 10 MB."),
        error_messages={
            "required": _("Please choose a file."),
            "empty": _("This file is empty. Please choose another one."),
        },
    )


class WithdrawalForm(forms.Form):
    """Stepping back; a reason is welcome and never needed."""

    words = forms.CharField(
        label=_("Would you like to say why?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
