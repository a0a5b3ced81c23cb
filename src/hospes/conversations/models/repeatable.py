"""A second attempt, decided by a person: the machine never sends anything twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.cases.models import Case
from hospes.conversations.enums import TROUBLED
from hospes.conversations.letters import Draft
from hospes.conversations.refusals import NoAddress, NotTroubled
from hospes.foundation import clock
from hospes.journal.record import record

if TYPE_CHECKING:
    from hospes.conversations.models.message import Message
    from hospes.team.models import Member

AGAIN = "again"


class Repeatable(models.Model):
    """What was refused, came back, is uncertain or was dropped waits for a person."""

    class Meta:
        abstract = True

    def send_again(self, *, by: Member) -> Message:
        """Send the same words once more, to the address of now. Raises NotTroubled, NoAddress.

        For an ending this is the next attempt: its release writes a new ending and a new REACH.
        """
        with transaction.atomic():
            message = self._troubled()
            if message.case.candidate.mail_address() is None:
                raise NoAddress
            draft = Draft(message.subject, message.text, message.letter)
            again = type(message).objects.approve(
                message.case, draft, by=by, act=AGAIN, answers=message.answers, repeats=message
            )
            self._deal(message)
        return again

    def settle_by_hand(self, *, by: Member, why: str) -> None:
        """A person looked at it and nothing more is to be done. Raises NotTroubled."""
        with transaction.atomic():
            message = self._troubled()
            self._deal(message)
            key = f"case:{message.case_id}"
            record("message.dealt_with", subject=key, by=by.actor, case=message.case_id, at=clock.now())

    def _troubled(self) -> Message:
        message = cast("Message", self)
        Case.objects.locked(message.case_id)
        message.refresh_from_db()
        if message.state not in TROUBLED or message.dealt_at is not None:
            raise NotTroubled
        return message

    def _deal(self, message: Message) -> None:
        message.dealt_at = clock.now()
        message.save(update_fields=["dealt_at"])
