"""What becomes of a letter that left: accepted, refused, uncertain, come back, proved (DESIGN "Mail path")."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.cases.enums import Evidence
from hospes.cases.models import Case
from hospes.conversations import closing
from hospes.conversations.enums import CAME_BACK, GOT_THROUGH, State
from hospes.foundation import actors, clock, house
from hospes.foundation.crash_points import point
from hospes.journal.record import record
from hospes.post.enums import What
from hospes.promises import settling
from hospes.promises.kinds import PromiseSettings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from hospes.conversations.models.message import Message
    from hospes.foundation.actors import Actor

_IN_FLIGHT = frozenset({State.RELEASED, State.UNCERTAIN})
# What a person does or says (E1, E3) is evidence for a returned letter too: its text stands on the page.
_BY_A_PERSON = frozenset({Evidence.E1, Evidence.E3})


class Provable(models.Model):
    """Evidence, and facts that speak against it. Each verb takes the case's lock and may be repeated."""

    class Meta:
        abstract = True

    def accept(self, *, at: datetime, response: str = "") -> None:
        """Our relay took it: what it answers is kept, provisionally."""
        message = cast("Message", self)
        with _held(message):
            if message.state not in _IN_FLIGHT:
                return
            message.state, message.accepted_at, message.response = State.ACCEPTED, at, response[:500]
            message.save(update_fields=["state", "accepted_at", "response"])
            point("conversations.acceptance_written")
            settling.accepted(message.key, at=at, by=actors.machine("post"))

    def doubt(self, *, at: datetime, why: str) -> None:
        """Nobody knows whether it left: never sent again by the machine; a person decides."""
        message = cast("Message", self)
        with _held(message):
            if message.state != State.RELEASED:
                return
            message.state, message.response = State.UNCERTAIN, why[:500]
            message.save(update_fields=["state", "response"])
            self._tell_journal("message.uncertain", at=at)

    def come_back(self, *, at: datetime, why: str, by: Actor, before_acceptance: bool) -> None:
        """It was refused, or it bounced later: what it kept is owed again, an ending is reopened (I5).

        Stronger evidence (E3) for the same text outweighs a bounce (spec 8.8).
        """
        message = cast("Message", self)
        with _held(message):
            if message.state not in GOT_THROUGH or message.evidence in _BY_A_PERSON:
                return
            message.state = State.REFUSED if before_acceptance else State.BOUNCED
            message.response = why[:500]
            message.evidence, message.proved_at = Evidence.E0, None
            message.save(update_fields=["state", "response", "evidence", "proved_at"])
            point("conversations.return_written")
            settling.revoked(message.key, at=at, by=by, why="bounce")
            point("conversations.revoked")
            closing.reopen(message, why=why, by=by, now=at)
            closing.let_go(message, by=by, now=at)
            self._tell_journal("message.came_back", at=at)

    def hear_of_delay(self, *, at: datetime, why: str) -> None:
        """A mail system on the way still tries: a hint for the contact, and nothing else."""
        self._note("delayed", {"at": at.isoformat(), "why": why[:500]})

    def hear_of_complaint(self, *, at: datetime) -> None:
        """The recipient's provider says that he called the letter unwanted: the contact is told."""
        if self._note("complaint", {"at": at.isoformat()}):
            self._tell_journal("message.complained", at=at)

    def _note(self, kind: str, what: dict[str, str]) -> bool:
        """Write a hint once; False if it stood there."""
        message = cast("Message", self)
        with _held(message):
            if kind in message.hint:
                return False
            message.hint = {**message.hint, kind: what}
            message.save(update_fields=["hint"])
            return True

    def prove(self, *, at: datetime, evidence: Evidence, by: Actor) -> None:
        """Evidence arrived: what the letter kept is proved; an ending it carries may close (I4).

        A person's act or word also proves what came back, and settles what is uncertain.
        """
        message = cast("Message", self)
        with _held(message):
            provable = GOT_THROUGH | CAME_BACK if evidence in _BY_A_PERSON else GOT_THROUGH
            if message.state not in provable or message.evidence >= evidence:
                return
            self._settle_envelope(by)
            if message.state not in {State.ACCEPTED, State.PROVED}:
                message.accepted_at = at
                settling.accepted(message.key, at=at, by=by, evidence=evidence)
            message.state, message.evidence = State.PROVED, evidence
            message.proved_at = message.proved_at or at
            message.save(update_fields=["state", "evidence", "proved_at", "accepted_at"])
            point("conversations.proof_written")
            settling.proved(message.key, at=at, by=by, evidence=evidence)
            closing.prove(message, evidence=evidence, now=at)

    def prove_if_quiet(self) -> bool:
        """Prove a letter that was accepted a day ago and did not come back (P1). Worker."""
        message = cast("Message", self)
        now = clock.now()
        if message.accepted_at is None or message.accepted_at > quiet_since(now):
            return False
        message.prove(at=now, evidence=Evidence.E2, by=actors.machine("worker"))
        return True

    def _settle_envelope(self, by: Actor) -> None:
        """Tell post that a letter it was unsure of did leave; it tells us that it was accepted."""
        message = cast("Message", self)
        envelope = message.envelope
        if message.state == State.UNCERTAIN and envelope is not None and actors.is_human(by):
            envelope.settle_uncertain(as_=What.ACCEPTED, by=by)
            message.refresh_from_db()

    def _tell_journal(self, verb: str, *, at: datetime) -> None:
        message = cast("Message", self)
        key = f"case:{message.case_id}"
        record(verb, subject=key, by=actors.machine("post"), case=message.case_id, at=at)


def quiet_since(now: datetime) -> datetime:
    """Letters accepted before this instant have had their time to come back (24 hours by default)."""
    return now - timedelta(hours=house.read(PromiseSettings).proof_hours)


@contextmanager
def _held(message: Message) -> Iterator[None]:
    """Open the transaction, lock the case, and read the message again."""
    with transaction.atomic():
        Case.objects.locked(message.case_id)
        message.refresh_from_db()
        yield
