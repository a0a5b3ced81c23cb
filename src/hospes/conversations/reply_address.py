"""Addresses of our own receiver that nobody can guess: of a case, for answers; of a member, for his copies.

    reply+k3x9w2m4pq-<26 letters and digits>@in.example.com

Everything is in small letters, because servers may lower-case what stands before the @.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hospes.cases.models import Case
from hospes.foundation import house, tokens
from hospes.post.models import Envelope
from hospes.post.settings import ReceivingSettings
from hospes.team.models import Member

if TYPE_CHECKING:
    from collections.abc import Iterable

REPLY = "reply-address"
COPY = "copy-address"


def address_for(case: Case) -> str | None:
    """The address to which answers in this case come, or None while no receiver is set up."""
    settings = house.read(ReceivingSettings)
    if not settings.domain:
        return None
    return f"{settings.reply_local}+{case.public_id}-{tokens.sign_lower(REPLY, case.public_id)}@{settings.domain}"


def copy_address_for(member: Member) -> str | None:
    """A member's private address: what he sends there as a copy enters the thread (practice P6)."""
    settings = house.read(ReceivingSettings)
    if not settings.domain:
        return None
    return f"{settings.copy_local}+{member.pk}-{tokens.sign_lower(COPY, member.pk)}@{settings.domain}"


def case_of(address: str) -> Case | None:
    """The case whose address this is; None for any other address, and for a wrong signature."""
    settings = house.read(ReceivingSettings)
    public_id, mac = _parts(address, settings.reply_local, settings.domain)
    if not public_id or not tokens.check_lower(mac, REPLY, public_id):
        return None
    return Case.objects.filter(public_id=public_id).select_related("candidate", "contact").first()


def copier_of(address: str) -> Member | None:
    """The member whose private copy address this is, if he is still here."""
    settings = house.read(ReceivingSettings)
    pk, mac = _parts(address, settings.copy_local, settings.domain)
    if not pk.isdecimal() or not tokens.check_lower(mac, COPY, pk):
        return None
    return Member.objects.filter(pk=int(pk), is_active=True).first()


def cases_of(addresses: Iterable[str]) -> list[Case]:
    """The cases that are addressed, each once, in the order of the addresses."""
    found = {case.pk: case for case in map(case_of, addresses) if case is not None}
    return list(found.values())


def is_known(address: str) -> bool:
    """Whether the receiver takes mail for this address."""
    settings = house.read(ReceivingSettings)
    if settings.jobs_address and address.strip().lower() == settings.jobs_address.lower():
        return True
    if case_of(address) is not None or copier_of(address) is not None:
        return True
    return Envelope.objects.returned_to([address]) is not None


def _parts(address: str, local: str, ours: str) -> tuple[str, str]:
    before, _at, domain = address.strip().strip("<>").lower().rpartition("@")
    if not domain or domain != ours.lower():
        return "", ""
    name, plus, token = before.partition("+")
    if not plus or name != local.lower():
        return "", ""
    what, _dash, mac = token.rpartition("-")
    return what, mac
