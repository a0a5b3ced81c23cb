"""Finding the place of a mail that came in: by the worker, or by a person where no rule knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.foundation import clock, files, text
from hospes.foundation.claiming import Claimable
from hospes.foundation.crash_points import point
from hospes.journal.record import record
from hospes.post import sorters
from hospes.post.enums import Kind, Standing
from hospes.post.reading import identity, mail, returned
from hospes.post.refusals import NoReason, NotUnsorted

if TYPE_CHECKING:
    from hospes.foundation.actors import Actor
    from hospes.post.models.arrival import Arrival
    from hospes.post.reading.mail import ReadMail

# What cannot be sorted so often is looked at by a person; the mail itself is never lost.
PATIENCE = 5


class Places(Claimable):
    """A mail finds its place once; until then it waits, first for the worker, then for a person."""

    kind = models.CharField(max_length=12, choices=Kind, blank=True)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.RECEIVED)
    sorted_as = models.CharField(max_length=80, blank=True)
    why = models.CharField(max_length=300, blank=True)
    guess = models.CharField(max_length=80, blank=True)
    settled_by = models.CharField(max_length=80, blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def raw(self) -> bytes:
        """The mail as it came. Raises FileNotFoundError if its file is gone."""
        with files.open_file(cast("Arrival", self).file) as stream:
            return stream.read()

    def read(self) -> ReadMail:
        """The mail, read."""
        return mail.read(self.raw())

    def sort(self, *, by: str) -> None:
        """Ask the sorters for its place, as the worker ``by``. Safe to repeat: what has a place keeps it."""
        seen = self.read()
        verdict = returned.classify(seen)
        given_up = self.attempts > PATIENCE
        with transaction.atomic():
            self.lock()
            if self.standing != Standing.RECEIVED:
                return
            self.kind = verdict.kind
            point("post.before_sorting")
            if given_up or not seen.ok:
                why = sorters.SORTING_FAILED if seen.ok else sorters.UNREADABLE
                found = sorters.Sorted(standing=Standing.UNSORTED, why=why)
            else:
                found = sorters.place_of(cast("Arrival", self), seen, verdict)
            self._stand(found.standing, as_=found.as_, why=found.why, guess=found.guess, by=f"machine:{by}")
            point("post.sorted")

    def settle(self, *, as_: str, by: Actor) -> None:
        """A person found its place. Called by rooms above, in their transaction. Raises NotUnsorted."""
        with transaction.atomic():
            self._waits_for_a_person()
            self._stand(Standing.SORTED, as_=as_, why=self.why, guess=self.guess, by=by)

    def set_aside(self, *, by: Actor, why: str) -> None:
        """A person says that it needs no place, and why. Raises NotUnsorted, NoReason."""
        reason = text.clean_line(why, 300).strip()
        if not reason:
            raise NoReason
        with transaction.atomic():
            self._waits_for_a_person()
            self._stand(Standing.SET_ASIDE, why=reason, guess=self.guess, by=by)
            record("arrival.set_aside", subject=cast("Arrival", self).key, by=by, at=clock.now(), why=reason)

    def bring_back(self, *, by: Actor) -> None:
        """Undo: what was put aside waits for a person again. Repeating it changes nothing."""
        with transaction.atomic():
            self.lock()
            if self.standing not in {Standing.SET_ASIDE, Standing.IGNORED}:
                return
            self._stand(Standing.UNSORTED, why=self.why, guess=self.guess, by=by)
            record("arrival.brought_back", subject=cast("Arrival", self).key, by=by, at=clock.now())

    def lose_place(self, *, by: Actor) -> None:
        """Undo: the place was wrong, it waits for a person. Called by rooms above, in their transaction."""
        self._stand(Standing.UNSORTED, why=sorters.WRONG_PLACE, guess="", by=by)

    def forget(self) -> None:
        """Erase what told this mail from others; a signed mark stays, by which it is known if it comes again.

        The caller empties the rest and removes the file. Repeating it changes nothing.
        """
        arrival = cast("Arrival", self)
        if not identity.is_mark(arrival.message_id):
            arrival.message_id = identity.mark(arrival.message_id, arrival.body_hash)
            arrival.file = f"erased-{arrival.pk}"
            arrival.save(update_fields=["message_id", "file"])

    def lock(self) -> None:
        """Lock the row and read it anew: the first thing of every verb here, before any case."""
        self.refresh_from_db(from_queryset=type(self)._meta.base_manager.select_for_update(of=("self",)))

    def _waits_for_a_person(self) -> None:
        self.lock()
        if self.standing != Standing.UNSORTED:
            raise NotUnsorted

    def _stand(self, standing: Standing, *, as_: str = "", why: str = "", guess: str = "", by: Actor) -> None:
        self.standing, self.sorted_as, self.why, self.guess = standing, as_, why, guess
        self.settled_by, self.settled_at = by, clock.now()
        self.save(update_fields=["kind", "standing", "sorted_as", "why", "guess", "settled_by", "settled_at"])
