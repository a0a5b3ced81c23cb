"""The link in the QR code: one touch, for one member, on his own phone without signing in (practice P29).

It opens nothing but this touch, for half an hour. It dies when the member's access or his sight of the case ends, and
when he changes his password. Whatever is said through it is said by that member (I16).
"""

from datetime import UTC, datetime, timedelta

from hospes.foundation import clock, house, tokens
from hospes.team import rules
from hospes.team.models import Member
from hospes.touches.models import Touch
from hospes.touches.settings import TouchSettings

PURPOSE = "touch-at-hand"
_LONGEST = 12


def token(touch: Touch, member: Member) -> str:
    """Return what the code carries: touch, member, last second (Unix time), and 128 bits of signature."""
    until = clock.now() + timedelta(minutes=house.read(TouchSettings).at_hand_minutes)
    last = int(until.timestamp())
    return f"{touch.public_id}-{member.pk}-{last}-{_sign(touch.public_id, member, last)}"


def opened_by(given: str) -> tuple[Touch, Member] | None:
    """The touch that a token opens now, and for whom; None for a foreign, changed or old one."""
    public_id, member_id, last, signature = (*given.split("-", 3), "", "", "")[:4]
    if not (public_id.isalnum() and _is_number(member_id) and _is_number(last)):
        return None
    member = Member.objects.filter(pk=int(member_id)).first()
    if member is None or not rules.may_write_to_candidates(member):
        return None
    if not tokens.check(signature, PURPOSE, *_parts(public_id, member, int(last))):
        return None
    if clock.now() > datetime.fromtimestamp(int(last), UTC):
        return None
    rows = Touch.objects.seen_by(member).select_related("case__candidate", "owner", "settled_by")
    touch = rows.filter(public_id=public_id).first()
    return None if touch is None else (touch, member)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST


def _sign(public_id: str, member: Member, last: int) -> str:
    return tokens.sign(PURPOSE, *_parts(public_id, member, last))


def _parts(public_id: str, member: Member, last: int) -> tuple[object, ...]:
    return public_id, member.pk, member.get_session_auth_hash(), last
