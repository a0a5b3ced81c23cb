"""A second attempt, decided by a person: the machine never sends anything twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.cases.models import Case
from hospes.conversations.acts import acts
from hospes.conversations.enums import TROUBLED, State
from hospes.conversations.letters import Draft
from hospes.conversations.refusals import NeverLeft, NoAddress, NotTroubled
from hospes.conversations.sending import Sending
from hospes.foundation import clock, text
from hospes.journal.record import record
from hospes.post.enums import What

if TYPE_CHECKING:
    from hospes.candidates.models import Candidate
    from hospes.conversations.models.message import Message
    from hospes.team.models import Member

AGAIN = "again"


class Repeatable(models.Model):
    """What was refused, came back, is uncertain or was dropped waits for a person."""

    class Meta:
        abstract = True

    def send_again(self, *, by: Member, address: str = "") -> Message:
        """Send the same words once more, to the address of now, or to a corrected one.

        ``address`` takes the place of the one that letters went to. Raises NotTroubled, NeverLeft, NoAddress,
        CaseIsOver, DateHasPassed, and DetailsRefused for what is no address.

        For an ending this is the next attempt: its release writes a new ending and a new REACH.
        """
        with transaction.atomic():
            if address:
                _correct(cast("Message", self).case.candidate, address, by=by)
            message = self._troubled()
            if message.state == State.DROPPED:
                raise NeverLeft
            if message.case.candidate.mail_address() is None:
                raise NoAddress
            draft = Draft(message.subject, message.text, message.letter)
            again = type(message).objects.approve(
                message.case,
                draft,
                by=by,
                act=AGAIN,
                answers=message.answers,
                repeats=message,
                sending=Sending(files=[each.again(message) for each in message.files.all()], cc=list(message.cc.all())),
            )
            acts[AGAIN].check(message.case, again)
            self._deal(message)
        return again

    def settle_by_hand(self, *, by: Member, why: str) -> None:
        """A person looked at it and nothing more is to be done with this letter. Raises NotTroubled.

        What it was to settle stays owed until another word does.
        """
        with transaction.atomic():
            message = self._troubled()
            self._deal(message)
            key = f"case:{message.case_id}"
            facts = {"why": text.clean_line(why, 300)} if why else {}
            record("message.dealt_with", subject=key, by=by.actor, case=message.case_id, at=clock.now(), **facts)

    def say_it_left(self, *, by: Member) -> None:
        """A person decides about an uncertain letter: it left; a day without return proves it. Raises NotTroubled."""
        self._decide(What.ACCEPTED, by=by)

    def say_it_is_lost(self, *, by: Member) -> None:
        """A person decides about an uncertain letter: it did not leave, and may be sent again. Raises NotTroubled."""
        self._decide(What.REFUSED, by=by)

    def _decide(self, what: What, *, by: Member) -> None:
        with transaction.atomic():
            message = self._troubled()
            if message.state != State.UNCERTAIN or message.envelope is None:
                raise NotTroubled
            message.envelope.settle_uncertain(as_=what, by=by.actor)
            message.refresh_from_db()

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


def _correct(candidate: Candidate, address: str, *, by: Member) -> None:
    """The first address is this one from now on; before the case is locked, for who is who is settled first."""
    first = candidate.mail_address()
    others = [each.address for each in candidate.addresses.order_by("pk") if first is None or each.pk != first.pk]
    candidate.correct(by=by.actor, emails=[address, *others])
