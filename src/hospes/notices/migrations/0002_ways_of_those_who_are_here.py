"""Who works here already is told like those who come: by mail, the list on the next morning at eight where he is."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import migrations

from hospes.foundation import clock


def give(apps, schema_editor):
    now = clock.now()
    ways, rounds = apps.get_model("notices", "Way"), apps.get_model("notices", "Round")
    members = apps.get_model("team", "Member").objects.filter(is_active=True)
    for member in members:
        zone = ZoneInfo(member.zone)
        tomorrow = now.astimezone(zone).date() + timedelta(days=1)
        morning = datetime.combine(tomorrow, time(8), tzinfo=zone)
        ways.objects.get_or_create(member=member, defaults={"morning_at": morning})
    if members:
        rounds.objects.get_or_create(pk=1, defaults={"look_at": now})


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_what_members_are_told")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
