
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('team', '0003_signature'),
    ]

    operations = [
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('holiday', 'Holiday'), ('ill', 'Ill'), ('other', 'Something else')], max_length=10)),
                ('starts', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('whole_days', models.BooleanField(default=True)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('told_by', models.CharField(max_length=60)),
                ('told_at', models.DateTimeField()),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['starts', 'pk'],
                'indexes': [models.Index(condition=models.Q(('cancelled_at', None)), fields=['until'], name='absence_until')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gt', models.F('starts'))), name='absence_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('kind__in', ['holiday', 'ill', 'other'])), name='absence_is_of_a_known_kind'), models.UniqueConstraint(condition=models.Q(('cancelled_at', None)), fields=('member', 'starts', 'until'), name='absence_is_recorded_once')],
            },
        ),
    ]
