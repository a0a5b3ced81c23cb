import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.migrations.state import ProjectState

from hospes.foundation import append_only, beats
from hospes.foundation.models import Beat

pytestmark = pytest.mark.django_db
TABLE = Beat._meta.db_table


@pytest.fixture
def row(now):
    beats.beat("sweeper", violations=0)
    return Beat.objects.get()


@pytest.fixture
def held(row):
    append_only.put_on(connection, TABLE)
    return row


@pytest.mark.parametrize("act", [lambda: Beat.objects.update(name="x"), lambda: Beat.objects.all().delete()])
def test_the_database_refuses_to_change_or_remove_a_row(held, act):
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        act()

    assert Beat.objects.get().name == "sweeper"


def test_rows_can_be_added(held):
    beats.beat("worker")

    assert Beat.objects.count() == 2


def test_erasure_columns_alone_may_be_changed(row):
    append_only.put_on(connection, TABLE, allow_columns=("facts",))

    Beat.objects.update(facts={})
    for values in ({"name": "x"}, {"name": "x", "facts": {}}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Beat.objects.update(**values)

    assert (Beat.objects.get().name, Beat.objects.get().facts) == ("sweeper", {})


def test_guarded_tables_can_be_counted(held):
    assert TABLE in append_only.guarded(connection)

    append_only.take_off(connection, TABLE)

    assert TABLE not in append_only.guarded(connection)


def test_a_table_with_one_trigger_of_two_is_not_guarded(held):
    on = {"sqlite": "", "postgresql": f'ON "{TABLE}"'}[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TRIGGER "append_only_{TABLE}_delete" {on}')

    assert TABLE not in append_only.guarded(connection)


def test_lifted_triggers_are_back_afterwards(held):
    before = append_only.guarded(connection)

    with append_only.lifted(connection):
        Beat.objects.update(name="broken")

    assert append_only.guarded(connection) == before
    assert Beat.objects.get().name == "broken"


@pytest.mark.django_db(transaction=True)
def test_the_migration_operations_go_both_ways(row):
    (operation,) = append_only.triggers(TABLE)

    with connection.schema_editor() as editor:
        operation.database_forwards("foundation", editor, ProjectState(), ProjectState())
    assert TABLE in append_only.guarded(connection)
    with connection.schema_editor() as editor:
        operation.database_backwards("foundation", editor, ProjectState(), ProjectState())
    assert TABLE not in append_only.guarded(connection)


@pytest.mark.django_db(transaction=True)
def test_a_test_database_can_still_be_emptied(row):
    append_only.put_on(connection, TABLE)

    call_command("flush", interactive=False, verbosity=0)

    assert Beat.objects.count() == 0
    assert TABLE in append_only.guarded(connection)
    append_only.take_off(connection, TABLE)
