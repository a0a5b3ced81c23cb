"""The ground a history stands on: a house in a database that is as good as new before each one."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.db import connection

from hospes.foundation import clock
from hospes.post.transports.fake import office
from tests.makers import make_job, make_member
from tests.world import World

# Tuesday 24 November 2026, 10:00 in Toronto.
BEGIN = datetime(2026, 11, 24, 15, tzinfo=UTC)


class Standing(datetime):
    """Real time that stands still, so that a seed is always the same history. ``clock.move`` moves the clock."""

    @classmethod
    def now(cls, tz=None):  # noqa: ARG003 -- the signature is datetime's
        return BEGIN


@contextmanager
def still() -> Iterator[None]:
    """Let real time stand still under ``foundation.clock``, and the worker be quiet."""
    before, clock.datetime = clock.datetime, Standing
    loud = logging.getLogger("hospes")
    level = loud.level
    loud.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        clock.datetime = before
        loud.setLevel(level)


class Ground:
    """Builds the house once and gives a fresh copy of it for every history."""

    def __init__(self) -> None:
        self.copy: sqlite3.Connection | None = None
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA synchronous=OFF")
            self._build()
            self.copy = sqlite3.connect(":memory:")
            connection.connection.backup(self.copy)

    def fresh(self) -> None:
        """Begin anew: same people, jobs and clock, nobody has applied."""
        office.clear()
        clock.set_to(BEGIN)
        if self.copy is None:
            self._empty()
            self._build()
        else:
            self.copy.backup(connection.connection)

    def _empty(self) -> None:
        tables = [name for name in connection.introspection.table_names() if name != "django_migrations"]
        names = ", ".join(connection.ops.quote_name(name) for name in tables)
        with connection.cursor() as cursor:
            # Row triggers of append-only tables do not speak at TRUNCATE.
            cursor.execute(f"TRUNCATE {names} RESTART IDENTITY CASCADE")

    def _build(self) -> None:
        clock.set_to(BEGIN)
        world = World()
        world.helen.standing_deputy = world.dan
        world.grace.standing_deputy, world.dan.standing_deputy = world.dan, world.grace
        for member in (world.helen, world.grace, world.dan):
            member.save(update_fields=["standing_deputy"])
        make_member("Mai Tanaka", role="admin")
        make_job(contact=world.dan, deputy=world.grace, state="public", titles={"en": "Welder", "zh": "焊工"})
        by_round = make_job(contact=world.grace, deputy=world.dan, titles={"en": "Trainee", "zh": "学徒"})
        day = clock.today("America/Toronto") + timedelta(days=30)
        by_round.set_intake("round", by=world.grace.actor, closes_on=day)
        by_round.publish(by=world.grace.actor)
