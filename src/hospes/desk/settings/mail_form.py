"""The form of a mail server: the shared one, and that of one address or domain."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hospes.post.enums import Carrier, Security
from hospes.post.models import MailServer
from hospes.post.models.mail_server import DOMAIN, spelled
from hospes.post.presets import Preset
from hospes.post.refusals import BadAddress


class MailForm(forms.Form):
    """How letters leave. The password is never shown; an empty field keeps the one there is.

    For a provider the password is its API key, and only Mailgun wants a domain with it.
    """

    kind = forms.ChoiceField(choices=Carrier.choices, required=False, widget=forms.HiddenInput)
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
        if self.carrier != Carrier.SMTP:
            self._ask_for_a_key()

    @property
    def carrier(self) -> str:
        """What the form asks for: a mail server, or the key of one provider."""
        told = self["kind"].value()
        return told if told in Carrier.values else Carrier.SMTP

    def _ask_for_a_key(self) -> None:
        fields = self.fields
        fields["host"].label, fields["password"].label = _("Address of the interface"), _("API key")
        fields["host"].error_messages["required"] = _("Please name the provider’s address.")
        for name in ("port", "security"):
            fields[name].widget, fields[name].required = forms.HiddenInput(), False
        self.initial["username"] = self.initial["username"].rpartition("@")[2]
        fields["username"].label = _("Sending domain")
        fields["username"].help_text = _("As it stands in the provider’s list of domains.")
        fields["username"].error_messages["required"] = _("Please write the domain that letters are sent by there.")
        fields["username"].required = self.carrier == Carrier.MAILGUN
        if self.carrier != Carrier.MAILGUN:
            del fields["username"]

    def clean(self) -> dict[str, Any]:
        """A kept password goes to the server it was given for, and to no other."""
        told = super().clean() or {}
        told["kind"] = self.carrier
        kept = self.server is not None and self.server.sealed_password and not told.get("password")
        same = self.server is not None and (self.server.kind, self.server.host) == (
            self.carrier,
            told.get("host", self.server.host),
        )
        if self.carrier != Carrier.SMTP:
            return self._clean_key(told, kept=bool(kept), same=same)
        if kept and told.get("username") and not same:
            self.add_error("password", _("Another server: please enter its password. The kept one is not sent there."))
        return told

    def _clean_key(self, told: dict[str, Any], *, kept: bool, same: bool) -> dict[str, Any]:
        """A provider has a key; a kept one goes to the host it was given for, and to no other."""
        told["username"] = told.get("username", "")
        told["port"], told["security"] = told.get("port") or 443, told.get("security") or Security.TLS
        told["password"] = (told.get("password") or "").strip()
        if "/" in told["username"]:
            self.add_error("username", _("That is not a domain. It should look like mg.example.com."))
        if not told["password"] and not kept:
            self.add_error("password", _("Please enter the API key."))
        elif not told["password"] and not same:
            self.add_error("password", _("Another provider: please enter its key. What is kept is not sent there."))
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
        facts = {
            name: getattr(server, name) for name in ("kind", "host", "port", "security", "username", "hourly", "daily")
        }
    if service is not None:
        if facts.get("kind", service.kind) != service.kind:
            facts.pop("username")
        names = ("kind", "host", "port", "security", "hourly", "daily")
        facts |= {name: getattr(service, name) for name in names}
    return facts


def as_configured(told: dict[str, Any]) -> dict[str, Any]:
    """What ``MailServer.objects.configure`` takes: an empty password keeps the one there is, no limit is 0."""
    keeps = told["username"] or told["kind"] != Carrier.SMTP
    password = told["password"] or (None if keeps else "")
    return told | {"password": password} | {name: told[name] or 0 for name in ("hourly", "daily")}
