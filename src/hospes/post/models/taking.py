"""Taking a mail in: on disk and committed before anybody is told that we have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, cast

from django.db import IntegrityError, models, transaction

from hospes.foundation import clock, files
from hospes.foundation.crash_points import point
from hospes.post import composing
from hospes.post.enums import Standing
from hospes.post.reading import identity, mail

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from hospes.post.enums import Way
    from hospes.post.models.arrival import Arrival
    from hospes.post.models.mailbox import Mailbox


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    """Mails that came in, asked for in sentences."""

    def take(
        self,
        raw: bytes,
        *,
        way: Way,
        mailbox: Mailbox | None = None,
        envelope_from: str = "",
        envelope_to: Sequence[str] = (),
    ) -> Arrival:
        """Keep a mail and return its row; when this returns it is on disk and committed.

        Only then may a sender hear 250, a provider 2xx, and a mailbox be marked as read. The same mail again,
        by whatever way, returns the row there is, also where that was erased: nobody comes back by an old mail.
        Not within a transaction.
        """
        read = mail.read(raw)
        name, body = identity.of(read)
        known = self.filter(message_id=name, body_hash=body).first()
        if known is not None:
            return self._also_for(known, envelope_to)
        erased = self.filter(message_id=identity.mark(name, body)).first()
        if erased is not None:
            return erased
        key = files.store(raw)
        point("post.mail_stored")
        row = self.model(
            way=way,
            mailbox=mailbox,
            message_id=name,
            body_hash=body,
            twin=self.filter(message_id=name).order_by("pk").first(),
            envelope_from=composing.one_line(envelope_from, 400),
            envelope_to=list(envelope_to),
            subject=composing.one_line(read.subject, 400),
            from_name=composing.one_line(read.sender.name, 200),
            from_address=composing.one_line(read.sender.address, 400),
            file=key,
            size=len(raw),
            received_at=clock.now(),
        )
        return self._once(row, envelope_to)

    def _once(self, row: Arrival, envelope_to: Sequence[str]) -> Arrival:
        try:
            with transaction.atomic(durable=True):
                row.save(force_insert=True)
                point("post.mail_written")
        except IntegrityError:
            files.remove(row.file)
            known = self.filter(message_id=row.message_id, body_hash=row.body_hash).first()
            if known is None:
                raise
            return self._also_for(known, envelope_to)
        point("post.mail_taken")
        return row

    def _also_for(self, known: Arrival, envelope_to: Sequence[str]) -> Arrival:
        """The same mail for somebody else of the house, delivered by itself."""
        new = [address for address in envelope_to if address not in known.envelope_to]
        if new:
            with transaction.atomic():
                locked = self.select_for_update(of=("self",)).get(pk=known.pk)
                locked.envelope_to = [*locked.envelope_to, *(a for a in new if a not in locked.envelope_to)]
                locked.save(update_fields=["envelope_to"])
                return locked
        return known

    def to_sort(self, now: datetime) -> Self:
        """What the worker looks at, the longest waiting first."""
        return self.filter(standing=Standing.RECEIVED, received_at__lte=now).order_by("received_at", "pk")

    def unsorted(self) -> Self:
        """What waits for a person, the longest waiting first."""
        return self.filter(standing=Standing.UNSORTED).order_by("received_at", "pk")

    def file_keys(self) -> Iterable[str]:
        """The files that rows name (``foundation.files.keepers``)."""
        there = self.exclude(file__startswith="erased-")
        return cast("Iterable[str]", there.values_list("file", flat=True).iterator())
