"""Public ids: what stands in an address bar instead of a countable primary key."""

import secrets
from typing import Any

from django.db import models

# No 0/o, 1/l/i: people read these aloud and type them.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 10


def new() -> str:
    """Return a fresh random id of ten characters (49 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class PublicIdField(models.CharField[str, str]):
    """A unique random id, made with the row and never changed."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", LENGTH)
        options.setdefault("unique", True)
        options.setdefault("editable", False)
        options.setdefault("default", new)
        super().__init__(*args, **options)
