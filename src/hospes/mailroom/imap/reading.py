"""Reading what is new in a mailbox, folder by folder, and taking in what concerns us.

A folder was read up to a UID; UIDs only count while the folder's UIDVALIDITY stays (RFC 3501 2.3.1.1). When it
changes the folder is read again from the day the mailbox was added: a mail that is known already stays one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hospes.foundation.crash_points import point
from hospes.mailroom.imap.opening import CannotRead
from hospes.post import interest
from hospes.post.enums import Problem, Way
from hospes.post.models import Arrival
from hospes.post.reading import mail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imap_tools import BaseMailBox

    from hospes.post.models import Mailbox

INBOX = "INBOX"
# What was sent is found by its mark (RFC 6154), else by the names mail programs give it.
SENT_NAMES = ("Sent", "Sent Items", "Sent Messages", "INBOX.Sent", "已发送", "已发送邮件", "Gesendet", "Envoyés")
# Mails whose heads are asked for at once.
BATCH = 50
# A mail that came a moment before the mailbox was added may be the one that made somebody add it.
BEFORE = timedelta(days=1)


@dataclass
class Taken:
    """What a reading came to."""

    seen: int = 0
    taken: int = 0


def read_new(mailbox: Mailbox, box: BaseMailBox) -> Taken:
    """Take in what is new in all folders that count. Raises CannotRead, and what the line raises."""
    count = Taken()
    for folder, everything in folders(mailbox, box):
        _read_folder(mailbox, box, folder, everything=everything, count=count)
    return count


def folders(mailbox: Mailbox, box: BaseMailBox) -> list[tuple[str, bool]]:
    """The folders that are read, and whether everything in them is taken: inbox, sent mail, the named one."""
    known = {info.name: info.flags for info in box.folder.list()}
    sent = mailbox.sent_folder or next(
        (name for name, flags in known.items() if "\\Sent" in flags),
        next((name for name in SENT_NAMES if name in known), ""),
    )
    wanted = [(INBOX, False), (sent, False), (mailbox.drop_folder, True)]
    return [(name, everything) for name, everything in wanted if name and (name == INBOX or name in known)]


def _read_folder(mailbox: Mailbox, box: BaseMailBox, folder: str, *, everything: bool, count: Taken) -> None:
    validity = _examine(box, folder)
    known = mailbox.folders.get(folder, {})
    last = known.get("uid", 0) if known.get("validity") == validity else 0
    uids = _newer(box, last, mailbox)
    for start in range(0, len(uids), BATCH):
        batch = uids[start : start + BATCH]
        for uid, head in _fetch(box, batch, "BODY.PEEK[HEADER]"):
            count.seen += 1
            if everything or interest.concerns_us(mail.read(head)):
                count.taken += _take(mailbox, box, uid)
        point("mailroom.batch_taken")
        mailbox.note_read(folder, validity=validity, uid=max(batch))
    if not uids and known.get("validity") != validity:
        mailbox.note_read(folder, validity=validity, uid=last)


def _examine(box: BaseMailBox, folder: str) -> int:
    """Open a folder for reading only, and return its UIDVALIDITY."""
    box.folder.set(folder, readonly=True)
    _kind, told = box.client.response("UIDVALIDITY")
    if told and told[0]:
        return int(told[0])
    status = box.folder.status(folder, ["UIDVALIDITY"])
    return int(status["UIDVALIDITY"])


def _newer(box: BaseMailBox, last: int, mailbox: Mailbox) -> list[int]:
    """UIDs above ``last``, the oldest first; in a folder not read yet, since the mailbox was added."""
    if last:
        found = box.uids(f"UID {last + 1}:*")
    else:
        found = box.uids(f"SINCE {(mailbox.added_at - BEFORE).strftime('%d-%b-%Y')}")
    # "n:*" always names the newest mail, also where that is older (RFC 3501 6.4.8).
    return sorted(uid for uid in map(int, found) if uid > last)


def _take(mailbox: Mailbox, box: BaseMailBox, uid: int) -> int:
    """Fetch one mail whole and keep it; 0 where it is gone meanwhile."""
    for _uid, raw in _fetch(box, [uid], "BODY.PEEK[]"):
        Arrival.objects.take(raw, way=Way.IMAP, mailbox=mailbox)
        point("mailroom.mail_taken")
        return 1
    return 0


def _fetch(box: BaseMailBox, uids: list[int], what: str) -> Iterator[tuple[int, bytes]]:
    kind, answer = box.client.uid("fetch", ",".join(map(str, uids)), f"(UID {what})")
    if kind != "OK":
        raise CannotRead(Problem.TURNED_AWAY, repr(answer))
    for part in answer:
        if isinstance(part, tuple):
            yield _uid_of(part[0]), part[1]


def _uid_of(told: Any) -> int:
    words = bytes(told).upper().replace(b"(", b" ").split()
    return int(words[words.index(b"UID") + 1])
