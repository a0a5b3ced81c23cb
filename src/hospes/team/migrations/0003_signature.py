from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("team", "0002_duty_of_the_jobs_address"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="signature",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
