"""The mailroom as one process: it listens as the settings say, and follows when they change."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import time
from typing import TYPE_CHECKING, Any

from hospes.foundation import beats, house
from hospes.mailroom import receiver, taking
from hospes.mailroom.imap.watching import Watcher
from hospes.post.models import Mailbox
from hospes.post.settings import ReceivingSettings

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_EVERY_SECONDS = 5.0
BEAT_EVERY_SECONDS = 60.0
BEAT = "mailroom"
log = logging.getLogger("hospes.mailroom")
Listening = tuple[str, int, bool, int, str, str, str]


class Mailroom:
    """Servers that listen, by what they were asked to be."""

    def __init__(self, told: Callable[[str], None] = lambda _words: None) -> None:
        self.told = told
        self.open: dict[Listening, asyncio.Server] = {}
        self.trouble: dict[Listening, str] = {}
        self.watchers: dict[tuple[Any, ...], Watcher] = {}
        self.said: dict[str, Any] = {}
        self.said_at = 0.0

    async def run(self, stop: asyncio.Event) -> None:
        """Listen until ``stop`` is set."""
        while not stop.is_set():
            try:
                await self.follow()
            except Exception:  # a database that is away comes back; what listens goes on listening meanwhile
                log.exception("the settings of incoming mail could not be read; trying again")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK_EVERY_SECONDS)
        await self.close(set(self.open))
        await taking.in_a_thread(self.watch, [])

    async def follow(self) -> None:
        """Open what is wanted and close what is not."""
        wanted = await taking.in_a_thread(wishes)
        await self.close(set(self.open) - wanted)
        for wish in sorted(wanted - set(self.open)):
            await self.start(wish)
        await taking.in_a_thread(lambda: self.watch(list(Mailbox.objects.read_now())))
        await self.beat(sorted(self.trouble[wish] for wish in wanted & set(self.trouble)))

    async def beat(self, trouble: list[str]) -> None:
        """Say that we are alive, and what is wrong: seldom, for each commit makes public pages be drawn anew."""
        facts = {"listening": len(self.open), "trouble": trouble}
        now = time.monotonic()
        if facts != self.said or now - self.said_at > BEAT_EVERY_SECONDS:
            await taking.in_a_thread(lambda: beats.beat(BEAT, **facts))
            self.said, self.said_at = facts, now

    def watch(self, wanted: list[Mailbox]) -> None:
        """Watch these mailboxes and no others; one whose access changed is opened anew."""
        ways = {watched_as(mailbox): mailbox for mailbox in wanted}
        for way in set(self.watchers) - set(ways):
            self.watchers.pop(way).stopping.set()
        for way, mailbox in ways.items():
            if way not in self.watchers or not self.watchers[way].is_alive():
                self.watchers[way] = Watcher(mailbox)
                self.watchers[way].start()

    async def start(self, wish: Listening) -> None:
        host, port, local, largest, name, certificate, key = wish
        files = (certificate, key) if certificate and key else None
        try:
            server = await receiver.listen(host, port, local=local, largest=largest, name=name, certificate=files)
        except OSError as error:
            said = f"{host}:{port}: {error.strerror or error}"
            if self.trouble.get(wish) != said:
                log.warning("cannot receive mail on %s", said)
            self.trouble[wish] = said
            return
        self.trouble.pop(wish, None)
        self.open[wish] = server
        self.told(f"{'LMTP' if local else 'SMTP'} on {host}:{server.sockets[0].getsockname()[1]}")

    async def close(self, wishes: set[Listening]) -> None:
        for wish in wishes:
            server = self.open.pop(wish)
            server.close()


def watched_as(mailbox: Mailbox) -> tuple[Any, ...]:
    """What a change of needs another line."""
    secrets = (mailbox.sealed_password, mailbox.sealed_refresh_token, mailbox.access, mailbox.username)
    return (mailbox.pk, mailbox.host, mailbox.port, mailbox.security, *secrets)


def wishes() -> set[Listening]:
    """What the settings ask for: a receiver for the house's domain, one behind another server, or neither."""
    settings = house.read(ReceivingSettings)
    if not settings.domain:
        return set()
    ports = {(settings.smtp_port, False), (settings.lmtp_port, True)}
    return {
        (
            settings.listen,
            port,
            local,
            settings.largest_mail,
            settings.domain,
            settings.certificate,
            settings.private_key,
        )
        for port, local in ports
        if port
    }


async def until_told(told: Callable[[str], None]) -> None:
    """Run until SIGTERM or Ctrl-C; mails in hand are finished first."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await Mailroom(told).run(stop)
