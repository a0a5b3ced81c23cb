"""Files under random names in the data folder, outside any web root.

A file is on disk, flushed to the platter, before the row that names it commits; what no row names
after a day is swept.
"""

import os
import re
import secrets
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, BinaryIO

from django.conf import settings

from hospes.foundation import clock
from hospes.foundation.registers import Register

_KEY = re.compile(r"[0-9a-f]{32}", re.ASCII)
_CHUNK = 256 * 1024

# Who keeps files: "candidates.Document" -> a callable that returns all keys its rows name. EVERY model that
# names files must be in here, else its files are swept away.
keepers: Register[Callable[[], Iterable[str]]] = Register("file keepers")


class NotAKey(ValueError):
    """A file key that we did not make: never turned into a path."""


def store(source: bytes | IO[bytes]) -> str:
    """Write ``source`` and return its key. Call before the row is saved, in the same request.

    A full disk raises OSError and leaves nothing behind.
    """
    key = secrets.token_hex(16)
    path = path_of(key)
    _make_folder(path.parent)
    try:
        _write(path, source)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)
    return key


def open_file(key: str) -> BinaryIO:
    """Open a stored file for reading. Raises FileNotFoundError if it is gone, NotAKey if foreign."""
    return path_of(key).open("rb")


def path_of(key: str) -> Path:
    """Return where a key lies. Only keys of our own form have a path, so nothing can climb out."""
    if not _KEY.fullmatch(key):
        raise NotAKey(key)
    return _root() / key[:2] / key


def is_key(key: str) -> bool:
    """Whether ``key`` has the form of those that we make."""
    return _KEY.fullmatch(key) is not None


def remove(key: str) -> None:
    """Remove a file; one that is gone already is as good."""
    path_of(key).unlink(missing_ok=True)


def sweep(now: datetime) -> list[str]:
    """Remove what no keeper names and that is older than a day; return the keys.

    With no keeper registered nothing is removed: then nobody could know what is still wanted.
    """
    if not keepers:
        return []
    known = {key for keeper in keepers for key in keeper()}
    return sweep_orphans(known, older_than=now - timedelta(days=1))


def sweep_orphans(known_keys: Collection[str], older_than: datetime) -> list[str]:
    """Remove files that no row names and that were stored before ``older_than``; return their keys.

    Give a day's distance: an upload whose row has not committed yet is younger than that.
    """
    known = set(known_keys)
    orphans = [
        path
        for path in sorted(_root().glob("[0-9a-f][0-9a-f]/*"))
        if _KEY.fullmatch(path.name) and path.name not in known and path.stat().st_mtime < older_than.timestamp()
    ]
    for path in orphans:
        path.unlink(missing_ok=True)
    return [path.name for path in orphans]


def _root() -> Path:
    return Path(settings.DATA) / "files"


def _make_folder(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _flush_folder(folder.parent)
        _flush_folder(folder.parent.parent)


def _write(path: Path, source: bytes | IO[bytes]) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
        if isinstance(source, bytes):
            target.write(source)
        else:
            while chunk := source.read(_CHUNK):
                target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    # The age is told by our clock, which a demo moves, not by the disk's.
    stored = clock.now().timestamp()
    os.utime(path, (stored, stored))


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
