"""Which database: SQLite in the data folder, or what ``DATABASE_URL`` names."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def from_environment(data: Path) -> dict[str, Any]:
    """Return Django's ``DATABASES['default']``. Raises ValueError for an unknown scheme."""
    url = os.environ.get("DATABASE_URL", "")
    return postgresql(url) if url else sqlite(data / "hospes.sqlite3")


def sqlite(file: Path) -> dict[str, Any]:
    """SQLite as we run it: WAL, and every transaction takes the write lock at its start.

    IMMEDIATE makes two verbs on one row exclusive, as SELECT FOR UPDATE does on PostgreSQL,
    and avoids the "database is locked" of a read that is upgraded to a write.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        # Opening it runs four PRAGMAs; a thread of the web server keeps its own.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            # What was deleted does not stay in the file until its place is needed.
            "PRAGMA secure_delete=ON;",
        },
        # In-memory tests cannot be shared by threads and processes; a file can.
        "TEST": {"NAME": str(file.with_name("test-hospes.sqlite3"))},
    }


def postgresql(url: str) -> dict[str, Any]:
    """Read ``postgresql://user:password@host:port/name?host=/socket``."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL must start with postgresql://")
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", [parts.hostname or ""])[0],
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
