"""Taking turns: two forms about one mailbox or number are handled one after the other."""

from collections.abc import Iterable

from django.db import connection


def take(contacts: Iterable[str]) -> None:
    """Hold the given addresses and numbers until the end of the transaction.

    Without it two forms sent at once with one address and two names would each see nobody, and
    neither would be flagged. SQLite runs one writing transaction at a time anyway (IMMEDIATE).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # In one order everywhere, so that two verbs never wait for each other.
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(contact, 0)) FROM unnest(%s::text[]) AS contact",
                [sorted(set(contacts))],
            )
