"""Tables that only grow: the database itself refuses UPDATE and DELETE, on both engines.

SQLite drops a table's triggers when a later migration rebuilds the table: that migration must
install them again. ``guarded`` says which tables are held, for the test that counts them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.apps.registry import Apps
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import RunPython
from django.db.migrations.operations.base import Operation

_ACTS = ("update", "delete")


@dataclass(frozen=True, kw_only=True)
class _Dialect:
    """What the two engines say differently. ``{of}`` narrows an UPDATE trigger to columns."""

    prepare: str
    create: str
    drop: str
    installed: str


_DIALECTS = {
    "sqlite": _Dialect(
        prepare="SELECT 1",
        create=(
            'CREATE TRIGGER "{name}" BEFORE {act} {of} ON "{table}" '
            "BEGIN SELECT RAISE(ABORT, 'this table is append-only'); END"
        ),
        drop='DROP TRIGGER IF EXISTS "{name}"',
        installed=(
            "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND instr(name, 'append_only_') = 1"
        ),
    ),
    "postgresql": _Dialect(
        # 23000, integrity constraint violation: Django raises IntegrityError, as it does on SQLite.
        prepare=(
            "CREATE OR REPLACE FUNCTION append_only_refuse() RETURNS trigger LANGUAGE plpgsql AS $$"
            " BEGIN RAISE EXCEPTION 'this table is append-only' USING ERRCODE = '23000'; END $$"
        ),
        create=(
            'CREATE TRIGGER "{name}" BEFORE {act} {of} ON "{table}" FOR EACH ROW EXECUTE FUNCTION append_only_refuse()'
        ),
        drop='DROP TRIGGER IF EXISTS "{name}" ON "{table}"',
        installed=(
            "SELECT tgname, relname, pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger"
            " JOIN pg_class ON pg_class.oid = tgrelid WHERE starts_with(tgname, 'append_only_')"
        ),
    ),
}


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


def put_on(connection: BaseDatabaseWrapper, table: str, allow_columns: tuple[str, ...] = ()) -> None:
    """Install the two triggers on ``table``."""
    dialect = _DIALECTS[connection.vendor]
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
        held = ", ".join(f'"{name}"' for name in columns if name not in allow_columns)
        narrowed = {"update": f"OF {held}", "delete": ""}
        cursor.execute(dialect.prepare)
        for act in _ACTS:
            cursor.execute(dialect.create.format(name=_name(table, act), act=act, of=narrowed[act], table=table))


def take_off(connection: BaseDatabaseWrapper, table: str) -> None:
    """Drop the triggers of ``table``."""
    with connection.cursor() as cursor:
        for act in _ACTS:
            cursor.execute(_DIALECTS[connection.vendor].drop.format(name=_name(table, act), table=table))


def guarded(connection: BaseDatabaseWrapper) -> set[str]:
    """Return the tables that refuse both UPDATE and DELETE now."""
    found = _installed(connection)
    names = {name for name, _, _ in found}
    return {table for _, table, _ in found if all(_name(table, act) in names for act in _ACTS)}


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Take all triggers off for one transaction and put them back.

    For emptying a test database, and for showing that the sweeper sees a broken row. No verb may use it.
    """
    with transaction.atomic(using=connection.alias):
        found = _installed(connection)
        for _, table, _ in found:
            take_off(connection, table)
        yield
        with connection.cursor() as cursor:
            for _, _, definition in found:
                cursor.execute(definition)


def _installed(connection: BaseDatabaseWrapper) -> list[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_DIALECTS[connection.vendor].installed)
        return [(name, table, definition) for name, table, definition in cursor.fetchall()]


def _name(table: str, act: str) -> str:
    return f"append_only_{table}_{act}"
