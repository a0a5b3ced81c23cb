"""The form of a mailbox that is read, and what the big services want in it (practice P27)."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hospes.post.enums import Access, Security
from hospes.post.models import Mailbox

_CODE = _("Switch on IMAP in the web mail's settings and let it make an authorisation code; that is the password here.")
_NETEASE = _(
    "Switch on IMAP in the web mail's settings and let it make an authorisation code; that is the password here. "
    "Hospes says who it is when it signs in, as NetEase demands."
)


@dataclass(frozen=True)
class Service:
    """Where a well-known service opens its mailboxes, and what it wants. None of them was tested live."""

    key: str
    name: Promise | str
    host: str
    note: Promise | str
    access: str = Access.PASSWORD
    port: int = 993
    security: str = Security.TLS


SERVICES = (
    Service("exmail", _("Tencent Exmail (WeCom)"), "imap.exmail.qq.com", _CODE),
    Service(
        "aliyun",
        _("Alibaba Mail (Aliyun)"),
        "imap.qiye.aliyun.com",
        _("Sign in with the whole address and its password, or the code for programs if your admin set one."),
    ),
    Service("netease", _("NetEase company mail"), "imap.qiye.163.com", _NETEASE),
    Service("163", _("NetEase 163"), "imap.163.com", _NETEASE),
    Service("126", _("NetEase 126"), "imap.126.com", _NETEASE),
    Service("qq", _("QQ Mail"), "imap.qq.com", _CODE),
    Service(
        "gmail",
        _("Gmail and Google Workspace"),
        "imap.gmail.com",
        _("Save first, then sign in with Google. Or choose a password and enter an app password."),
        Access.GOOGLE,
    ),
    Service(
        "microsoft",
        _("Microsoft 365"),
        "outlook.office365.com",
        _("Save first, then sign in with Microsoft; it takes no passwords here. Your admin may have to agree once."),
        Access.MICROSOFT,
    ),
)


def service(key: str) -> Service | None:
    """The service of that key, if we know it."""
    return next((each for each in SERVICES if each.key == key), None)


class MailboxForm(forms.Form):
    """Where a mailbox is opened. The password is never shown; an empty field keeps the one there is."""

    address = forms.EmailField(
        label=_("Mail address"), max_length=254, error_messages={"required": _("Please name the address.")}
    )
    host = forms.CharField(
        label=_("IMAP server"), max_length=253, error_messages={"required": _("Please name the server.")}
    )
    port = forms.IntegerField(
        label=_("Port"),
        min_value=1,
        max_value=65535,
        error_messages={"required": _("Please write the port, usually 993.")},
    )
    security = forms.ChoiceField(
        label=_("Security"),
        choices=[
            (Security.TLS, _("TLS from the first byte (usually port 993)")),
            (Security.STARTTLS, _("STARTTLS (usually port 143)")),
            (Security.NONE, _("None (inside your own network only)")),
        ],
    )
    access = forms.ChoiceField(label=_("How it lets us in"), choices=Access.choices)
    username = forms.CharField(
        label=_("User name there"), max_length=254, required=False, help_text=_("Usually the whole address.")
    )
    password = forms.CharField(
        label=_("Password or authorisation code"),
        max_length=1000,
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    drop_folder = forms.CharField(
        label=_("Folder for letters to Hospes"),
        max_length=200,
        required=False,
        help_text=_("Whatever you move or copy there is taken in, for example a letter of introduction."),
    )

    def __init__(self, data: Any = None, *, mailbox: Mailbox | None, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.mailbox = mailbox
        if mailbox is not None and mailbox.sealed_password:
            self.fields["password"].help_text = _("One is kept. Leave this empty to keep it; it is never shown.")

    def clean(self) -> dict[str, Any]:
        """A kept password goes to the server it was given for, and to no other."""
        told = super().clean() or {}
        given_for = self.mailbox.host if self.mailbox is not None and self.mailbox.sealed_password else ""
        kept = bool(given_for) and not told.get("password")
        by_password = told.get("access") == Access.PASSWORD
        if kept and by_password and told.get("host", "").lower() not in {"", given_for}:
            self.add_error("password", _("Another server: please enter its password. The kept one is not sent there."))
        told["password"] = told.get("password") or (None if kept and by_password else "")
        return told


class SharedMailboxForm(MailboxForm):
    """A mailbox that several share has a name instead of an owner."""

    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        help_text=_("How colleagues call it, for example “Jobs”."),
        error_messages={"required": _("Please give it a name.")},
    )
    field_order = ("name", "address")


def begun(mailbox: Mailbox | None, chosen: Service | None, address: str = "") -> dict[str, Any]:
    """What the form shows at first: the mailbox there is, a chosen service laid over it."""
    names = ("address", "host", "port", "security", "access", "username", "drop_folder")
    facts: dict[str, Any] = {"address": address, "port": 993, "security": Security.TLS, "drop_folder": "Hospes"}
    if mailbox is not None:
        facts = {name: getattr(mailbox, name) for name in names}
        facts["name"] = mailbox.owner.removeprefix("shared:")
    if chosen is not None:
        for name in ("host", "port", "security", "access"):
            facts[name] = getattr(chosen, name)
    return facts
