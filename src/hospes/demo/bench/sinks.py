"""SMTP servers to measure against, each a process of its own.

``bare`` is aiosmtpd that takes everything and keeps nothing; ``ours`` is the mailroom's receiver on the data folder of
the environment. It says its port on its first line and ends with its standard input.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, cast

from aiosmtpd.smtp import SMTP

from hospes.demo.bench import servers
from hospes.demo.bench.figures import BenchFailed
from hospes.mailroom import receiver

if TYPE_CHECKING:
    from collections.abc import Iterator


class Nowhere:
    """Takes a mail and forgets it (aiosmtpd's handler)."""

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        """Say yes."""
        return "250 2.0.0 Gone"


@contextmanager
def sink(kind: str) -> Iterator[int]:
    """Run a sink beside us; gives its port."""
    command = servers.beside("sinks", repr(kind))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        hears, says = cast("IO[str]", child.stdin), cast("IO[str]", child.stdout)
        first = says.readline()
        try:
            if not first.strip().isdecimal():
                raise BenchFailed(f"The sink {kind} did not start.")
            yield int(first)
        finally:
            hears.close()


async def bare() -> asyncio.Server:
    """Aiosmtpd by itself."""
    return await asyncio.get_running_loop().create_server(lambda: SMTP(Nowhere()), "127.0.0.1", 0)


async def ours() -> asyncio.Server:
    """The receiver of the mailroom."""
    return await receiver.listen("127.0.0.1", 0)


async def serve(kind: str) -> None:
    """Serve until our standard input ends."""
    server = await {"bare": bare, "ours": ours}[kind]()
    async with server:
        sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
        sys.stdout.flush()
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


def main(kind: str) -> None:
    """Be that sink."""
    asyncio.run(serve(kind))
