"""Installations from before: what is planned now stands in the calendars of those who take part."""

from datetime import timedelta

from django.db import migrations

from hospes.foundation import clock


def write_entries(apps, schema_editor):
    now = clock.now()
    entry, participant = apps.get_model("calendars", "Entry"), apps.get_model("interviews", "Participant")
    planned = participant.objects.filter(interview__state="planned").select_related("interview")
    rows = (
        entry(
            member_id=one.member_id,
            key=f"interview:{one.interview_id}",
            start=one.interview.start,
            end=one.interview.start + timedelta(minutes=one.interview.minutes),
            uid=one.interview.uid,
            sequence=one.interview.sequence,
            updated_at=now,
        )
        for one in planned.order_by("pk").iterator(chunk_size=500)
    )
    entry.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


class Migration(migrations.Migration):

    dependencies = [
        ('interviews', '0001_talks'),
        ('calendars', '0002_one_uid_in_several_calendars'),
    ]

    operations = [
        migrations.RunPython(write_entries, migrations.RunPython.noop),
    ]
