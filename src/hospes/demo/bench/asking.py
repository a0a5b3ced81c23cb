"""Asking for a page without a server: how many queries it takes, and how long."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hospes.demo.bench.figures import BenchFailed

if TYPE_CHECKING:
    from collections.abc import Callable

    from hospes.team.models import Member

ROUNDS = 9


def visitor(member: Member | None = None) -> Client:
    """Somebody from outside, or a member who is signed in."""
    client = Client(headers={"host": "127.0.0.1"})
    if member is not None:
        client.force_login(member)
    return client


def body(client: Client, path: str) -> bytes:
    """The page's bytes. Raises BenchFailed unless it is there."""
    answer = client.get(path)
    if answer.status_code != 200:
        raise BenchFailed(f"{path} answered {answer.status_code}.")
    return bytes(answer.content)


def queries(client: Client, path: str) -> int:
    """How many queries a page takes to draw, once the process is warm (another address is drawn anew)."""
    body(client, f"{path}?warm=1")
    with CaptureQueriesContext(connection) as caught:
        body(client, f"{path}?drawn=1")
    return len([each for each in caught if each["sql"].upper().startswith(("SELECT", "WITH"))])


def milliseconds(act: Callable[[], object]) -> float:
    """The median of nine times, after two that do not count."""
    taken = []
    for number in range(ROUNDS + 2):
        began = time.perf_counter()
        act()
        if number > 1:
            taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)
