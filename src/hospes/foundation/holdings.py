"""The register of holdings: every model says what it holds, about whom, and how that ends."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models

from hospes.foundation.registers import Register, Roll

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, kw_only=True)
class Erasing:
    """What erasure does to rows, so that a machine can do it and prove it.

    ``deletes`` the rows, or ``empties`` columns (values or expressions over the row) and leaves a tombstone that
    still counts. ``files`` is the column with a key of ``foundation.files``; ``each`` does to one row first what no
    column can say; ``which`` leaves rows out that must stay as they are. All of it is safe to repeat. None of these:
    the row holds nothing personal.
    """

    deletes: bool = False
    which: models.Q = field(default_factory=models.Q)
    empties: Mapping[str, Any] = field(default_factory=dict)
    files: str = ""
    each: Callable[[Any], None] | None = None


# What stands in a column that may not be empty.
ERASED = "erased"
# Rows that hold nothing but keys, kinds and times.
NOTHING_PERSONAL = Erasing()


@dataclass(frozen=True, kw_only=True)
class Holding:
    """What one model holds, in plain words; ``privacy`` builds exports and erasure on it.

    ``about`` says whose data it is (``candidate``, ``member``, ``nobody``), ``keeps`` how long and
    why, ``erases`` what erasure does to its rows, ``erasing`` the same for the machine.
    """

    model: type[models.Model]
    holds: "str | _StrPromise"
    about: str
    keeps: "str | _StrPromise"
    erases: "str | _StrPromise"
    erasing: Erasing | None = None


# How rows that no foreign key leads to a person are found: "post.Arrival" -> the rows of a candidate's number.
# Several rooms may know of one kind; what follows the first space is only a name: "post.Envelope of interviews".
ways: Register[Callable[[int], "models.QuerySet[Any]"]] = Register("ways to a person")

register: Roll[Holding] = Roll("holdings", key=lambda holding: holding.model._meta.label)


def silent(rooms: Iterable[type[models.Model]]) -> list[str]:
    """Return the labels of models that have not said what they hold."""
    return sorted(model._meta.label for model in rooms if model._meta.label not in register)
