"""Trying a mailbox from the settings: open it, look which folders there are, change nothing and take nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hospes.mailroom.imap import reading, tokens
from hospes.mailroom.imap.opening import CannotRead, opened
from hospes.post.enums import Problem
from hospes.post.mailbox_reading import Reader, Tried

if TYPE_CHECKING:
    from hospes.post.models import Mailbox


def attempt(mailbox: Mailbox) -> Tried:
    """Open it once. Trouble is written on its row; trouble that is over is taken away by the next reading."""
    try:
        with opened(mailbox, tokens.fresh_token) as box:
            found = tuple(name for name, _everything in reading.folders(mailbox, box))
            box.folder.set(reading.INBOX, readonly=True)
    except CannotRead as trouble:
        mailbox.note_trouble(trouble.problem, trouble.said)
        return Tried(works=False)
    if mailbox.problem != Problem.NONE:
        mailbox.note_well()
    return Tried(works=True, folders=found, drop_folder_found=mailbox.drop_folder in found)


READER = Reader(name="imap", attempt=attempt, sign_in_url=tokens.sign_in_url, signed_in=tokens.signed_in)
