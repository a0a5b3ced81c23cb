"""A data folder and a database for processes of their own: a file, or a database beside the tests' one."""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

HERE = Path(__file__).parents[2]


@contextmanager
def environment(folder: Path) -> Iterator[dict[str, str]]:
    """Yield the environment of processes that have ``folder`` and a new database to themselves."""
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    told = {
        **os.environ,
        "HOSPES_DATA": str(data),
        "HOSPES_CLOCK": "movable",
        "DJANGO_SETTINGS_MODULE": "hospes.config.settings.local",
        "PYTHONPATH": f"{HERE / 'src'}:{HERE}",
    }
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        yield told
        return
    name = f"apart_{secrets.token_hex(4)}"
    with psycopg.connect(address, autocommit=True) as line:
        line.execute(f"CREATE DATABASE {name}")
    try:
        yield {**told, "DATABASE_URL": urlunsplit(urlsplit(address)._replace(path=f"/{name}"))}
    finally:
        with psycopg.connect(address, autocommit=True) as line:
            line.execute(f"DROP DATABASE {name} WITH (FORCE)")


def python(*words: str) -> list[str]:
    return [sys.executable, *words]
