"""Ending a case: once, with a row; closed only by evidence; reopened by a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import IntegrityError, models, transaction

from hospes.cases import lifecycle
from hospes.cases.enums import SILENT, Evidence, Outcome, State
from hospes.cases.models.ending import Ending
from hospes.cases.refusals import AlreadyEnded, AlreadyOpen, NotConfirmed
from hospes.foundation import actors
from hospes.foundation.crash_points import point
from hospes.journal.record import record

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.cases.models.case import Case
    from hospes.foundation.actors import Actor
    from hospes.team.models import Member

# What an ending may be told besides who and when.
_REASONS = frozenset({"text_hash", "reason_kind", "reason_key", "reason_text", "not_before"})


class Endable(models.Model):
    """A case ends by a row; ``state`` stands beside it because a partial unique index needs it."""

    state: models.CharField[str, str]

    class Meta:
        abstract = True

    @property
    def ending(self) -> Ending | None:
        """The ending that stands, if any. Uses prefetched ``endings`` where there are some."""
        standing = [row for row in cast("Case", self).endings.all() if row.stands]
        return standing[-1] if standing else None

    def end(
        self,
        outcome: Outcome,
        *,
        by: Actor,
        now: datetime,
        approved_by: Member | None = None,
        **reason: str | datetime,
    ) -> Ending:
        """Write the ending (the caller holds the case's lock). Until evidence arrives the case is closing.

        ``reason`` may hold ``text_hash``, ``reason_kind``, ``reason_key``, ``reason_text``, ``not_before``.
        Raises AlreadyEnded.
        """
        if unknown := set(reason) - _REASONS:
            raise TypeError(f"an ending has no {sorted(unknown)}")
        case = cast("Case", self)
        facts: dict[str, object] = {"not_before": now, **reason}
        try:
            with transaction.atomic():
                ending = Ending.objects.create(
                    case=case,
                    outcome=outcome,
                    at=now,
                    decided_by=by,
                    decided_member_id=actors.member_id(by),
                    approved_by=approved_by,
                    confirmed_at=now if outcome in SILENT else None,
                    **facts,
                )
        except IntegrityError as error:
            raise AlreadyEnded from error
        point("cases.ending_written")
        self._become(State.CLOSED if outcome in SILENT else State.CLOSING)
        for tell in lifecycle.ended.all():
            tell(case, ending, now)
        record("case.ended", subject=case.key, by=by, case=case.pk, at=now, outcome=outcome)
        return ending

    def prove_ending(self, ending: Ending, *, evidence: Evidence, now: datetime) -> None:
        """Note that the ending's word arrived (the caller holds the lock). Stronger evidence replaces weaker."""
        if evidence in {Evidence.E0, ""}:
            raise NotConfirmed
        if ending.evidence < evidence:
            ending.evidence = evidence
            ending.proved_at = ending.proved_at or now
            ending.save(update_fields=["evidence", "proved_at"])

    def confirm_ending(self, ending: Ending, *, now: datetime) -> None:
        """Close the case: the ending arrived (the caller holds the lock). Raises NotConfirmed without evidence."""
        if not ending.evidence or not ending.stands:
            raise NotConfirmed
        ending.confirmed_at = now
        ending.save(update_fields=["confirmed_at"])
        self._become(State.CLOSED)
        case = cast("Case", self)
        machine = actors.machine("worker")
        record("case.closed", subject=case.key, by=machine, case=case.pk, at=now, evidence=ending.evidence)

    def reopen_ending(self, ending: Ending, *, why: str, to: State, by: Actor, now: datetime) -> None:
        """A fact speaks against the ending (a bounce, a new question): it no longer stands. Raises AlreadyOpen."""
        ending.reopened_at, ending.reopened_why = now, why[:300]
        ending.save(update_fields=["reopened_at", "reopened_why"])
        self._become(to)
        case = cast("Case", self)
        record("case.reopened", subject=case.key, by=by, case=case.pk, at=now)

    def _become(self, state: State) -> None:
        """The only writer of ``state``. Raises AlreadyOpen if the same matter was opened anew meanwhile."""
        self.state = state
        try:
            with transaction.atomic():
                self.save(update_fields=["state"])
        except IntegrityError as error:
            raise AlreadyOpen from error
