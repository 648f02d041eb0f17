"""Which sector takes the place of which, from a day and by a document."""

import django.db.models.deletion
import imvo_tracker.lib.days
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from dossier.protection import APPEND_ONLY, Protect


class Migration(migrations.Migration):

    dependencies = [
        ('dossier', '0021_editions'),
        ('sectors', '0006_accounts_and_roles'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalSectorOrigin',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('from_on', models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='from')),
                ('locator', models.CharField(blank=True, max_length=60, verbose_name='page or paragraph')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='dossier.document', verbose_name='document')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('predecessor', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sectors.sector', verbose_name='takes the place of')),
                ('sector', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sectors.sector')),
            ],
            options={
                'verbose_name': 'historical former sector',
                'verbose_name_plural': 'historical former sectors',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='SectorOrigin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='from')),
                ('locator', models.CharField(blank=True, max_length=60, verbose_name='page or paragraph')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sector_origins', to='dossier.document', verbose_name='document')),
                ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='sectors.sector', verbose_name='takes the place of')),
                ('sector', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='origins', to='sectors.sector')),
            ],
            options={
                'verbose_name': 'former sector',
                'verbose_name_plural': 'former sectors',
                'ordering': ('sector', 'from_on', 'predecessor'),
                'constraints': [models.UniqueConstraint(fields=('sector', 'predecessor'), name='sector_origin_once'), models.CheckConstraint(condition=models.Q(('sector', models.F('predecessor')), _negated=True), name='sector_origin_is_another')],
            },
        ),
        Protect("HistoricalSectorOrigin", APPEND_ONLY),
    ]
