"""Django's ``flush``, on tables that refuse DELETE: tests empty their database with it."""

from typing import Any

from django.core.management.commands import flush
from django.db import connections

from hospes.foundation import append_only


class Command(flush.Command):
    """Lift the append-only triggers for one transaction, empty all tables, put them back."""

    def handle(self, **options: Any) -> None:
        with append_only.lifted(connections[options["database"]]):
            super().handle(**options)
