"""Putting a letter into the queue, and taking it back out before it leaves."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Self, cast

from django.db import IntegrityError, models, transaction
from django.db.models import Exists, Q

from hospes.foundation import clock
from hospes.foundation.actors import Actor
from hospes.post import addresses, composing, return_path
from hospes.post.enums import DUE, NOT_LEFT, State
from hospes.post.models.mail_server import SHARED, MailServer
from hospes.post.models.standing import Standing
from hospes.post.refusals import AlreadyLeft, KeyTaken

if TYPE_CHECKING:
    from hospes.post.models.envelope import Envelope
    from hospes.post.models.envelope_file import EnvelopeFile

# SQLite uses a partial index only where its condition is spelled out, not sent as parameters.
_DUE_SPELLED_OUT = f"""post_envelope.state IN ({", ".join(f"'{state.value}'" for state in DUE)})"""
_SAME = ("from_address", "to_address", "subject", "text", "html")


class EnvelopeQuerySet(models.QuerySet["Envelope"]):
    """Envelopes, asked for in sentences."""

    def queue(
        self,
        *,
        key: str,
        from_name: str,
        from_address: str,
        to_name: str,
        to_address: str,
        subject: str,
        text: str,
        html: str = "",
        headers: Mapping[str, str] | None = None,
        not_before: datetime | None = None,
        files: Sequence["EnvelopeFile"] = (),
        message_id: str = "",
    ) -> "Envelope":
        """Put a letter into the queue and return its envelope; the worker sends it.

        ``key`` is the caller's name for the letter (``message:88``): asking twice with it queues
        once. ``not_before`` (aware, UTC) delays it; until the worker takes it, ``cancel`` takes
        it back. ``headers`` may hold In-Reply-To, References and, for letters nobody pressed a
        button for, ``{"Auto-Submitted": "auto-generated"}``. ``files``: unsaved rows of what is enclosed.
        ``message_id`` is given for the copy that a colleague gets of a letter: in mail programs it is one mail.
        Raises BadAddress, NoReplySender, BadHeader, KeyTaken (key in use for another letter).
        """
        now = clock.now()
        letter = self.model(
            key=key,
            from_name=composing.one_line(from_name, composing.LONGEST_NAME),
            from_address=addresses.check_sender(from_address),
            to_name=composing.one_line(to_name, composing.LONGEST_NAME),
            to_address=addresses.check(to_address),
            subject=composing.one_line(subject, composing.LONGEST_SUBJECT),
            text=text,
            html=html,
            headers=composing.clean_headers(headers or {}),
            message_id=message_id or composing.new_message_id(from_address),
            server=MailServer.objects.for_address(from_address),
            queued_at=now,
            not_before=not_before or now,
        )
        return self._once(letter, files)

    def _once(self, letter: "Envelope", files: Sequence["EnvelopeFile"] = ()) -> "Envelope":
        try:
            with transaction.atomic():
                letter.save(force_insert=True)
                for each in files:
                    each.envelope = letter
                    each.save(force_insert=True)
        except IntegrityError:
            known = self.filter(key=letter.key).first()
            if known is None:
                raise
            if any(getattr(known, field) != getattr(letter, field) for field in _SAME):
                raise KeyTaken(key=letter.key) from None
            return known
        return letter

    def due(self, now: datetime) -> Self:
        """What the worker should look at: due letters, and what a crash left in handing over.

        Of letters whose server is missing, full or resting after trouble only the latter.
        """
        sending = MailServer.objects.sending(now)
        # Queued in the very moment in which the first server was set: chosen when it is handed over.
        unassigned = Q(server=None) & Q(Exists(sending.filter(serves=SHARED)))
        may_leave = Q(state=State.HANDING_OVER) | Q(server__in=sending.values("pk")) | unassigned
        due = self.extra(where=[_DUE_SPELLED_OUT])  # noqa: S610 -- constants of ours; see above why
        return cast("Self", due.filter(may_leave, not_before__lte=now).order_by("not_before", "pk"))

    def waiting(self) -> Self:
        """Letters that have not left yet, the longest waiting first."""
        return self.filter(state__in=NOT_LEFT).order_by("not_before", "pk")

    def returned_to(self, addresses: Iterable[str]) -> "Envelope | None":
        """Return the letter that one of these addresses was made for (``post.return_path``)."""
        for address in addresses:
            number = return_path.number_in(address)
            letter = None if number is None else self.filter(pk=number).first()
            if letter is not None and return_path.is_of(address, letter.pk, letter.message_id):
                return letter
        return None

    def uncertain(self) -> Self:
        """Letters a person may have to settle, the oldest first."""
        return self.filter(state=State.UNCERTAIN).order_by("handing_over_at", "pk")


class Queues(Standing):
    """An envelope can be taken back until its first byte has left."""

    class Meta:
        abstract = True

    def cancel(self, *, by: Actor) -> None:
        """Take the letter back. Safe to repeat; the caller writes down what it means.

        A worker that has already dialled finds out before DATA and hangs up. Raises AlreadyLeft.
        """
        with transaction.atomic():
            self.lock()
            if self.state == State.CANCELLED:
                return
            if self.state not in NOT_LEFT:
                raise AlreadyLeft
            self.state = State.CANCELLED
            self.settled_by = by
            self.save(update_fields=["state", "settled_by"])
