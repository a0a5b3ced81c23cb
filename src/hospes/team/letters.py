"""The letters of this room: invitation and new password, each from a named person.

There is no address that cannot be answered: who invites is asked back, and a new password comes
from an admin.
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from hospes.foundation import actors, showing, wording
from hospes.foundation.actors import Actor
from hospes.post.models import Envelope
from hospes.team import links
from hospes.team.enums import Role
from hospes.team.models.access_token import AccessToken
from hospes.team.models.company import Company

if TYPE_CHECKING:
    from hospes.team.models.member import Member

KEY = "access:"


def send_invitation(*, member: "Member", token: AccessToken, raw: str, by: Actor) -> None:
    """Queue the invitation, in the member's language, from whoever invites."""
    sender = _sender(member, by)
    with override(wording.catalogue(member.language)):
        facts = _facts(member, token, sender, links.invitation(raw))
        facts["role"] = str(Role(member.role).label)
        body = _(
            "Hello %(name)s,\n\n"
            "%(sender)s invites you to Hospes, where %(company)s looks after the people who apply "
            "there. Your role: %(role)s.\n\n"
            "Choose a password here:\n%(link)s\n\n"
            "The link works once, until %(until)s. Should it have run out, answer this "
            "mail: the answer goes to %(sender)s.\n\n"
            "%(sender)s\n%(company)s\n"
        )
        subject = _("%(sender)s invites you to the hiring desk of %(company)s")
        _queue(member, sender, key=key_of(token), subject=subject % facts, text=body % facts)


def send_reset(*, member: "Member", token: AccessToken, raw: str) -> None:
    """Queue the link for a new password, from an admin."""
    sender = _sender(member, member.actor)
    with override(wording.catalogue(member.language)):
        facts = _facts(member, token, sender, links.reset(raw))
        body = _(
            "Hello %(name)s,\n\n"
            "Somebody, most likely you, asked for a new password for the hiring desk of "
            "%(company)s.\n\n"
            "Choose it here:\n%(link)s\n\n"
            "The link works once, until %(until)s. If it was not you, there is nothing to "
            "do: your password stays as it is. Questions? Answer this mail: the answer goes to "
            "%(sender)s.\n\n"
            "%(sender)s\n%(company)s\n"
        )
        subject = _("Your new password for the hiring desk of %(company)s")
        _queue(member, sender, key=key_of(token), subject=subject % facts, text=body % facts)


def key_of(token: AccessToken) -> str:
    """The envelope's key: by it we recognise what became of the letter."""
    return f"{KEY}{token.pk}"


def _sender(member: "Member", by: Actor) -> "Member":
    """Who the letter comes from: who acted, else an admin, and only in the end oneself."""
    colleagues = type(member).objects.active().exclude(pk=member.pk)
    acted = colleagues.filter(pk=actors.member_id(by)).first()
    return acted or colleagues.first_admin() or member


def _facts(member: "Member", token: AccessToken, sender: "Member", path: str) -> dict[str, str]:
    company = Company.objects.here()
    return {
        "name": member.name,
        "sender": sender.name,
        "company": company.called(member.language),
        "link": company.web(path),
        "until": showing.instant(token.expires_at, member.zone, member.zone, member.language),
    }


def _queue(member: "Member", sender: "Member", *, key: str, subject: str, text: str) -> None:
    Envelope.objects.queue(
        key=key,
        from_name=sender.name,
        from_address=sender.email,
        to_name=member.name,
        to_address=member.email,
        subject=subject,
        text=text,
    )
