"""The register of holdings: every model says what it holds, about whom, and how that ends."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from hospes.foundation.registers import Roll


@dataclass(frozen=True, kw_only=True)
class Holding:
    """What one model holds, in plain words; ``privacy`` builds exports and erasure on it.

    ``about`` says whose data it is (``candidate``, ``member``, ``nobody``), ``keeps`` how long and
    why, ``erases`` what erasure does to its rows.
    """

    model: type[models.Model]
    holds: str
    about: str
    keeps: str
    erases: str


register: Roll[Holding] = Roll("holdings", key=lambda holding: holding.model._meta.label)


def silent(rooms: Iterable[type[models.Model]]) -> list[str]:
    """Return the labels of models that have not said what they hold."""
    return sorted(model._meta.label for model in rooms if model._meta.label not in register)
