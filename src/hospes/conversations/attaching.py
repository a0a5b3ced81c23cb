"""Files that go with a message: what a member chose, what lay in a mail. Stored before their rows commit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from hospes.candidates import sniffing
from hospes.candidates.filenames import saved_name, shown_name
from hospes.candidates.models.acceptable import MEGABYTE, bounded
from hospes.candidates.refusals import FileRefused
from hospes.conversations.models.message_file import MessageFile
from hospes.conversations.refusals import FileInfected, FileNotTaken, FilesTooLarge, TooManyFiles
from hospes.conversations.settings import ConversationSettings
from hospes.foundation import clock, files, house
from hospes.post import virus_check
from hospes.post.virus_check import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hospes.post.reading.attached import Attachment

UNKNOWN = "application/octet-stream"


@dataclass(frozen=True)
class Chosen:
    """A file as somebody chose it: its name is only a wish, what it is its content says."""

    name: str
    content: bytes | IO[bytes]


def keep(chosen: Sequence[Chosen]) -> list[MessageFile]:
    """Check what a member wants to send and store it; the rows are for ``approve`` to save.

    Raises TooManyFiles, FilesTooLarge, and FileNotTaken, which names the file and says why.
    Not within a transaction, for the virus scanner is asked.
    """
    settings = house.read(ConversationSettings)
    if len(chosen) > settings.files_limit:
        raise TooManyFiles(limit=settings.files_limit)
    checked = [(each, *_checked(each)) for each in chosen]
    if sum(len(data) for _each, data, _type, _verdict in checked) > settings.files_total * MEGABYTE:
        raise FilesTooLarge(limit=settings.files_total)
    now = clock.now()
    return [
        MessageFile(
            name=shown_name(each.name, media_type),
            content_type=media_type,
            key=files.store(data),
            size=len(data),
            verdict=verdict,
            asked_at=now,
        )
        for each, data, media_type, verdict in checked
    ]


def of_mail(attachments: Iterable[Attachment]) -> list[MessageFile]:
    """Store what lay in a mail; nothing is refused. The scanner is asked later, by the worker.

    Pictures that stand inside the text (mostly of signatures) stay in the whole mail.
    """
    return [
        MessageFile(
            name=saved_name(each.name, media_type),
            content_type=media_type or UNKNOWN,
            key=files.store(each.data),
            size=len(each.data),
        )
        for each, media_type in ((each, _told(each.data)) for each in attachments)
        if not (each.inline and each.content_id)
    ]


def _checked(chosen: Chosen) -> tuple[bytes, str, Verdict]:
    try:
        data = bounded(chosen.content, None)
        media_type = sniffing.media_type(data)
        verdict = virus_check.look_at(data)
        if verdict == Verdict.INFECTED:
            raise FileInfected
    except FileRefused as refusal:
        raise FileNotTaken(name=chosen.name, why=str(refusal)) from refusal
    return data, media_type, verdict


def _told(data: bytes) -> str:
    """What its content says it is; '' for a kind that we would not take from a form."""
    try:
        return sniffing.media_type(data)
    except FileRefused:
        return ""
