"""Who may: predicates on the member in hand. They never ask the database."""

from hospes.team.enums import Role
from hospes.team.models.member import Member


def may_manage_members(member: Member) -> bool:
    return member.is_active and member.role == Role.ADMIN


def may_change_settings(member: Member) -> bool:
    return member.is_active and member.role == Role.ADMIN


def may_publish_jobs(member: Member) -> bool:
    return works_with_all(member)


def may_edit_jobs(member: Member) -> bool:
    return works_with_all(member)


def may_hand_over(member: Member) -> bool:
    return works_with_all(member)


def may_decide(member: Member) -> bool:
    """Advance, hold or decline. A hiring manager only on his own jobs: ``seen_by`` narrows that."""
    return member.is_active and member.role in Role.DECIDES


def may_write_to_candidates(member: Member) -> bool:
    return member.is_active and member.role in Role.DECIDES


def may_be_contact(member: Member) -> bool:
    """A contact must be reachable: active, with an address that works (spec/promises.md I1)."""
    return may_write_to_candidates(member) and member.has_working_address


def may_record_absence(member: Member, of: Member) -> bool:
    """Plan or change an absence: one's own, of whom one leads, and admins everybody's. Illness anybody may tell."""
    return member.is_active and (member.pk in {of.pk, of.lead_id} or member.is_admin)


def works_with_all(member: Member) -> bool:
    """Sees every job and candidate, not only his own."""
    return member.is_active and member.role in Role.WORKS_WITH_ALL
