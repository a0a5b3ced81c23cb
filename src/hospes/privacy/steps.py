"""The steps of an erasure: every kind of row that says what erasing does to it (``foundation.holdings``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection, models

from hospes.foundation import files, holdings
from hospes.privacy.register import path_to_candidate

if TYPE_CHECKING:
    from hospes.foundation.holdings import Erasing


@dataclass(frozen=True)
class Step:
    """One kind of row."""

    model: type[models.Model]
    erasing: Erasing

    @property
    def label(self) -> str:
        """Its name in the list of what is done: ``post.Arrival``."""
        return self.model._meta.label

    def rows(self, candidate: int) -> models.QuerySet[Any]:
        """The rows about one person that hold anything personal, or may."""
        rows: models.QuerySet[Any] = models.QuerySet(self.model).filter(self.erasing.which)
        ways = [way for key, way in holdings.ways.items() if key.partition(" ")[0] == self.label]
        if ways:
            found = {pk for way in ways for pk in way(candidate).order_by().values_list("pk", flat=True)}
            return rows.filter(pk__in=found)
        return rows.filter(**{str(path_to_candidate(self.model)): candidate})

    def left(self, candidate: int) -> bool:
        """Whether anything is still there."""
        rows = self.rows(candidate)
        if self.erasing.empties:
            rows = rows.exclude(**self.erasing.empties)
        return (self.erasing.deletes or bool(self.erasing.empties)) and rows.exists()

    def erase(self, candidate: int) -> list[str]:
        """Do it (within a transaction), and return the keys of the files that these rows named."""
        rows = list(self.rows(candidate).order_by("pk"))
        found = [str(getattr(row, self.erasing.files)) for row in rows] if self.erasing.files else []
        for row in rows:
            if self.erasing.each:
                self.erasing.each(row)
        these: models.QuerySet[Any] = models.QuerySet(self.model).filter(pk__in=[row.pk for row in rows])
        if self.erasing.deletes:
            these.delete()
        elif self.erasing.empties:
            these.update(**self.erasing.empties)
        return [key for key in found if files.is_key(key)]


def plan() -> list[Step]:
    """All steps in their order: what only another room's keys lead to first, then from the highest room down."""
    kinds = [Step(kind.model, kind.erasing) for kind in holdings.register.all() if kind.erasing is not None]
    by_key = [step for step in kinds if step.label in holdings.ways]
    return [*by_key, *(step for step in reversed(kinds) if step.label not in holdings.ways)]


def press_out() -> None:
    """Let nothing of what was deleted stay in the database's own files (SQLite; PostgreSQL vacuums by itself)."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            # The full-text index keeps deleted words until its parts are merged.
            cursor.execute("INSERT INTO search_index(search_index) VALUES ('optimize')")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
