"""Keeping: marked at release, kept at acceptance, proved later, revoked by a fact (spec 8.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models

from hospes.cases.enums import Evidence
from hospes.foundation.crash_points import point
from hospes.promises.enums import SETTLED, Kind, State, What

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.foundation.actors import Actor
    from hospes.promises.models.promise import Promise, PromiseQuerySet


# The next word after a miss names what was missed.
AFTER = "promise:"


def after(missed: Promise) -> str:
    """The subject of the next word that is promised after a miss: ``promise:7``."""
    return f"{AFTER}{missed.pk}"


class Keepable(models.Model):
    """A promise is kept by a fact, never by a tick. All verbs expect the case's lock to be held."""

    class Meta:
        abstract = True

    def answer_in(self, message_key: str) -> None:
        """Note which released message answers this promise; it still runs until that is accepted."""
        promise = cast("Promise", self)
        promise.answered_in, promise.revoked_at = message_key, None
        promise.save(update_fields=["answered_in", "revoked_at"])
        for word in promise.words_after().unanswered():
            word.answer_in(message_key)

    def words_after(self) -> PromiseQuerySet:
        """The next word that was promised after this one was missed: what makes it good is that word too."""
        promise = cast("Promise", self)
        rows = type(promise).objects.filter(case=promise.case_id).of_kind(Kind.UPDATE).open()
        return rows.filter(subject=after(promise))

    def keep(self, *, at: datetime, by: Actor, evidence: Evidence, ref: str = "") -> None:
        """Settle an open promise: kept if in time, else repaired (both are counted). Broken is irreversible."""
        promise = cast("Promise", self)
        if not promise.is_open:
            return
        if promise.state == State.BROKEN or at >= promise.due:
            promise.break_now(at=at)
            promise.state, promise.repaired_at = State.REPAIRED, at
        else:
            promise.state, promise.kept_at = State.KEPT, at
        promise.evidence, promise.revoked_at = evidence, None
        promise.save(update_fields=["state", "kept_at", "repaired_at", "evidence", "revoked_at"])
        point("promises.kept")
        what = What.KEPT if promise.state == State.KEPT else What.REPAIRED
        promise.note(what, by=by, at=at, evidence=evidence, ref=ref)
        promise.stand_in_calendar(now=at)

    def prove(self, *, at: datetime, by: Actor, evidence: Evidence) -> None:
        """E2 or better arrived for what kept this promise. Weaker evidence never replaces stronger."""
        promise = cast("Promise", self)
        if promise.state not in SETTLED or promise.proved_at:
            return
        promise.proved_at, promise.evidence = at, max(Evidence(promise.evidence or evidence), evidence)
        promise.save(update_fields=["proved_at", "evidence"])
        promise.note(What.PROVED, by=by, at=at, evidence=promise.evidence)

    def unprove(self) -> None:
        """What proved it was contradicted: it stays kept, as it was before the proof (I16)."""
        promise = cast("Promise", self)
        if promise.state in SETTLED:
            promise.proved_at, promise.evidence = None, Evidence.E0
            promise.save(update_fields=["proved_at", "evidence"])

    def revoke(self, *, at: datetime, by: Actor, why: str) -> None:
        """A fact takes the keeping or the moving back: the old date counts again (spec 8.3).

        It stays marked with the message that was to answer it, so that the same words sent again do. Whoever
        looks after the case by now owes it.
        """
        promise = cast("Promise", self)
        if promise.is_open:
            self._owe_again(at)
            return
        moved = promise.state == State.RENEGOTIATED
        if promise.state not in SETTLED and not (moved and promise.take_move_back()):
            return
        promise.state, promise.revoked_at = State.MADE, at
        promise.kept_at = promise.repaired_at = promise.proved_at = None
        promise.evidence = ""
        if promise.broken_at:
            promise.state = State.BROKEN
        promise.owner, promise.deputy = promise.case.contact, promise.case.deputy
        facts = ["state", "kept_at", "repaired_at", "proved_at", "evidence", "revoked_at", "owner", "deputy"]
        promise.save(update_fields=facts)
        promise.note(What.REVOKED, by=by, at=at, why=why)
        promise.break_now(at=at)
        promise.stand_in_calendar(now=at)

    def _owe_again(self, at: datetime) -> None:
        """What was to answer an open promise came back before it was accepted."""
        promise = cast("Promise", self)
        promise.revoked_at = at
        promise.save(update_fields=["revoked_at"])
