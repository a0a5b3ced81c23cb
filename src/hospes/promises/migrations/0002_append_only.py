from django.db import migrations

from hospes.foundation import append_only


class Migration(migrations.Migration):
    dependencies = [("promises", "0001_initial")]

    operations = append_only.triggers("promises_promiseevent")
