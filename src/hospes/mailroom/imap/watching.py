"""Watching a mailbox: read what is new, wait until it says that something came (IDLE, RFC 2177), read again."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from django.db import close_old_connections, connections

from hospes.mailroom.imap import reading
from hospes.mailroom.imap.opening import CannotRead, opened
from hospes.mailroom.imap.tokens import fresh_token
from hospes.post.models import Mailbox

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

# Sent folders say nothing by themselves, and some servers forget to wake us: look anyway, a short while later.
LOOK_EVERY_SECONDS = 20.0
# A wait is cut into pieces, so that we can stop.
PIECE_SECONDS = 5.0
SHORTEST_PAUSE = 15.0
LONGEST_PAUSE = 15 * 60.0
log = logging.getLogger("hospes.mailroom")


class Watcher(threading.Thread):
    """One mailbox, watched in a thread of its own until told to stop."""

    def __init__(self, mailbox: Mailbox) -> None:
        super().__init__(name=f"mailbox-{mailbox.pk}", daemon=True)
        self.mailbox = mailbox
        self.stopping = threading.Event()

    def run(self) -> None:
        try:
            while not self.stopping.is_set():
                self.stopping.wait(self.one_round())
        finally:
            connections.close_all()

    def one_round(self) -> float:
        """Open the mailbox and stay with it; return how many seconds to rest before the next try."""
        close_old_connections()
        try:
            self.mailbox.refresh_from_db()
            with opened(self.mailbox, fresh_token) as box:
                self.stay(box)
        except CannotRead as trouble:
            log.warning("%s cannot be read: %s", self.mailbox, trouble.said)
            self.mailbox.note_trouble(trouble.problem, trouble.said)
            return pause(self.mailbox.failures)
        except Mailbox.DoesNotExist:
            self.stopping.set()
        except Exception:  # whatever it is, a thread that ended would leave the mailbox unread and unnoticed
            log.exception("%s could not be read; trying again", self.mailbox)
            return SHORTEST_PAUSE
        return 0.0

    def stay(self, box: BaseMailBox) -> None:
        """Read, wait, read again, until told to stop."""
        while not self.stopping.is_set():
            reading.read_new(self.mailbox, box)
            self.mailbox.note_success()
            close_old_connections()
            self.wait(box)

    def wait(self, box: BaseMailBox) -> None:
        """Wait until something came, a minute is over, or we are told to stop."""
        if "IDLE" not in box.client.capabilities:
            self.stopping.wait(LOOK_EVERY_SECONDS)
            return
        box.folder.set(reading.INBOX, readonly=True)
        # The library has annotated everything but these two.
        box.idle.start()  # type: ignore[no-untyped-call]
        try:
            for _piece in range(int(LOOK_EVERY_SECONDS / PIECE_SECONDS)):
                if self.stopping.is_set() or box.idle.poll(timeout=PIECE_SECONDS):
                    return
        finally:
            box.idle.stop()  # type: ignore[no-untyped-call]


def pause(failures: int) -> float:
    """Seconds before the next try: growing, at most a quarter of an hour."""
    doublings = min(max(failures - 1, 0), 10)
    return min(LONGEST_PAUSE, SHORTEST_PAUSE * (1 << doublings))


def look_once(mailbox: Mailbox) -> reading.Taken:
    """Read what is new once, and note how it went. Raises CannotRead."""
    try:
        with opened(mailbox, fresh_token) as box:
            taken = reading.read_new(mailbox, box)
    except CannotRead as trouble:
        mailbox.note_trouble(trouble.problem, trouble.said)
        raise
    mailbox.note_success()
    return taken
