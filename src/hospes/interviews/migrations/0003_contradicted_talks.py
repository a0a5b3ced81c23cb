"""When the candidate said that it was not so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("interviews", "0002_talks_in_calendars")]

    operations = [
        migrations.AddField(
            model_name="interview",
            name="contradicted_at",
            field=models.DateTimeField(null=True),
        ),
    ]
