"""What well-known calendar services want so that Hospes may write there (practice P27). None was tested live."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_PROGRAM = _("Make a password for programs in your account there; the one you sign in with is refused.")


@dataclass(frozen=True)
class Service:
    """Where a service opens its calendars; ``url`` is empty where it is different for everybody."""

    key: str
    name: Promise | str
    url: str
    note: Promise | str


SERVICES = (
    Service(
        "feishu",
        _("Feishu"),
        "https://caldav.feishu.cn/",
        _(
            "In Feishu's calendar settings, let “CalDAV” make a name and a password. If no calendar is found, enter "
            "the full address of the calendar itself."
        ),
    ),
    Service(
        "dingtalk",
        _("DingTalk"),
        "https://calendar.dingtalk.com/",
        _("In DingTalk's calendar settings, open CalDAV and copy the name and the password from there."),
    ),
    Service(
        "wecom",
        _("WeCom"),
        "https://caldav.wecom.work/",
        _("In WeCom's calendar settings, open “sync to other calendars” and copy the name and the password."),
    ),
    Service(
        "qq",
        _("QQ Mail and Tencent Exmail"),
        "https://dav.qq.com/",
        _("Switch on CalDAV in the web mail's settings and let it make an authorisation code; that is the password."),
    ),
    Service("icloud", _("iCloud"), "https://caldav.icloud.com/", _PROGRAM),
    Service(
        "nextcloud",
        _("Nextcloud"),
        "",
        _("The address is https://your-server/remote.php/dav/. Make a password for programs under “Security”."),
    ),
    Service("fastmail", _("Fastmail"), "https://caldav.fastmail.com/", _PROGRAM),
    Service("other", _("Another service that speaks CalDAV"), "", _("Ask it for its CalDAV address.")),
)


def service(key: str) -> Service | None:
    """The service of that key, if we know it."""
    return next((each for each in SERVICES if each.key == key), None)
