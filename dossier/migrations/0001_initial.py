"""Organisations, documents, revisions and undertakings.

Indexes, constraints and what the database does not know (validators, choices) stand where the table or field is made: adding them one by
one would rebuild each table on SQLite, and render every model, for each.
"""

import django.db.models.deletion
import imvo_tracker.lib.days
import simple_history.models
from django.conf import settings
from django.db import migrations, models

BASES = [('document', 'date of the document'), ('event', 'day of the public event itself'), ('bounded', 'last day of the only period known'), ('read', 'undated source: the day we read it')]
ORGANISATION_KINDS = [('cabinet', 'Cabinet'), ('ministry', 'Ministry or minister'), ('council', 'Advisory council'), ('sector_party', 'Sector or covenant parties'), ('union', 'Trade union'), ('ngo', 'Non-governmental organisation'), ('company', 'Company'), ('parliament', 'Parliament'), ('international', 'International body'), ('evaluator', 'Evaluator or researcher'), ('media', 'News medium'), ('other', 'Other')]
DOCUMENT_KINDS = [('letter', 'Letter to Parliament'), ('motion', 'Motion'), ('commitment', 'Commitment'), ('debate', 'Debate'), ('report', 'Report'), ('law', 'Law or bill'), ('agreement', 'Agreement text'), ('web', 'Web page')]

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
    ('known_basis', models.CharField(choices=BASES, default='document', max_length=10, verbose_name='known since, according to')),
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


