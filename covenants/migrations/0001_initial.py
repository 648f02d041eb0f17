"""Covenants, their targets, thresholds, counting rules and the tables of statements.

Indexes, constraints and what the database does not know (validators, choices) stand where the table or field is made: adding them one by
one would rebuild each table on SQLite, and render every model, for each.
"""

import covenants.kinds
import django.db.models.deletion
import imvo_tracker.lib.days
import simple_history.models
from django.conf import settings
from django.db import migrations, models

UNITS = [('company', 'companies'), ('brand', 'brands'), ('assessed_company', 'assessed companies'), ('company_or_umbrella', 'companies and umbrella bodies'), ('reporting_company', 'reporting companies'), ('turnover_share', '% of turnover'), ('sector_share', '% of the sector'), ('company_share', '% of companies'), ('asset_share', '% of invested assets'), ('party', 'parties'), ('participant', 'participants'), ('bank', 'banks'), ('fund', 'pension funds'), ('municipality', 'municipalities'), ('production_location', 'production locations'), ('covenant', 'covenants'), ('sector', 'sectors'), ('market_turnover', 'million euros of turnover on the whole market')]
MODALITIES = [('aim', 'aim'), ('may', 'may be expected to be possible'), ('expect', 'expected'), ('confident', 'sufficient confidence'), ('fact', 'fact'), ('abandoned', 'given up')]
GENERATIONS = [('new', 'covenant under the policy of 2014'), ('old', 'older agreement')]

# What simple_history notes with each version of a row
HISTORY = [
    ('history_id', models.AutoField(primary_key=True, serialize=False)),
    ('history_date', models.DateTimeField(db_index=True)),
    ('history_change_reason', models.CharField(max_length=100, null=True)),
    ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
    ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
]

# What every table of statements has
STATEMENT = [
    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
    ('ref', models.CharField(blank=True, editable=False, max_length=140, null=True, unique=True, verbose_name='reference')),
    ('locator', models.CharField(blank=True, max_length=60, verbose_name='page or paragraph')),
    ('wording', models.CharField(blank=True, help_text='The few original words that fix the date or the figure.', max_length=250, verbose_name='words as printed')),
    ('known_from', models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since')),
    ('known_basis', models.CharField(choices=[('document', 'date of the document'), ('event', 'day of the public event itself'), ('bounded', 'last day of the only period known'), ('read', 'undated source: the day we read it')], default='document', max_length=10, verbose_name='known since, according to')),
    ('public_from', models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public from')),
    ('closed', models.BooleanField(default=False, editable=False, verbose_name='sealed while closed')),
    ('embargo_reason', models.CharField(blank=True, max_length=250, verbose_name='reason for the embargo')),
    ('is_withdrawal', models.BooleanField(default=False, editable=False, verbose_name='withdrawal')),
    ('reason', models.TextField(blank=True, verbose_name='reason')),
    ('stage', models.CharField(choices=[('draft', 'draft'), ('proposed', 'proposed'), ('returned', 'returned')], default='draft', editable=False, max_length=10, verbose_name='stage')),
    ('return_note', models.TextField(blank=True, editable=False, verbose_name='sent back because')),
    ('note', models.TextField(blank=True, verbose_name='remark')),
    ('note_en', models.TextField(blank=True, verbose_name='remark in English')),
    ('recorded_at', models.DateTimeField(editable=False, verbose_name='recorded at')),
    ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='dossier.organisation', verbose_name='whose word')),
    ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='dossier.document', verbose_name='document')),
    ('recorded_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
    ('revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='dossier.revision', verbose_name='revision')),
]

# The days that the words of a statement stand for
PERIOD = [
    ('earliest', models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='earliest')),
    ('latest', models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='latest')),
    ('earliest_strict', models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years])),
    ('latest_strict', models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years])),
    ('period_rule', models.CharField(blank=True, editable=False, max_length=40, verbose_name='reading rule')),
    ('edtf', models.CharField(blank=True, editable=False, max_length=60, verbose_name='EDTF')),
]


def indexes_of(table):
    return [
        models.Index(fields=['known_from', 'public_from'], name=f'{table}_known'),
        models.Index(fields=['revision'], name=f'{table}_revision'),
    ]


