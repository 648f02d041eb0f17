"""From which day and until which day a covenant belongs to a sector."""

import django.db.models.deletion
import imvo_tracker.lib.days
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from dossier.protection import APPEND_ONLY, Protect


class Migration(migrations.Migration):

    dependencies = [
        ('covenants', '0021_law_and_initiatives_abroad_and_who_pays'),
        ('dossier', '0021_editions'),
        ('sectors', '0007_sectors_that_take_the_place_of_others'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalCovenantSector',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('from_on', models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='from')),
                ('until_on', models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='until')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('covenant', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='covenants.covenant')),
                ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='dossier.document', verbose_name='document that says from when')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sector', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sectors.sector', verbose_name='sector')),
                ('until_document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='dossier.document', verbose_name='document that says until when')),
            ],
            options={
                'verbose_name': 'historical dated sector',
                'verbose_name_plural': 'historical dated sectors',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='CovenantSector',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='from')),
                ('until_on', models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='until')),
                ('covenant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sector_days', to='covenants.covenant')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='covenant_sectors', to='dossier.document', verbose_name='document that says from when')),
                ('sector', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covenant_days', to='sectors.sector', verbose_name='sector')),
                ('until_document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='covenant_sectors_ended', to='dossier.document', verbose_name='document that says until when')),
            ],
            options={
                'verbose_name': 'dated sector',
                'verbose_name_plural': 'dated sectors',
                'ordering': ('covenant', 'from_on', 'sector'),
                'constraints': [models.UniqueConstraint(fields=('covenant', 'sector'), name='covenant_sector_once'), models.CheckConstraint(condition=models.Q(('from_on__isnull', False), ('until_on__isnull', False), _connector='OR'), name='covenant_sector_is_dated'), models.CheckConstraint(condition=models.Q(models.Q(('document__isnull', True), ('from_on__isnull', True)), models.Q(('document__isnull', False), ('from_on__isnull', False)), _connector='OR'), name='covenant_sector_from_document'), models.CheckConstraint(condition=models.Q(models.Q(('until_document__isnull', True), ('until_on__isnull', True)), models.Q(('until_document__isnull', False), ('until_on__isnull', False)), _connector='OR'), name='covenant_sector_until_document'), models.CheckConstraint(condition=models.Q(('from_on__isnull', True), ('until_on__isnull', True), ('from_on__lt', models.F('until_on')), _connector='OR'), name='covenant_sector_in_order')],
            },
        ),
        Protect("HistoricalCovenantSector", APPEND_ONLY),
    ]
