"""Tables that only grow: the database itself refuses UPDATE and DELETE, on both engines.

SQLite drops a table's triggers when a later migration rebuilds the table: that migration must
install them again. ``guarded`` says which tables are held, for the test that counts them.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps.registry import Apps
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import RunPython
from django.db.migrations.operations.base import Operation

_PREFIX = "append_only"
_MESSAGE = "this table is append-only"


def triggers(table: str, allow_columns: tuple[str, ...] = ()) -> list[Operation]:
    """Return migration operations that make ``table`` append-only.

    ``allow_columns`` are the erasure columns: an UPDATE that sets nothing else passes. Put the
    operations into their own migration, after the one that makes the table.
    """

    def install(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        put_on(editor.connection, table, allow_columns)

    def remove(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        take_off(editor.connection, table)

    return [RunPython(install, remove)]


def put_on(connection: BaseDatabaseWrapper, table: str, allow: tuple[str, ...] = ()) -> None:
    """Install the two triggers on ``table``."""
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
        held = [column.name for column in described if column.name not in allow]
        of = f"OF {', '.join(map(_quoted, held))} " if allow else ""
        for statement in _statements(connection.vendor, table, of):
            cursor.execute(statement)


def take_off(connection: BaseDatabaseWrapper, table: str) -> None:
    """Drop the triggers of ``table``."""
    on = f" ON {_quoted(table)}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for act in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {_quoted(_name(table, act))}{on}")


def guarded(connection: BaseDatabaseWrapper) -> set[str]:
    """Return the tables that refuse both UPDATE and DELETE now."""
    names = {name for name, _ in _installed(connection)}
    tables = {table for _, table in _installed(connection)}
    return {table for table in tables if {_name(table, "update"), _name(table, "delete")} <= names}


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Take the triggers off for one transaction and put them back: for emptying a test database
    and for showing that the sweeper sees a broken row. No verb may use it.
    """
    with transaction.atomic(using=connection.alias):
        definitions = _definitions(connection)
        for table in guarded(connection):
            take_off(connection, table)
        yield
        with connection.cursor() as cursor:
            for definition in definitions:
                cursor.execute(definition)


def _statements(vendor: str, table: str, of: str) -> list[str]:
    if vendor == "postgresql":
        return [_PG_FUNCTION] + [
            f"CREATE TRIGGER {_quoted(_name(table, act))} BEFORE {act.upper()} "
            f"{of if act == 'update' else ''}ON {_quoted(table)} "
            f"FOR EACH ROW EXECUTE FUNCTION {_PREFIX}_refuse()"
            for act in ("update", "delete")
        ]
    return [
        f"CREATE TRIGGER {_quoted(_name(table, act))} BEFORE {act.upper()} "
        f"{of if act == 'update' else ''}ON {_quoted(table)} "
        f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
        for act in ("update", "delete")
    ]


# 23000 (integrity constraint violation) makes Django raise IntegrityError on both engines.
_PG_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {_PREFIX}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{_MESSAGE}' USING ERRCODE = '23000'; END $$
"""


def _installed(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    query = (
        "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE starts_with(tgname, %s)"
        if connection.vendor == "postgresql"
        else "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND instr(name, %s) = 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [f"{_PREFIX}_"])
        return [(name, table) for name, table in cursor.fetchall()]


def _definitions(connection: BaseDatabaseWrapper) -> list[str]:
    query = (
        "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE starts_with(tgname, %s)"
        if connection.vendor == "postgresql"
        else "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND instr(name, %s) = 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [f"{_PREFIX}_"])
        return [definition for (definition,) in cursor.fetchall()]


def _name(table: str, act: str) -> str:
    return f"{_PREFIX}_{table}_{act}"


def _quoted(name: str) -> str:
    return f'"{name}"'
