"""From a thread of the mailroom into the database and back: asyncio must not wait for either."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from django.db import close_old_connections

from hospes.post import recipients
from hospes.post.enums import Way
from hospes.post.models import Arrival

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

P = ParamSpec("P")
T = TypeVar("T")
# As many mails are written at once; the others wait, and their senders with them.
HANDS = 4
log = logging.getLogger("hospes.mailroom")
_hands = ThreadPoolExecutor(HANDS, thread_name_prefix="mailroom")


async def in_a_thread(act: Callable[P, T], *told: P.args, **named: P.kwargs) -> T:
    """Do something that waits for the database."""

    def do() -> T:
        close_old_connections()
        try:
            return act(*told, **named)
        finally:
            close_old_connections()

    return await asyncio.get_running_loop().run_in_executor(_hands, do)


async def is_ours(address: str) -> bool:
    """Whether somebody here has this address."""
    return await in_a_thread(recipients.is_ours, address)


async def take(raw: bytes, *, envelope_from: str, envelope_to: Sequence[str]) -> Arrival:
    """Keep a mail; it is on disk and committed when this returns."""
    return await in_a_thread(
        Arrival.objects.take, raw, way=Way.SMTP, envelope_from=envelope_from, envelope_to=envelope_to
    )
