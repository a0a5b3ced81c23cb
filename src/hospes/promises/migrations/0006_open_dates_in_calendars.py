"""Installations from before the room of calendars: what is open now stands in its owner's calendar."""

from datetime import timedelta

from django.db import migrations
from django.db.models import F, Q
from django.db.models.functions import Coalesce

OPEN = ["made", "broken"]
KINDS = ["REVIEW", "SCHEDULE", "OUTCOME", "DECISION", "CALLBACK", "UPDATE", "REPLY", "DATA_REQUEST"]


def write_entries(apps, schema_editor):
    from hospes.calendars.models.entry import new_uid

    entry, promise = apps.get_model("calendars", "Entry"), apps.get_model("promises", "Promise")
    waits = Q(supersedes__state__in=OPEN) | Q(supersedes__supersedes__state__in=OPEN)
    root = Coalesce(F("supersedes__supersedes"), F("supersedes"), F("pk"))
    running = promise.objects.filter(state__in=OPEN, kind__in=KINDS).exclude(waits).annotate(root=root)
    rows = (
        entry(
            member_id=one.owner_id,
            key=f"promise:{one.root}",
            start=one.due - timedelta(minutes=30),
            end=one.due,
            uid=new_uid(),
            updated_at=one.made_at,
        )
        for one in running.order_by("pk").iterator(chunk_size=500)
    )
    entry.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


class Migration(migrations.Migration):

    dependencies = [
        ('promises', '0005_ladder_of_what_is_open'),
        ('calendars', '0001_entries_and_feeds'),
    ]

    operations = [
        migrations.RunPython(write_entries, migrations.RunPython.noop),
    ]
