"""The well-known mail services, as data: where letters leave, and what each wants (practice P27).

None was tested live. Where a service publishes how many letters it takes, that number stands here (Gmail: 500 a
day, Microsoft 365: 30 in a minute and 10,000 a day); the others publish none, so that theirs is a careful start.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hospes.post.enums import Carrier, Security

_CODE = _("Sign in with the whole address and an authorisation code made in the web mail, not the password.")
_ABROAD = _(
    "Letters to mailboxes outside mainland China may arrive late or be refused there. Send a test letter to one "
    "before you rely on it."
)
_FROM_CHINA = _(
    "From a machine in mainland China this service cannot be reached reliably, and its letters may reach Chinese "
    "mailboxes late."
)


@dataclass(frozen=True, kw_only=True)
class Preset:
    """One service: name, port, protection, what it wants as password, and how many letters it takes.

    ``hourly`` and ``daily`` are letters, 0 for no number; ``published`` says whether they are the service's own.
    ``abroad`` warns of letters across the border. ``one_address`` services send only for the address that signs in.
    """

    key: str
    name: Promise | str
    host: str
    port: int = 465
    security: Security = Security.TLS
    note: Promise | str = _CODE
    hourly: int = 0
    daily: int = 0
    published: bool = False
    abroad: Promise | str = _ABROAD
    one_address: bool = True
    kind: Carrier = Carrier.SMTP


PRESETS = (
    Preset(key="exmail", name=_("Tencent Exmail (WeCom)"), host="smtp.exmail.qq.com", hourly=100, daily=500),
    Preset(
        key="aliyun",
        name=_("Alibaba Mail (Aliyun)"),
        host="smtp.qiye.aliyun.com",
        note=_("Sign in with the whole address and its password, or the code for programs if your admin set one."),
        hourly=100,
        daily=500,
    ),
    Preset(key="netease", name=_("NetEase company mail"), host="smtp.qiye.163.com", hourly=100, daily=500),
    Preset(key="163", name=_("NetEase 163"), host="smtp.163.com", hourly=30, daily=200),
    Preset(key="126", name=_("NetEase 126"), host="smtp.126.com", hourly=30, daily=200),
    Preset(key="qq", name=_("QQ Mail"), host="smtp.qq.com", hourly=30, daily=200),
    Preset(
        key="gmail",
        name=_("Gmail and Google Workspace"),
        host="smtp.gmail.com",
        port=587,
        security=Security.STARTTLS,
        note=_("Sign in with the whole address and an app password made in the account's security settings."),
        daily=500,
        published=True,
        abroad=_FROM_CHINA,
    ),
    Preset(
        key="microsoft",
        name=_("Microsoft 365"),
        host="smtp.office365.com",
        port=587,
        security=Security.STARTTLS,
        note=_("Your Microsoft admin has to allow SMTP AUTH for the mailbox that signs in."),
        hourly=1800,
        daily=10_000,
        published=True,
        abroad="",
    ),
    Preset(
        key="generic",
        name=_("Another service"),
        host="",
        port=587,
        security=Security.STARTTLS,
        note=_("Name, port and security stand in the service's help pages, under SMTP or outgoing mail."),
        abroad="",
        one_address=False,
    ),
)


_KEY = _(
    "Make an API key there that may send and nothing else, and prove your domain (SPF, DKIM) in its settings. Switch "
    "its counting of openings and clicks off. Let it report to Hospes under “Incoming mail”."
)


def _provider(key: str, name: str, kind: Carrier, host: str, note: Promise | str = _KEY) -> Preset:
    """A provider that takes letters by HTTP. Its limits are those of a plan that somebody pays for."""
    return Preset(
        key=key,
        name=name,
        kind=kind,
        host=host,
        port=443,
        security=Security.TLS,
        note=note,
        abroad=_FROM_CHINA,
        one_address=False,
    )


# By their HTTP interface (``transports.carriers``); none was seen live.
PROVIDERS = (
    _provider("mailgun", "Mailgun", Carrier.MAILGUN, "api.mailgun.net"),
    _provider("mailgun-eu", "Mailgun EU", Carrier.MAILGUN, "api.eu.mailgun.net"),
    _provider("sendgrid", "SendGrid", Carrier.SENDGRID, "api.sendgrid.com"),
    _provider("postmark", "Postmark", Carrier.POSTMARK, "api.postmarkapp.com"),
    _provider(
        "brevo",
        "Brevo",
        Carrier.BREVO,
        "api.brevo.com",
        _(
            "Make an API key there, let this machine’s address in, and prove your domain (SPF, DKIM) in its settings. "
            "Brevo counts openings and clicks unless you switch that off there, and Hospes does not take its reports "
            "yet."
        ),
    ),
)


def preset(key: str) -> Preset | None:
    """Return the service of that key, None if we do not know it."""
    return next((each for each in (*PRESETS, *PROVIDERS) if each.key == key), None)
