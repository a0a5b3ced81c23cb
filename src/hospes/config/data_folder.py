"""The one data folder: where it lies, and the secrets that are made in it once."""

import os
import secrets
from pathlib import Path


def path() -> Path:
    """Return the data folder (``HOSPES_DATA``, else ``data`` below the working folder), made if missing."""
    folder = Path(os.environ.get("HOSPES_DATA", "data")).resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret(folder: Path, name: str) -> str:
    """Return the secret called ``name``, made on first use.

    Two processes may start at once: the loser of the exclusive create reads the winner's file.
    """
    file = folder / name
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text().strip()
    with os.fdopen(handle, "w") as stream:
        value = secrets.token_urlsafe(48)
        stream.write(value)
    return value
