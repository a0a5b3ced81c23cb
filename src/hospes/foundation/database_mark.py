"""A mark of what is in the database: while it is the same, so is everything that is read from it.

Two implementations of one thing. SQLite counts, for a connection that itself writes nothing, the
commits of all others (``PRAGMA data_version``); we keep one such connection open in each process.
PostgreSQL names the transactions a new statement would see (``pg_current_snapshot``); it counts those of the
whole cluster, so another database there changes the mark too, which costs a drawing and is never wrong.
"""

import os
import sqlite3
import threading
from functools import cache

from django.db import connection


def mark() -> str | None:
    """Return the mark of now, or None inside a transaction, whose own rows nobody else can see.

    Ask for it before reading: what was read afterwards may be newer than its mark, never older.
    Marks of different processes cannot be compared.
    """
    if connection.in_atomic_block:
        return None
    if connection.vendor == "sqlite":
        return _watcher(os.getpid(), str(connection.settings_dict["NAME"])).look()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return str(cursor.fetchone()[0])


class _Watcher:
    """A connection to a file of SQLite that only asks whether others committed."""

    def __init__(self, file: str) -> None:
        self._lock = threading.Lock()
        self._watch = sqlite3.connect(file, check_same_thread=False)

    def look(self) -> str:
        with self._lock:
            return str(self._watch.execute("PRAGMA data_version").fetchone()[0])


@cache
def _watcher(process: int, file: str) -> _Watcher:
    """One for each process (a fork must not share it) and each file."""
    return _Watcher(file)
