from django.db import migrations
from django.db.models import F


def begin(apps, schema_editor):
    """What was promised before there was a ladder begins it at its date; who was reminded before that is past."""
    open_ones = apps.get_model("promises", "Promise").objects.filter(state__in=["made", "broken"])
    open_ones.exclude(kind__in=["ACK", "SAFE_CLOSE", "INTERVIEW", "CALLBACK"]).update(rung_at=F("due"))


class Migration(migrations.Migration):
    dependencies = [("promises", "0004_who_is_told")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
