"""The demo's post office: real SMTP on loopback that keeps every letter as a file.

``python -m hospes.demo.post_office --port 1025 --folder data/post-office``. It needs no database
and no settings. An address at ``bounce.example`` is refused at RCPT; a file ``refuse`` in the
folder may name more, one a line, read anew for each recipient::

    *@full.example 452 4.2.2 Mailbox full
"""

import argparse
import asyncio
import fnmatch
import os
import secrets
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope

REFUSED = "*@bounce.example 550 5.1.1 No such person here"
LARGEST_LETTER = 20 * 1024 * 1024


class PostOffice:
    """Takes letters (aiosmtpd's handler). A letter is on disk before it is answered with 250."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.number = max((int(file.name[:9]) for file in folder.glob("*.eml")), default=0)

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Answer for one recipient."""
        for line in self.refusals():
            pattern, _, words = line.partition(" ")
            if fnmatch.fnmatchcase(address.lower(), pattern.lower()):
                return words
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, session: Any, envelope: Envelope
    ) -> str:
        """Keep the letter."""
        return f"250 2.0.0 Kept as {self.keep(envelope)}"

    def refusals(self) -> list[str]:
        """Return what is refused now: the standing rule, and the lines of the file ``refuse``."""
        file = self.folder / "refuse"
        lines = file.read_text().splitlines() if file.exists() else []
        return [REFUSED, *(line.strip() for line in lines if line.strip())]

    def keep(self, envelope: Envelope) -> str:
        """Write the letter with its envelope on top, whole and to the disk, and return its name."""
        self.number += 1
        name = f"{self.number:09d}-{secrets.token_hex(4)}.eml"
        top = [f"Return-Path: <{envelope.mail_from}>", *(f"Delivered-To: {to}" for to in envelope.rcpt_tos)]
        letter = envelope.content if isinstance(envelope.content, bytes) else b""
        draft = self.folder / f"{name}.part"
        with draft.open("wb") as stream:
            stream.write("".join(f"{line}\r\n" for line in top).encode())
            stream.write(letter)
            stream.flush()
            os.fsync(stream.fileno())
        draft.rename(self.folder / name)
        return name


async def serve(folder: Path, port: int, ready: Callable[[int], None], stop: asyncio.Event) -> None:
    """Serve on 127.0.0.1 until ``stop`` is set; ``ready`` is called with the port once it answers.

    Port 0 takes a free one. Raises OSError when the port is taken.
    """
    office = PostOffice(folder)

    def line() -> SMTP:
        return SMTP(office, enable_SMTPUTF8=True, hostname="post-office", data_size_limit=LARGEST_LETTER)

    server = await asyncio.get_running_loop().create_server(line, "127.0.0.1", port)
    async with server:
        ready(server.sockets[0].getsockname()[1])
        await stop.wait()


async def until_told(folder: Path, port: int) -> None:
    """Serve until SIGTERM or SIGINT."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await serve(folder, port, say_so, stop)


def say_so(port: int) -> None:
    """Tell whoever started us that letters are taken now."""
    sys.stdout.write(f"Post office on 127.0.0.1:{port}\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    """Run the post office; 1 when the port is taken."""
    parser = argparse.ArgumentParser(prog="python -m hospes.demo.post_office", description=__doc__)
    parser.add_argument("--port", type=int, default=1025)
    parser.add_argument("--folder", type=Path, required=True)
    told = parser.parse_args(arguments)
    try:
        asyncio.run(until_told(told.folder, told.port))
    except OSError as error:
        sys.stderr.write(f"The post office cannot use port {told.port}: {error.strerror}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