def constraints_of(table, dated=True):
    always = [
        models.CheckConstraint(condition=models.Q(('document__isnull', False), models.Q(('reason', ''), _negated=True), _connector='OR'), name=f'{table}_document_or_reason'),
        models.CheckConstraint(condition=models.Q(('corrects__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name=f'{table}_correction_reason'),
        models.CheckConstraint(condition=models.Q(('is_withdrawal', False), ('corrects__isnull', False), _connector='OR'), name=f'{table}_withdraws_something'),
        models.CheckConstraint(condition=models.Q(('public_from__isnull', True), ('public_from__gte', models.F('known_from')), _connector='OR'), name=f'{table}_public_after_known'),
    ]
    if not dated:
        return always
    return [
        *always,
        models.CheckConstraint(condition=models.Q(('earliest__isnull', True), ('latest__isnull', True), ('earliest__lte', models.F('latest')), _connector='OR'), name=f'{table}_bounds_in_order'),
        models.CheckConstraint(condition=models.Q(('earliest_strict__isnull', True), ('latest_strict__isnull', True), ('earliest_strict__lte', models.F('latest_strict')), _connector='OR'), name=f'{table}_strict_in_order'),
    ]


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('dossier', '0001_initial'),
        ('sectors', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='key')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('counts_from', models.DateField(blank=True, help_text='Only signatures after this day count, as in “eleven new covenants”. Empty: all count.', null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='counts from')),
            ],
            options={
                'verbose_name': 'target',
                'verbose_name_plural': 'targets',
                'ordering': ('slug',),
            },
        ),
        migrations.CreateModel(
            name='Covenant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='key')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
                ('generation', models.CharField(choices=GENERATIONS, default='new', max_length=10, verbose_name='kind of covenant')),
                ('sectors', models.ManyToManyField(blank=True, related_name='covenants', to='sectors.sector', verbose_name='sectors')),
            ],
            options={
                'verbose_name': 'covenant',
                'verbose_name_plural': 'covenants',
                'ordering': ('code',),
            },
        ),
        migrations.CreateModel(
            name='CountingRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='key')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('definition', models.TextField(verbose_name='definition')),
                ('definition_en', models.TextField(blank=True, verbose_name='definition in English')),
                ('locator', models.CharField(blank=True, max_length=60, verbose_name='page or paragraph')),
                ('is_default', models.BooleanField(default=False, verbose_name='default')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('running_only', models.BooleanField(default=False, verbose_name='running covenants only')),
                ('without_subsectors', models.BooleanField(default=False, verbose_name='without subsectors')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='counting_rules', to='dossier.document', verbose_name='document')),
                ('facilitated_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossier.organisation', verbose_name='facilitated by')),
                ('excluded', models.ManyToManyField(blank=True, related_name='+', to='covenants.covenant', verbose_name='left out')),
                ('only', models.ManyToManyField(blank=True, related_name='+', to='covenants.covenant', verbose_name='only these')),
            ],
            options={
                'verbose_name': 'counting rule',
                'verbose_name_plural': 'counting rules',
                'ordering': ('position', 'slug'),
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('is_default',), name='counting_rule_one_default'),
                ],
            },
        ),
        migrations.CreateModel(
            name='CovenantName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('known_from', models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since')),
                ('covenant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='covenants.covenant')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='covenant_names', to='dossier.document', verbose_name='document')),
            ],
            options={
                'verbose_name': 'dated name',
                'verbose_name_plural': 'dated names',
                'ordering': ('covenant', 'known_from'),
                'constraints': [
                    models.UniqueConstraint(fields=('covenant', 'known_from'), name='covenant_name_one_per_day'),
                ],
            },
        ),
        migrations.CreateModel(
            name='HistoricalCountingRule',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('slug', models.SlugField(max_length=60, verbose_name='key')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('definition', models.TextField(verbose_name='definition')),
                ('definition_en', models.TextField(blank=True, verbose_name='definition in English')),
                ('locator', models.CharField(blank=True, max_length=60, verbose_name='page or paragraph')),
                ('is_default', models.BooleanField(default=False, verbose_name='default')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('running_only', models.BooleanField(default=False, verbose_name='running covenants only')),
                ('without_subsectors', models.BooleanField(default=False, verbose_name='without subsectors')),
                *HISTORY,
                ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='dossier.document', verbose_name='document')),
                ('facilitated_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='dossier.organisation', verbose_name='facilitated by')),
            ],
            options={
                'verbose_name': 'historical counting rule',
                'verbose_name_plural': 'historical counting rules',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalCovenant',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('slug', models.SlugField(max_length=60, verbose_name='key')),
                ('code', models.CharField(db_index=True, max_length=20, verbose_name='code')),
                ('generation', models.CharField(choices=GENERATIONS, default='new', max_length=10, verbose_name='kind of covenant')),
                *HISTORY,
            ],
            options={
                'verbose_name': 'historical covenant',
                'verbose_name_plural': 'historical covenants',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalCovenant_sectors',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
                ('covenant', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='covenants.covenant')),
                ('history', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='covenants.historicalcovenant')),
                ('sector', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sectors.sector')),
            ],
            options={
                'verbose_name': 'HistoricalCovenant_sectors',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalCovenantName',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('known_from', models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since')),
                *HISTORY,
                ('covenant', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='covenants.covenant')),
                ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='dossier.document', verbose_name='document')),
            ],
            options={
                'verbose_name': 'historical dated name',
                'verbose_name_plural': 'historical dated names',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalTarget',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('slug', models.SlugField(max_length=60, verbose_name='key')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('counts_from', models.DateField(blank=True, help_text='Only signatures after this day count, as in “eleven new covenants”. Empty: all count.', null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='counts from')),
                *HISTORY,
            ],
            options={
                'verbose_name': 'historical target',
                'verbose_name_plural': 'historical targets',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalThreshold',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('slug', models.SlugField(max_length=60, verbose_name='key')),
                ('gates', models.CharField(choices=covenants.kinds.milestone_choices, max_length=30, verbose_name='needed for')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                *HISTORY,
                ('covenant', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='covenants.covenant', verbose_name='covenant')),
            ],
            options={
                'verbose_name': 'historical threshold',
                'verbose_name_plural': 'historical thresholds',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Measurement',
            fields=[
                *STATEMENT,
                *PERIOD,
                ('unit', models.CharField(choices=UNITS, max_length=20, verbose_name='unit')),
                ('low', models.DecimalField(blank=True, decimal_places=4, max_digits=15, null=True, verbose_name='at least')),
                ('high', models.DecimalField(blank=True, decimal_places=4, max_digits=15, null=True, verbose_name='at most')),
                ('approx', models.BooleanField(default=False, verbose_name='approximately')),
                ('formal', models.BooleanField(default=False, verbose_name='formal measurement')),
                ('protected', models.BooleanField(default=False, help_text='Turnover of single companies: only totals are ever public.', verbose_name='protected')),
                ('denominator', models.CharField(blank=True, max_length=200, verbose_name='out of')),
                ('denominator_en', models.CharField(blank=True, max_length=200, verbose_name='out of, in English')),
                ('corrects', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='covenants.measurement', verbose_name='corrects')),
                ('covenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measurements', to='covenants.covenant', verbose_name='covenant')),
            ],
            options={
                'verbose_name': 'measurement',
                'verbose_name_plural': 'measurements',
                'abstract': False,
                'indexes': [
                    *indexes_of('measurement'),
                    models.Index(fields=['covenant', 'unit'], name='measurement_covenant_unit'),
                ],
                'constraints': [
                    *constraints_of('measurement'),
                    models.CheckConstraint(condition=models.Q(('low__isnull', False), ('high__isnull', False), ('is_withdrawal', True), _connector='OR'), name='measurement_has_a_value'),
                    models.CheckConstraint(condition=models.Q(('low__isnull', True), ('high__isnull', True), ('low__lte', models.F('high')), _connector='OR'), name='measurement_low_not_above_high'),
                    models.CheckConstraint(condition=models.Q(('protected', False), ('public_from__isnull', True), _connector='OR'), name='measurement_protected_is_closed'),
                ],
            },
        ),
        migrations.CreateModel(
            name='MilestoneStatement',
            fields=[
                *STATEMENT,
                *PERIOD,
                ('kind', models.CharField(choices=covenants.kinds.milestone_choices, max_length=30, verbose_name='milestone')),
                ('modality', models.CharField(choices=MODALITIES, max_length=10, verbose_name='how firmly')),
                ('basis', models.CharField(choices=[('stated', 'stated'), ('implied', 'implied by another sentence')], default='stated', max_length=10, verbose_name='basis')),
                ('partial', models.BooleanField(default=False, help_text='Shown, but it does not decide the phase.', verbose_name='only some of the parties')),
                ('doubtful', models.BooleanField(default=False, help_text='Kept and shown as a difference between sources; it decides nothing.', verbose_name='source contradicted by others')),
                ('corrects', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='covenants.milestonestatement', verbose_name='corrects')),
                ('covenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='covenants.covenant', verbose_name='covenant')),
            ],
            options={
                'verbose_name': 'milestone statement',
                'verbose_name_plural': 'milestone statements',
                'abstract': False,
                'indexes': [
                    *indexes_of('milestonestatement'),
                    models.Index(fields=['covenant', 'kind'], name='milestone_covenant_kind'),
                ],
                'constraints': [
                    *constraints_of('milestonestatement'),
                    models.CheckConstraint(condition=models.Q(models.Q(('is_withdrawal', False), ('kind', 'signed'), ('modality', 'fact'), _negated=True), models.Q(('earliest__isnull', False), ('latest__isnull', False), ('earliest', models.F('latest'))), _connector='OR'), name='milestone_signed_has_day'),
                    models.CheckConstraint(condition=models.Q(models.Q(('is_withdrawal', False), ('kind', 'signed'), ('modality', 'fact'), _negated=True), ('document__isnull', False), _connector='OR'), name='milestone_signed_has_document'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                *STATEMENT,
                *PERIOD,
                ('group', models.CharField(blank=True, max_length=120, verbose_name='group of parties')),
                ('group_en', models.CharField(blank=True, max_length=120, verbose_name='group in English')),
                ('role', models.CharField(choices=[('facilitator', 'facilitator'), ('secretariat', 'secretariat'), ('chair', 'chair'), ('negotiator', 'negotiating party'), ('signatory', 'signatory'), ('supporter', 'supporter')], max_length=20, verbose_name='role')),
                ('change', models.CharField(choices=[('joined', 'joined'), ('left', 'left')], default='joined', max_length=10, verbose_name='change')),
                ('cause', models.CharField(blank=True, max_length=250, verbose_name='why')),
                ('cause_en', models.CharField(blank=True, max_length=250, verbose_name='why, in English')),
                ('corrects', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='covenants.participation', verbose_name='corrects')),
                ('covenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='covenants.covenant', verbose_name='covenant')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='participations_in', to='dossier.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'participation',
                'verbose_name_plural': 'participations',
                'abstract': False,
                'indexes': [
                    *indexes_of('participation'),
                ],
                'constraints': [
                    *constraints_of('participation'),
                    models.CheckConstraint(condition=models.Q(('organisation__isnull', False), models.Q(('group', ''), _negated=True), _connector='OR'), name='participation_names_someone'),
                ],
            },
        ),
        migrations.CreateModel(
            name='StatusReport',
            fields=[
                *STATEMENT,
                *PERIOD,
                ('topic', models.CharField(choices=[('official_word', 'official word'), ('evidence', 'evidence'), ('progress', 'progress'), ('delay_cause', 'cause of delay'), ('facilitation', 'facilitation'), ('cost_sharing', 'sharing of costs'), ('theme', 'theme'), ('context', 'international context'), ('legislation', 'legislation'), ('budget', 'budget'), ('policy', 'policy'), ('party_position', 'position of a party'), ('mention', 'named in a progress document'), ('nothing_found', 'nothing found'), ('no_change', 'asked, no change'), ('second_opinion', 'second opinion'), ('evaluation', 'evaluation'), ('source_error', 'error in a source'), ('production', 'production locations'), ('coverage', 'coverage'), ('duration', 'term'), ('recruitment', 'recruitment period')], max_length=20, verbose_name='topic')),
                ('cause', models.CharField(blank=True, choices=[('knowledge', 'uneven knowledge of responsible business conduct'), ('dialogue', 'little experience with multi-stakeholder dialogue'), ('complexity', 'complexity of broad agreements')], max_length=20, verbose_name='cause')),
                ('text', models.TextField(verbose_name='what it says')),
                ('text_en', models.TextField(blank=True, verbose_name='in English')),
                ('quantity', models.DecimalField(blank=True, decimal_places=2, max_digits=15, null=True, verbose_name='quantity')),
                ('unit', models.CharField(blank=True, max_length=60, verbose_name='unit')),
                ('corrects', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='covenants.statusreport', verbose_name='corrects')),
                ('covenant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='covenants.covenant', verbose_name='covenant')),
                ('sector', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='sectors.sector', verbose_name='sector')),
            ],
            options={
                'verbose_name': 'status report',
                'verbose_name_plural': 'status reports',
                'abstract': False,
                'indexes': [
                    *indexes_of('statusreport'),
                ],
                'constraints': [
                    *constraints_of('statusreport'),
                    models.CheckConstraint(condition=models.Q(('covenant__isnull', True), ('sector__isnull', True), _connector='OR'), name='report_one_subject'),
                    models.CheckConstraint(condition=models.Q(models.Q(('topic', 'delay_cause'), _negated=True), models.Q(('cause', ''), _negated=True), _connector='OR'), name='report_delay_names_cause'),
                ],
            },
        ),
        migrations.CreateModel(
            name='TargetStatement',
            fields=[
                *STATEMENT,
                *PERIOD,
                ('role', models.CharField(choices=[('goal', 'goal'), ('outlook', 'outlook'), ('claim', 'claim')], max_length=10, verbose_name='role')),
                ('modality', models.CharField(choices=MODALITIES, default='expect', max_length=10, verbose_name='how firmly')),
                ('quantity', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='quantity')),
                ('unit', models.CharField(choices=UNITS, default='covenant', max_length=20, verbose_name='unit')),
                ('tally', models.SlugField(blank=True, help_text='Outlooks with the same word here are parts of one sum.', max_length=40, verbose_name='adds up with')),
                ('text', models.TextField(verbose_name='what it says')),
                ('text_en', models.TextField(blank=True, verbose_name='in English')),
                ('corrects', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='covenants.targetstatement', verbose_name='corrects')),
                ('counting_rule', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='covenants.countingrule', verbose_name='counting rule')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='covenants.target', verbose_name='target')),
            ],
            options={
                'verbose_name': 'target statement',
                'verbose_name_plural': 'target statements',
                'abstract': False,
                'indexes': [
                    *indexes_of('targetstatement'),
                ],
                'constraints': [
                    *constraints_of('targetstatement'),
                    models.CheckConstraint(condition=models.Q(('quantity__gte', 0)), name='target_quantity_not_negative'),
                    models.CheckConstraint(condition=models.Q(models.Q(('role', 'outlook'), _negated=True), models.Q(('tally', ''), _negated=True), _connector='OR'), name='target_outlook_has_tally'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Threshold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='key')),
                ('gates', models.CharField(choices=covenants.kinds.milestone_choices, max_length=30, verbose_name='needed for')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('covenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='thresholds', to='covenants.covenant', verbose_name='covenant')),
            ],
            options={
                'verbose_name': 'threshold',
                'verbose_name_plural': 'thresholds',
                'ordering': ('slug',),
            },
        ),
        migrations.CreateModel(
            name='ThresholdCondition',
            fields=[
                *STATEMENT,
                ('unit', models.CharField(choices=UNITS, max_length=20, verbose_name='unit')),
                ('minimum', models.DecimalField(decimal_places=4, max_digits=14, verbose_name='at least')),
                ('denominator', models.CharField(blank=True, max_length=200, verbose_name='out of')),
                ('denominator_en', models.CharField(blank=True, max_length=200, verbose_name='out of, in English')),
                ('corrects', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='covenants.thresholdcondition', verbose_name='corrects')),
                ('threshold', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conditions', to='covenants.threshold', verbose_name='threshold')),
            ],
            options={
                'verbose_name': 'threshold condition',
                'verbose_name_plural': 'threshold conditions',
                'abstract': False,
                'indexes': [
                    *indexes_of('thresholdcondition'),
                ],
                'constraints': [
                    *constraints_of('thresholdcondition', dated=False),
                    models.CheckConstraint(condition=models.Q(('minimum__gt', 0)), name='condition_minimum_positive'),
                ],
            },
        ),
    ]
