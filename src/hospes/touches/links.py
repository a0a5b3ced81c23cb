"""Where a touch is done: the address that opens the telephone or the profile. Never fetched by us."""

from urllib.parse import quote

from hospes.candidates.models import Candidate
from hospes.touches.enums import Channel


def deep_link(channel: str, who: Candidate, draft: str = "") -> str:
    """Return ``tel:``, ``sms:`` (with the draft, RFC 5724) or a LinkedIn profile; empty where there is none."""
    if channel in {Channel.PHONE, Channel.SMS}:
        phone = who.phone_number()
        if phone is None:
            return ""
        return f"tel:{phone.number}" if channel == Channel.PHONE else f"sms:{phone.number}{_body(draft)}"
    return who.handle(channel) if channel == Channel.LINKEDIN else ""


def to_copy(channel: str, who: Candidate) -> str:
    """The WeChat or WeCom id, which no address opens; empty for other ways."""
    return who.handle(channel) if channel in {Channel.WECHAT, Channel.WECOM} else ""


def _body(draft: str) -> str:
    return f"?body={quote(draft)}" if draft else ""
