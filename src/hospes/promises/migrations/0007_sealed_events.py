"""An event's chain covers a salted hash of what is personal in it, so that this can be deleted (spec 8.1).

Events from before keep the digest they have; nothing is chained anew.
"""

from django.db import migrations, models

from hospes.foundation import append_only

TABLE = "promises_promiseevent"


def take_off(apps, editor):
    append_only.take_off(editor.connection, TABLE)


def put_back(apps, editor):
    append_only.put_on(editor.connection, TABLE)


class Migration(migrations.Migration):
    dependencies = [("promises", "0006_open_dates_in_calendars")]
    operations = [
        # SQLite drops a table's triggers when it rebuilds the table: they are taken off and put on again by hand.
        migrations.RunPython(take_off, put_back),
        migrations.AddField("promiseevent", "salt", models.CharField(blank=True, default="", max_length=32)),
        migrations.AddField("promiseevent", "seal", models.CharField(blank=True, default="", max_length=64)),
        *append_only.triggers(TABLE, allow_columns=("by", "fact", "salt")),
    ]
