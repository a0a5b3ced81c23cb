"""What the sweeper re-derives about cases: I1, I4, and who is covered by nobody (spec 8.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Q

from hospes.cases.enums import LIVE, SILENT, Outcome, State
from hospes.cases.models import Case, Ending
from hospes.foundation.sweeping import Check, Violation
from hospes.team.models import Member

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime


def one_contact(now: datetime) -> Iterator[Violation]:
    """I1: a live case has an acting contact with an address, and a deputy who is somebody else."""
    live = Case.objects.live().with_presence()
    alone = Member.objects.active().count() < 2
    for case in live.iterator(chunk_size=500):
        if case.deputy_id == case.contact_id:
            yield Violation("I1", case.key, "contact and deputy are the same person")
        if case.deputy_id is None and not alone:
            yield Violation("I1", case.key, "no deputy")
        if case.is_covered_at(now) and not case.acting_at(now).email:
            yield Violation("I1", case.key, "the acting contact has no address")


def uncovered(now: datetime) -> Iterator[Violation]:
    """Listed, not a violation (DESIGN section 9): neither contact nor deputy is here."""
    for case in Case.objects.live().with_presence().iterator(chunk_size=500):
        if not case.is_covered_at(now):
            yield Violation("uncovered", case.key, "neither contact nor deputy is here")


def no_silent_exit(now: datetime) -> Iterator[Violation]:
    """I4: closed means a standing ending with evidence; a no was decided and approved by a member."""
    standing = Ending.objects.standing()
    confirmed = standing.exclude(confirmed_at=None)
    for case in Case.objects.filter(state=State.CLOSED).exclude(endings__in=confirmed):
        yield Violation("I4", case.key, "closed without a confirmed ending")
    unproved = confirmed.filter(evidence="").exclude(outcome__in=SILENT)
    for ending in unproved:
        yield Violation("I4", f"case:{ending.case_id}", "confirmed without evidence")
    nobody = Q(decided_member=None) | Q(approved_by=None) | Q(text_hash="")
    for ending in Ending.objects.filter(nobody, outcome=Outcome.DECLINED):
        yield Violation("I4", f"case:{ending.case_id}", "a no that no member decided and approved")
    machine = standing.filter(decided_by__startswith="machine:").exclude(outcome__in=SILENT)
    for ending in machine:
        yield Violation("I4", f"case:{ending.case_id}", "ended by a machine")


def state_and_ending_agree(now: datetime) -> Iterator[Violation]:
    """I4: open has no standing ending; closing has one that is not confirmed, or one that came back."""
    standing = Ending.objects.standing()
    for case in Case.objects.filter(state=State.OPEN, endings__in=standing):
        yield Violation("I4", case.key, "open with an ending that stands")
    for case in Case.objects.filter(state=State.CLOSING, endings__in=standing.exclude(confirmed_at=None)):
        yield Violation("I4", case.key, "closing with a confirmed ending")
    for case in Case.objects.filter(state=State.CLOSING, endings=None):
        yield Violation("I4", case.key, "closing without an ending")
    late = standing.filter(confirmed_at__lt=F("not_before")).exclude(outcome__in=SILENT)
    for ending in late:
        yield Violation("I4", f"case:{ending.case_id}", "confirmed before the time to object was over")
    for case in Case.objects.exclude(state__in=[*LIVE, State.CLOSED]):
        yield Violation("I4", case.key, "in no known state")


CHECKS = [
    Check(code="I1", title="one contact and a deputy", run=one_contact),
    Check(code="uncovered", title="nobody is here", run=uncovered, informs=True),
    Check(code="I4", title="no silent exit", run=no_silent_exit),
    Check(code="I4", title="state and ending agree", run=state_and_ending_agree),
]
