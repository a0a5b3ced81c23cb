"""Accepting a file: refused with a plain sentence, or kept for good."""

from collections.abc import Iterator
from datetime import datetime
from typing import IO, TYPE_CHECKING

from django.db import models

from hospes.candidates import sniffing
from hospes.candidates.enums import DocumentKind, DocumentState
from hospes.candidates.filenames import shown_name
from hospes.candidates.refusals import FileEmpty, FileTooLarge
from hospes.candidates.settings import CandidateSettings
from hospes.foundation import clock, files, house
from hospes.foundation.actors import Actor
from hospes.journal.record import record

if TYPE_CHECKING:
    from hospes.candidates.models.candidate import Candidate
    from hospes.candidates.models.document import Document

MEGABYTE = 1024 * 1024


class AcceptableQuerySet(models.QuerySet["Document"]):
    def accept(
        self,
        *,
        candidate: "Candidate",
        name: str,
        content: bytes | IO[bytes],
        by: Actor,
        about: str = "",
        kind: str = DocumentKind.RESUME,
        limit: int | None = None,
        now: datetime | None = None,
    ) -> "Document":
        """Keep a file of a candidate; it is on disk before its row commits.

        What it is is told by its content, never by its name or by what the browser declared.
        ``limit`` is in bytes, the house's own (10 MB) if not given. Its words are read later, by the
        worker. Raises a FileRefused.
        """
        now = now or clock.now()
        data = bounded(content, limit)
        media_type = sniffing.media_type(data)
        document = self.model(
            candidate=candidate,
            about=about,
            kind=kind,
            filename=shown_name(name, media_type),
            key=files.store(data),
            size=len(data),
            media_type=media_type,
            state=DocumentState.UNREAD if media_type in sniffing.WORDS else DocumentState.KEPT,
            uploaded_at=now,
        )
        document.save(force_insert=True)
        record(
            "document.accepted",
            subject=candidate.actor,
            by=by,
            at=now,
            document=document.public_id,
            media_type=media_type,
        )
        return document

    def file_keys(self) -> Iterator[str]:
        """The keys of all files that rows name, for the sweep that removes what nobody names."""
        return self.order_by().values_list("key", flat=True).iterator()

    def inspect(self, content: bytes | IO[bytes], limit: int | None = None) -> str:
        """Say what a file is, as ``accept`` would, and keep nothing; for a form that checks first.

        Returns the media type. A stream is put back to its beginning. Raises a FileRefused.
        """
        data = bounded(content, limit)
        if not isinstance(content, bytes):
            content.seek(0)
        return sniffing.media_type(data)


def bounded(content: bytes | IO[bytes], limit: int | None) -> bytes:
    """Return the content, never reading more than ``limit`` bytes and one. Raises FileEmpty, FileTooLarge."""
    most = house.read(CandidateSettings).file_limit * MEGABYTE if limit is None else limit
    data = content[: most + 1] if isinstance(content, bytes) else content.read(most + 1)
    if not data:
        raise FileEmpty
    if len(data) > most:
        raise FileTooLarge(limit=max(1, most // MEGABYTE))
    return data
