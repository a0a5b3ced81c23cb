"""The forms of the entrance."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hospes.foundation import wording, working
from hospes.post.enums import Security


class SignInForm(forms.Form):
    """Address and password."""

    email = forms.CharField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
        error_messages={"required": _("Please write your address.")},
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Please write your password.")},
    )


class NewPasswordForm(forms.Form):
    """A new password; ten characters or more."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_("Ten characters or more. A sentence is easier to remember than a riddle."),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Please choose a password.")},
    )


class JoinForm(NewPasswordForm):
    """How one is called, and a password."""

    name = forms.CharField(label=_("Your name"), max_length=200, required=False)
    field_order = ("name", "password")


class AskResetForm(forms.Form):
    """Who forgot his password."""

    email = forms.CharField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        error_messages={"required": _("Please write your address.")},
    )


class Choosing(forms.Form):
    """A form whose choices are known only when it is drawn."""

    def choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        """Give a field its choices."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for the type checker
        field.choices = choices


class SetUpForm(Choosing):
    """Six answers, then a job can be published: company, place, calendar, you, who covers, mail."""

    company = forms.CharField(
        label=_("Company"), max_length=200, error_messages={"required": _("Please name the company.")}
    )
    company_zh = forms.CharField(label=_("Name in Chinese"), max_length=200, required=False)
    language = forms.ChoiceField(label=_("Language of the house"))
    public_url = forms.CharField(
        label=_("Web address of this installation"),
        max_length=200,
        help_text=_("Links in letters begin with it."),
        error_messages={"required": _("Please write the web address in full, like https://jobs.example.com")},
    )
    zone = forms.ChoiceField(label=_("Time zone"))
    calendar = forms.ChoiceField(
        label=_("Working calendar"), help_text=_("Promises count its working days and fall due at 18:00.")
    )
    name = forms.CharField(
        label=_("Your name"), max_length=200, error_messages={"required": _("Please write your name.")}
    )
    email = forms.CharField(
        label=_("Your own e-mail address"),
        max_length=254,
        help_text=_("Candidates get letters from it and answer to it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Please write your address.")},
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=1000,
        strip=False,
        help_text=_("Ten characters or more."),
        widget=forms.PasswordInput(render_value=True, attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Please choose a password.")},
    )
    deputy_name = forms.CharField(label=_("Name of the person who covers for you"), max_length=200, required=False)
    deputy_email = forms.CharField(
        label=_("That person's address"), max_length=254, required=False, widget=forms.EmailInput
    )
    host = forms.CharField(label=_("Outgoing mail server"), max_length=253, required=False)
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, required=False, initial=587)
    security = forms.ChoiceField(
        label=_("Security"), choices=Security.choices, required=False, initial=Security.STARTTLS
    )
    username = forms.CharField(label=_("User name there"), max_length=254, required=False)
    mail_password = forms.CharField(
        label=_("Password there"),
        max_length=1000,
        strip=False,
        required=False,
        widget=forms.PasswordInput(render_value=True),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        self.choose("language", [(wording.code(code), name) for code, name in settings.LANGUAGES])
        zones = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc"))
        self.choose("zone", [(zone, zone.replace("_", " ")) for zone in ["UTC", *zones]])
        self.choose("calendar", [(key, working.calendar(key).name(language)) for key in working.keys()])

    def clean(self) -> dict[str, Any]:
        """A deputy needs both a name and an address."""
        told = super().clean() or {}
        if bool(told.get("deputy_name")) != bool(told.get("deputy_email")):
            self.add_error("deputy_email", _("Please write both the name and the address of the person who covers."))
        return told
