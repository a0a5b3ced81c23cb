"""The form of the mail server, and what the big services want in it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hospes.post.enums import Security
from hospes.post.models import MailServer

_CODE = _("Sign in with the whole address and an authorisation code made in the web mail, not the password.")


@dataclass(frozen=True)
class Preset:
    """Name, port and protection of a well-known service, and what it wants as password."""

    key: str
    name: Promise | str
    host: str
    port: int
    security: str
    note: Promise | str


PRESETS = (
    Preset("exmail", _("Tencent Exmail (WeCom)"), "smtp.exmail.qq.com", 465, Security.TLS, _CODE),
    Preset(
        "aliyun",
        _("Alibaba Mail (Aliyun)"),
        "smtp.qiye.aliyun.com",
        465,
        Security.TLS,
        _("Sign in with the whole address and its password, or the code for programs if your admin set one."),
    ),
    Preset("netease", _("NetEase company mail"), "smtp.qiye.163.com", 465, Security.TLS, _CODE),
    Preset("163", _("NetEase 163"), "smtp.163.com", 465, Security.TLS, _CODE),
    Preset("qq", _("QQ Mail"), "smtp.qq.com", 465, Security.TLS, _CODE),
    Preset(
        "gmail",
        _("Gmail and Google Workspace"),
        "smtp.gmail.com",
        587,
        Security.STARTTLS,
        _("Sign in with the whole address and an app password made in the account's security settings."),
    ),
    Preset(
        "microsoft",
        _("Microsoft 365"),
        "smtp.office365.com",
        587,
        Security.STARTTLS,
        _("Your Microsoft admin has to allow SMTP AUTH for the mailbox that signs in."),
    ),
)


def preset(key: str) -> Preset | None:
    """The service of that key, if we know it."""
    return next((each for each in PRESETS if each.key == key), None)


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

    def __init__(self, data: Any = None, *, server: MailServer | None, service: Preset | None = None) -> None:
        super().__init__(data, initial=begun(server, service))
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


def begun(server: MailServer | None, service: Preset | None) -> dict[str, Any]:
    """What the form shows at first: the server there is, a chosen service laid over it."""
    facts: dict[str, Any] = {"port": 587, "security": Security.STARTTLS}
    if server is not None:
        facts = {name: getattr(server, name) for name in ("host", "port", "security", "username", "hourly", "daily")}
    if service is not None:
        facts |= {"host": service.host, "port": service.port, "security": service.security}
    return facts
