"""What falls between two people: a planned absence that nobody covers is its lead's open item (practice P10)."""

from dataclasses import dataclass
from datetime import datetime

from hospes.team.models import Absence, Member


@dataclass(frozen=True)
class Gap:
    """From ``starts`` to ``until`` (UTC) this member is away, and his standing deputy too, or he has none.

    ``absence`` is the one to be covered; ``deputy`` is who cannot, or None.
    """

    absence: Absence
    deputy: Member | None
    starts: datetime
    until: datetime

    @property
    def member(self) -> Member:
        return self.absence.member


def gaps(lead: Member, now: datetime) -> list[Gap]:
    """What this lead has to settle, first begun first; without a lead of his own somebody is an admin's to settle.

    Two queries, however many are away; for an admin one more each time somebody has no lead.
    """
    rows = list(
        Absence.objects.not_over(now)
        .filter(member__is_active=True)
        .select_related("member__standing_deputy", "member__lead")
        .order_by("starts", "pk")
    )
    away = _by_member(rows)
    found = [gap for row in rows for gap in _of(row, away)]
    # Who leads is asked only where something is open: on most days nothing is.
    return sorted(
        (gap for gap in found if gap.member.pk != lead.pk and gap.member.lead_or_admin() == lead),
        key=lambda gap: (gap.starts, gap.absence.pk),
    )


def _by_member(rows: list[Absence]) -> dict[int, list[Absence]]:
    away: dict[int, list[Absence]] = {}
    for row in rows:
        away.setdefault(row.member_id, []).append(row)
    return away


def _of(absence: Absence, away: dict[int, list[Absence]]) -> list[Gap]:
    deputy = absence.member.standing_deputy
    if deputy is None or not deputy.is_active:
        return [Gap(absence, deputy, absence.starts, absence.until)]
    both = [other for other in away.get(deputy.pk, []) if other.touches(absence.starts, absence.until)]
    spans = [(max(other.starts, absence.starts), min(other.until, absence.until)) for other in both]
    return [Gap(absence, deputy, starts, until) for starts, until in spans]
