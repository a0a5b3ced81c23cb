from django.db import migrations

from hospes.foundation import append_only

TABLE = "journal_entry"


def narrow(apps, editor):
    """Who did what to what and when is held as before; the words beside it can be erased."""
    append_only.take_off(editor.connection, TABLE)
    append_only.put_on(editor.connection, TABLE, ("data",))


def widen(apps, editor):
    append_only.take_off(editor.connection, TABLE)
    append_only.put_on(editor.connection, TABLE)


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_append_only")]

    operations = [migrations.RunPython(narrow, widen)]
