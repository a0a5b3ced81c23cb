"""A word to a member as mail, from a person who can be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hospes.post.models import Envelope

if TYPE_CHECKING:
    from hospes.team.models import Member


def queue(member: Member, *, key: str, subject: str, text: str) -> None:
    """Give it to the post, once for a ``key``. It comes from whoever leads him, and says that a machine wrote it."""
    sender = member.lead_or_admin() or member
    Envelope.objects.queue(
        key=key,
        from_name=sender.name,
        from_address=sender.email,
        to_name=member.name,
        to_address=member.email,
        subject=subject,
        text=text,
        headers={"Auto-Submitted": "auto-generated"},
    )
