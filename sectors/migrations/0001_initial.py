"""The register of sectors and risk themes.

Indexes, constraints and what the database does not know (validators, choices) stand where the table or field is made: adding them one by
one would rebuild each table on SQLite, and render every model, for each.
"""

import django.db.models.deletion
import imvo_tracker.lib.days
import simple_history.models
from django.conf import settings
from django.db import migrations, models

BASES = [('document', 'date of the document'), ('event', 'day of the public event itself'), ('bounded', 'last day of the only period known'), ('read', 'undated source: the day we read it')]
SECTOR_KINDS = [('main', 'main sector of the risk analysis'), ('sub', 'subsector'), ('other', 'sector in no risk list')]
MAPPING_BASES = [('source', 'stated by a source'), ('ours', 'our own mapping')]
CATEGORIES = [('environment', 'environment'), ('labour', 'labour'), ('human_rights', 'human rights')]

# What simple_history notes with each version of a row
HISTORY = [
    ('history_id', models.AutoField(primary_key=True, serialize=False)),
    ('history_date', models.DateTimeField(db_index=True)),
    ('history_change_reason', models.CharField(max_length=100, null=True)),
    ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
    ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
]


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('dossier', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalRiskTheme',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('slug', models.SlugField(max_length=60, verbose_name='key')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('category', models.CharField(choices=CATEGORIES, max_length=20, verbose_name='category')),
                ('known_from', models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since')),
                ('known_basis', models.CharField(choices=BASES, default='document', max_length=10)),
                ('all_sectors', models.BooleanField(default=False, verbose_name='all sectors')),
                ('exhaustive', models.BooleanField(default=False, verbose_name='list is complete')),
                *HISTORY,
                ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='dossier.document')),
            ],
            options={
                'verbose_name': 'historical risk theme',
                'verbose_name_plural': 'historical risk themes',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Sector',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('kind', models.CharField(choices=SECTOR_KINDS, max_length=10, verbose_name='kind')),
                ('mapping_basis', models.CharField(choices=MAPPING_BASES, default='ours', max_length=10, verbose_name='place in the register')),
                ('known_from', models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since')),
                ('locator', models.CharField(blank=True, max_length=60, verbose_name='page or paragraph')),
                ('note', models.TextField(blank=True, verbose_name='remark')),
                ('note_en', models.TextField(blank=True, verbose_name='remark in English')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sectors', to='dossier.document', verbose_name='document')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='subsectors', to='sectors.sector', verbose_name='main sector')),
            ],
            options={
                'verbose_name': 'sector',
                'verbose_name_plural': 'sectors',
                'ordering': ('code',),
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('kind', 'sub'), ('parent__isnull', False)), models.Q(models.Q(('kind', 'sub'), _negated=True), ('parent__isnull', True)), _connector='OR'), name='sector_sub_has_parent'),
                ],
            },
        ),
        migrations.CreateModel(
            name='RiskTheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='key')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('category', models.CharField(choices=CATEGORIES, max_length=20, verbose_name='category')),
                ('known_from', models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since')),
                ('known_basis', models.CharField(choices=BASES, default='document', max_length=10)),
                ('all_sectors', models.BooleanField(default=False, verbose_name='all sectors')),
                ('exhaustive', models.BooleanField(default=False, verbose_name='list is complete')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='risk_themes', to='dossier.document')),
                ('sectors', models.ManyToManyField(blank=True, related_name='risk_themes', to='sectors.sector')),
            ],
            options={
                'verbose_name': 'risk theme',
                'verbose_name_plural': 'risk themes',
                'ordering': ('category', 'name'),
            },
        ),
        migrations.CreateModel(
            name='HistoricalSectorAlias',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                *HISTORY,
                ('sector', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sectors.sector')),
            ],
            options={
                'verbose_name': 'historical other name',
                'verbose_name_plural': 'historical other names',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalSector',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('code', models.CharField(db_index=True, max_length=20, verbose_name='code')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('kind', models.CharField(choices=SECTOR_KINDS, max_length=10, verbose_name='kind')),
                ('mapping_basis', models.CharField(choices=MAPPING_BASES, default='ours', max_length=10, verbose_name='place in the register')),
                ('known_from', models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since')),
                ('locator', models.CharField(blank=True, max_length=60, verbose_name='page or paragraph')),
                ('note', models.TextField(blank=True, verbose_name='remark')),
                ('note_en', models.TextField(blank=True, verbose_name='remark in English')),
                *HISTORY,
                ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='dossier.document', verbose_name='document')),
                ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sectors.sector', verbose_name='main sector')),
            ],
            options={
                'verbose_name': 'historical sector',
                'verbose_name_plural': 'historical sectors',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalRiskTheme_sectors',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='sectors.historicalrisktheme')),
                ('risktheme', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sectors.risktheme')),
                ('sector', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sectors.sector')),
            ],
            options={
                'verbose_name': 'HistoricalRiskTheme_sectors',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='SectorAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('sector', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='sectors.sector')),
            ],
            options={
                'verbose_name': 'other name',
                'verbose_name_plural': 'other names',
                'ordering': ('name',),
                'constraints': [models.UniqueConstraint(fields=('sector', 'name'), name='sector_alias_once')],
            },
        ),
    ]
