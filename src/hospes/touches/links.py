"""Where a touch is done: the address that opens the telephone or the profile. Never fetched by us."""

from urllib.parse import quote

from hospes.candidates.models import Candidate
from hospes.touches.enums import Channel

_PROGRAMS: dict[str, str] = {Channel.WECHAT: "weixin://", Channel.WECOM: "wxwork://"}


def deep_link(channel: str, who: Candidate, draft: str = "") -> str:
    """Return ``tel:``, ``sms:`` (with the draft, RFC 5724), a LinkedIn profile, or the chat program; '' where none is.

    WeChat and WeCom open as programs: neither has an address for one person, so the id is copied and pasted there.
    """
    if channel in {Channel.PHONE, Channel.SMS}:
        phone = who.phone_number()
        if phone is None:
            return ""
        return f"tel:{phone.number}" if channel == Channel.PHONE else f"sms:{phone.number}{_body(draft)}"
    handle = who.handle(channel)
    return handle if channel == Channel.LINKEDIN else _PROGRAMS.get(channel, "") if handle else ""


def to_copy(channel: str, who: Candidate) -> str:
    """The WeChat or WeCom id, which no address opens; empty for other ways."""
    return who.handle(channel) if channel in {Channel.WECHAT, Channel.WECOM} else ""


def _body(draft: str) -> str:
    return f"?body={quote(draft)}" if draft else ""
