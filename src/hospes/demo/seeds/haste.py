"""Haste: a seed may be made again, so its connection need not wait for the disk."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def in_haste() -> Iterator[None]:
    """Keep one connection open, and on SQLite let no commit wait for the disk; afterwards as before.

    Rubbish is collected rarely: a seed makes many small objects and holds hardly any.

    A crash meanwhile may cost the folder that was being filled, and nothing else: nobody uses it yet.
    """
    aged = connection.settings_dict.get("CONN_MAX_AGE", 0)
    connection.settings_dict["CONN_MAX_AGE"] = None
    connection.close()
    connection.connect()
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA synchronous=OFF")
    often = gc.get_threshold()
    gc.set_threshold(100_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*often)
        connection.settings_dict["CONN_MAX_AGE"] = aged
        connection.close()
