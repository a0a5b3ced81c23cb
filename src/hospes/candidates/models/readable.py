"""Reading: the words of a document, taken out in a separate process."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models, transaction

from hospes.candidates.enums import DocumentState, Unreadable
from hospes.candidates.reading import reader
from hospes.foundation import claiming, files

if TYPE_CHECKING:
    from hospes.candidates.models.document import Document


class ReadableQuerySet(models.QuerySet["Document"]):
    def to_read(self, now: datetime) -> Self:
        """Documents whose words nobody has read yet, oldest first."""
        return self.filter(state=DocumentState.UNREAD).order_by("pk")

    def unreadable(self) -> Self:
        """Documents that a person has to open himself; the application is whole without."""
        return self.filter(state=DocumentState.UNREADABLE)


class Readable(claiming.Claimable):
    class Meta:
        abstract = True

    def read(self: "Document", worker: str) -> None:
        """Read the words and keep them, or why they cannot be read. The file itself stays as it is.

        Takes up to 20 s outside any transaction. Safe to repeat; only the holder of the claim writes.
        """
        try:
            with files.open_file(self.key) as stream:
                outcome = reader.read(stream, self.media_type)
        except FileNotFoundError:
            outcome = reader.Outcome(reason=Unreadable.LOST)
        with transaction.atomic():
            claiming.hold(self, worker)
            self.text = outcome.text
            self.reason = outcome.reason
            self.active = outcome.active
            self.state = DocumentState.UNREADABLE if outcome.reason else DocumentState.READ
            self.save(update_fields=["text", "reason", "active", "state"])

    @property
    def reason_in_words(self: "Document") -> str:
        """Why the file could not be read, as a sentence in the active language; else empty."""
        return str(Unreadable(self.reason).label) if self.reason else ""
