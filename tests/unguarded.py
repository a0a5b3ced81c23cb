"""A database without our constraints and triggers, until the test's transaction is rolled back.

For showing that the sweeper sees a broken row: with the guards on, such a row could not be written.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection, models

from hospes.foundation import append_only

ROOMS = ("cases", "promises", "conversations", "applications")


@contextmanager
def unguarded() -> Iterator[None]:
    """Take checks, partial unique indexes and triggers off the tables of these rooms."""
    sqlite = connection.vendor == "sqlite"
    _run(["PRAGMA ignore_check_constraints = ON"] if sqlite else ["SET CONSTRAINTS ALL IMMEDIATE"])
    with append_only.lifted(connection):
        _run([statement for room in ROOMS for statement in _off(room)])
        yield
    if sqlite:
        _run(["PRAGMA ignore_check_constraints = OFF"])


def _off(room: str) -> Iterator[str]:
    for model in apps.get_app_config(room).get_models():
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and constraint.condition is not None:
                yield f'DROP INDEX "{constraint.name}"'
            elif connection.vendor == "postgresql":
                yield f'ALTER TABLE "{model._meta.db_table}" DROP CONSTRAINT "{constraint.name}"'


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
