"""The register of holdings: every model says what it holds, about whom, and how that ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models

from hospes.foundation.registers import Roll

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, kw_only=True)
class Holding:
    """What one model holds, in plain words; ``privacy`` builds exports and erasure on it.

    ``about`` says whose data it is (``candidate``, ``member``, ``nobody``), ``keeps`` how long and
    why, ``erases`` what erasure does to its rows.
    """

    model: type[models.Model]
    holds: "str | _StrPromise"
    about: str
    keeps: "str | _StrPromise"
    erases: "str | _StrPromise"


register: Roll[Holding] = Roll("holdings", key=lambda holding: holding.model._meta.label)


def silent(rooms: Iterable[type[models.Model]]) -> list[str]:
    """Return the labels of models that have not said what they hold."""
    return sorted(model._meta.label for model in rooms if model._meta.label not in register)
