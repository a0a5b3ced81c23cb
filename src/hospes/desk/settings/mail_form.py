"""The form of a mail server: the shared one, and that of one address or domain."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hospes.post.enums import Security
from hospes.post.models import MailServer
from hospes.post.models.mail_server import DOMAIN, spelled
from hospes.post.presets import Preset
from hospes.post.refusals import BadAddress


class MailForm(forms.Form):
    """How letters leave. The password is never shown; an empty field keeps the one there is."""

    host = forms.CharField(
        label=_("Outgoing mail server"), max_length=253, error_messages={"required": _("Please name the server.")}
    )
    port = forms.IntegerField(
        label=_("Port"),
        min_value=1,
        max_value=65535,
        error_messages={"required": _("Please write the port, usually 587 or 465.")},
    )
    security = forms.ChoiceField(label=_("Security"), choices=Security.choices)
    username = forms.CharField(
        label=_("User name there"),
        max_length=254,
        required=False,
        help_text=_("Usually the whole address. Empty where the server asks for none."),
    )
    password = forms.CharField(
        label=_("Password there"),
        max_length=1000,
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    hourly = forms.IntegerField(
        label=_("Letters in an hour, at most"),
        min_value=0,
        max_value=1_000_000,
        required=False,
        help_text=_("0 for any number. What comes above it waits and leaves by itself."),
    )
    daily = forms.IntegerField(label=_("Letters in a day, at most"), min_value=0, max_value=1_000_000, required=False)

    def __init__(
        self, data: Any = None, *, server: MailServer | None, service: Preset | None = None, username: str = ""
    ) -> None:
        super().__init__(data, initial={"username": username} | begun(server, service))
        self.server = server
        if server is not None and server.sealed_password:
            self.fields["password"].help_text = _("One is kept. Leave this empty to keep it; it is never shown.")

    def clean(self) -> dict[str, Any]:
        """A kept password goes to the server it was given for, and to no other."""
        told = super().clean() or {}
        kept = self.server is not None and self.server.sealed_password and not told.get("password")
        if kept and told.get("username") and told.get("host") not in (None, self.server.host):  # type: ignore[union-attr]
            self.add_error("password", _("Another server: please enter its password. The kept one is not sent there."))
        return told


class NewServerForm(MailForm):
    """A server that sends for one address or one domain."""

    serves = forms.CharField(
        label=_("Sends for"),
        max_length=254,
        help_text=_("A mail address, or a domain such as example.com for every address there."),
        error_messages={"required": _("Please write whose letters leave by it.")},
    )
    field_order = ("serves",)

    def clean_serves(self) -> str:
        """The address or domain as it is kept; there is one server for each."""
        typed = self.cleaned_data["serves"].removeprefix("@")
        try:
            serves = spelled(typed if "@" in typed else DOMAIN + typed)
        except BadAddress as refusal:
            raise forms.ValidationError(_("Please write a mail address, or a domain such as example.com.")) from refusal
        if MailServer.objects.serving(serves) is not None:
            raise forms.ValidationError(_("It has a mail server already. Change that one."))
        return serves


def begun(server: MailServer | None, service: Preset | None) -> dict[str, Any]:
    """What the form shows at first: the server there is, a chosen service laid over it."""
    facts: dict[str, Any] = {"port": 587, "security": Security.STARTTLS}
    if server is not None:
        facts = {name: getattr(server, name) for name in ("host", "port", "security", "username", "hourly", "daily")}
    if service is not None:
        names = ("host", "port", "security", "hourly", "daily")
        facts |= {name: getattr(service, name) for name in names}
    return facts


def as_configured(told: dict[str, Any]) -> dict[str, Any]:
    """What ``MailServer.objects.configure`` takes: an empty password keeps the one there is, no limit is 0."""
    password = told["password"] or (None if told["username"] else "")
    return told | {"password": password} | {name: told[name] or 0 for name in ("hourly", "daily")}