def constraints_of(table):
    return [
        models.CheckConstraint(condition=models.Q(('document__isnull', False), models.Q(('reason', ''), _negated=True), _connector='OR'), name=f'{table}_document_or_reason'),
        models.CheckConstraint(condition=models.Q(('corrects__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name=f'{table}_correction_reason'),
        models.CheckConstraint(condition=models.Q(('is_withdrawal', False), ('corrects__isnull', False), _connector='OR'), name=f'{table}_withdraws_something'),
        models.CheckConstraint(condition=models.Q(('public_from__isnull', True), ('public_from__gte', models.F('known_from')), _connector='OR'), name=f'{table}_public_after_known'),
        models.CheckConstraint(condition=models.Q(('earliest__isnull', True), ('latest__isnull', True), ('earliest__lte', models.F('latest')), _connector='OR'), name=f'{table}_bounds_in_order'),
        models.CheckConstraint(condition=models.Q(('earliest_strict__isnull', True), ('latest_strict__isnull', True), ('earliest_strict__lte', models.F('latest_strict')), _connector='OR'), name=f'{table}_strict_in_order'),
    ]


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='key')),
                ('kind', models.CharField(choices=ORGANISATION_KINDS, max_length=20, verbose_name='kind')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='name in English')),
            ],
            options={
                'verbose_name': 'organisation',
                'verbose_name_plural': 'organisations',
                'ordering': ('name',),
            },
        ),
        migrations.CreateModel(
            name='HistoricalOrganisation',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('slug', models.SlugField(max_length=60, verbose_name='key')),
                ('kind', models.CharField(choices=ORGANISATION_KINDS, max_length=20, verbose_name='kind')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='name in English')),
                *HISTORY,
            ],
            options={
                'verbose_name': 'historical organisation',
                'verbose_name_plural': 'historical organisations',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalOrganisationName',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='name in English')),
                ('from_on', models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='borne from')),
                *HISTORY,
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='dossier.organisation')),
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
            name='HistoricalDocument',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('key', models.SlugField(max_length=120, verbose_name='key')),
                ('kind', models.CharField(choices=DOCUMENT_KINDS, max_length=20, verbose_name='kind')),
                ('dossier', models.CharField(blank=True, max_length=20, verbose_name='dossier')),
                ('number', models.CharField(blank=True, max_length=10, verbose_name='number')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title in English')),
                ('dated_on', models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='dated')),
                ('public_on', models.DateField(help_text='The first day on which it was certainly public.', validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public since')),
                ('public_basis', models.CharField(choices=BASES, default='document', max_length=10, verbose_name='public since, according to')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='address')),
                ('pages', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='pages')),
                ('printed_as', models.CharField(blank=True, help_text='The number as a source prints it, where that differs.', max_length=100, verbose_name='printed as')),
                ('note', models.TextField(blank=True, verbose_name='remark')),
                ('note_en', models.TextField(blank=True, verbose_name='remark in English')),
                *HISTORY,
                ('publisher', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='dossier.organisation', verbose_name='publisher')),
            ],
            options={
                'verbose_name': 'historical document',
                'verbose_name_plural': 'historical documents',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('key', models.SlugField(max_length=120, unique=True, verbose_name='key')),
                ('kind', models.CharField(choices=DOCUMENT_KINDS, max_length=20, verbose_name='kind')),
                ('dossier', models.CharField(blank=True, max_length=20, verbose_name='dossier')),
                ('number', models.CharField(blank=True, max_length=10, verbose_name='number')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title in English')),
                ('dated_on', models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='dated')),
                ('public_on', models.DateField(help_text='The first day on which it was certainly public.', validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public since')),
                ('public_basis', models.CharField(choices=BASES, default='document', max_length=10, verbose_name='public since, according to')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='address')),
                ('pages', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='pages')),
                ('printed_as', models.CharField(blank=True, help_text='The number as a source prints it, where that differs.', max_length=100, verbose_name='printed as')),
                ('note', models.TextField(blank=True, verbose_name='remark')),
                ('note_en', models.TextField(blank=True, verbose_name='remark in English')),
                ('publisher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='dossier.organisation', verbose_name='publisher')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'ordering': ('-public_on', 'key'),
                'indexes': [models.Index(fields=['public_on'], name='document_public_on')],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('dossier', 'number'), name='document_dossier_number_once'),
                    models.CheckConstraint(condition=models.Q(('number', ''), models.Q(('dossier', ''), _negated=True), _connector='OR'), name='document_number_has_dossier'),
                ],
            },
        ),
        migrations.CreateModel(
            name='OrganisationName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='name in English')),
                ('from_on', models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='borne from')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='dossier.organisation')),
            ],
            options={
                'verbose_name': 'dated name',
                'verbose_name_plural': 'dated names',
                'ordering': ('organisation', 'from_on'),
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'from_on'), name='organisation_name_one_per_day'),
                    models.UniqueConstraint(condition=models.Q(('from_on__isnull', True)), fields=('organisation',), name='organisation_name_one_first'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('number', models.PositiveIntegerField(primary_key=True, serialize=False, verbose_name='number')),
                ('sealed_at', models.DateTimeField(verbose_name='sealed at')),
                ('reason', models.TextField(verbose_name='reason')),
                ('entry_count', models.PositiveIntegerField(verbose_name='entries')),
                ('previous_hash', models.CharField(max_length=64)),
                ('content_hash', models.CharField(max_length=64, unique=True, verbose_name='hash')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='author')),
            ],
            options={
                'verbose_name': 'revision',
                'verbose_name_plural': 'revisions',
                'ordering': ('number',),
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='revision_counts_from_one'),
                    models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='revision_has_reason'),
                ],
            },
        ),
        migrations.CreateModel(
            name='UndertakingStatement',
            fields=[
                *STATEMENT,
                *PERIOD,
                ('event', models.CharField(choices=[('made', 'made'), ('term', 'deadline set'), ('answered', 'answered')], max_length=10, verbose_name='event')),
                ('text', models.TextField(verbose_name='what it asks or says')),
                ('text_en', models.TextField(blank=True, verbose_name='in English')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='dossier.document', verbose_name='answered by')),
                ('corrects', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='dossier.undertakingstatement', verbose_name='corrects')),
                ('undertaking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='undertaking_events', to='dossier.document', verbose_name='motion or commitment')),
            ],
            options={
                'verbose_name': 'motion or commitment statement',
                'verbose_name_plural': 'motion and commitment statements',
                'abstract': False,
                'indexes': [
                    *indexes_of('undertakingstatement'),
                ],
                'constraints': [
                    *constraints_of('undertakingstatement'),
                    models.CheckConstraint(condition=models.Q(models.Q(('event', 'answered'), _negated=True), ('answered_by__isnull', False), _connector='OR'), name='undertaking_answer_has_document'),
                ],
            },
        ),
    ]
