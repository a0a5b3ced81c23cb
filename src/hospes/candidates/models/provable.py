"""Proving: that a mailbox is the person's own, and that it is he who asks right now."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.crypto import constant_time_compare

from hospes.candidates.refusals import (
    CodeExpired,
    CodeTooSoon,
    CodeWrong,
    TooManyCodes,
    TooManyTries,
)
from hospes.foundation import clock, tokens
from hospes.foundation.refusals import Refusal
from hospes.journal.record import record

if TYPE_CHECKING:
    from hospes.candidates.models.candidate import Candidate

LIFETIME = timedelta(minutes=10)
TRIES = 5
APART = timedelta(seconds=60)
HOUR = timedelta(hours=1)
PER_HOUR = 6


class Provable(models.Model):
    """One-time codes and the proof of the mailbox."""

    class Meta:
        abstract = True

    def prove_mailbox(self: "Candidate", now: datetime) -> None:
        """The person opened the mailed link and pressed the button: the primary address is his.

        From now on the page shows all his cases. Repeating keeps the first time.
        """
        with transaction.atomic():
            row = type(self).objects.select_for_update().get(pk=self.pk)
            self.mailbox_proved_at = row.mailbox_proved_at or now
            if row.mailbox_proved_at is not None:
                return
            self.save(update_fields=["mailbox_proved_at"])
            self.addresses.filter(primary=True, proved_at=None).update(proved_at=now)
            record("candidate.mailbox_proved", subject=self.actor, by=self.actor, at=now)

    def issue_code(self: "Candidate", purpose: str, *, now: datetime | None = None) -> str:
        """Return a fresh code of six digits, once; only its hash is kept.

        It lives ten minutes; only the newest of a purpose works. Raises CodeTooSoon (less than 60 s
        after the last, for any purpose) and TooManyCodes (more than six in an hour), so that nobody's
        mailbox can be flooded.
        """
        now = now or clock.now()
        with transaction.atomic():
            self._lock()
            self._refuse_flood(now)
            # One of a time to come, from before the clock was set back, would hide this one.
            self.codes.filter(models.Q(issued_at__lte=now - HOUR) | models.Q(issued_at__gt=now)).delete()
            raw = tokens.code()
            self.codes.create(
                purpose=purpose,
                code_hash=self._hash(purpose, raw),
                issued_at=now,
                expires_at=now + LIFETIME,
            )
        return raw

    def use_code(self: "Candidate", purpose: str, raw: str, *, now: datetime | None = None) -> None:
        """Use a code up. Raises CodeWrong, TooManyTries or CodeExpired.

        A wrong try is counted even though it is refused, so never call this inside a transaction
        that the refusal would roll back.
        """
        refusal = self._try(purpose, "".join(raw.split()), now or clock.now())
        if refusal is not None:
            raise refusal

    def _try(self: "Candidate", purpose: str, raw: str, now: datetime) -> Refusal | None:
        with transaction.atomic():
            self._lock()
            code = self.codes.filter(purpose=purpose).first()
            if code is None or code.used_at is not None or not code.issued_at <= now < code.expires_at:
                return CodeExpired()
            if code.tries >= TRIES:
                return TooManyTries()
            if not constant_time_compare(code.code_hash, self._hash(purpose, raw)):
                code.tries += 1
                code.save(update_fields=["tries"])
                return TooManyTries() if code.tries >= TRIES else CodeWrong()
            code.used_at = now
            code.save(update_fields=["used_at"])
            return None

    def _refuse_flood(self: "Candidate", now: datetime) -> None:
        issued = self.codes.order_by("-issued_at").values_list("issued_at", flat=True)
        recent = list(issued.filter(issued_at__gt=now - HOUR, issued_at__lte=now)[:PER_HOUR])
        if recent and now - recent[0] < APART:
            raise CodeTooSoon
        if len(recent) >= PER_HOUR:
            raise TooManyCodes

    def _hash(self: "Candidate", purpose: str, raw: str) -> str:
        # The person is part of it: six digits alone have a million hashes.
        return tokens.hash_token(f"{self.public_id}.{purpose}.{raw}")

    def _lock(self: "Candidate") -> None:
        type(self).objects.select_for_update().get(pk=self.pk)
