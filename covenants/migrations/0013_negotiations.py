"""What the secretariat keeps of its negotiations; the database refuses to change a row of it."""

import django.core.validators
import django.db.models.deletion
import imvo_tracker.lib.days
from django.conf import settings
from django.db import migrations, models

from dossier.protection import APPEND_ONLY, Protect


class Migration(migrations.Migration):

    dependencies = [
        ('covenants', '0012_name_modality_abandoned'),
        ('dossier', '0014_counts_of_signing_in'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Negotiation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('count_is_public', models.BooleanField(default=False, verbose_name='the number of closed sessions is public')),
                ('covenant', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='negotiation', to='covenants.covenant', verbose_name='covenant')),
                ('facilitator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossier.organisation', verbose_name='facilitator')),
                ('members', models.ManyToManyField(blank=True, related_name='+', to='dossier.organisation', verbose_name='member organisations')),
                ('team', models.ManyToManyField(blank=True, related_name='negotiations', to=settings.AUTH_USER_MODEL, verbose_name='team')),
            ],
            options={
                'verbose_name': 'negotiation',
                'verbose_name_plural': 'negotiations',
                'ordering': ('covenant__code',),
                'permissions': [('propose_for_negotiation', 'Can record and propose for the negotiations whose team it is on')],
            },
        ),
        migrations.CreateModel(
            name='NegotiationSession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('key', models.UUIDField(verbose_name='key')),
                ('sent_as', models.CharField(max_length=40)),
                ('content_hash', models.CharField(max_length=64, verbose_name='hash')),
                ('round', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='round')),
                ('held_on', models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='date')),
                ('settled', models.TextField(blank=True, verbose_name='what was settled')),
                ('result', models.CharField(blank=True, choices=[('nothing', 'nothing settled'), ('settled', 'something settled'), ('provisional', 'provisional result')], max_length=12, verbose_name='result')),
                ('next_step', models.TextField(blank=True, verbose_name='next step')),
                ('next_on', models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='at the latest on')),
                ('audience', models.CharField(choices=[('ser', 'SER'), ('ministry', 'ministry'), ('public', 'public')], default='ser', max_length=10, verbose_name='who may read it')),
                ('after_consultation', models.BooleanField(default=False, verbose_name='only after the members are consulted')),
                ('opens_by', models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='at the latest on')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('negotiation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='covenants.negotiation')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='covenants.negotiationsession')),
                ('who_acts', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossier.organisation', verbose_name='who acts')),
            ],
            options={
                'verbose_name': 'negotiation session',
                'verbose_name_plural': 'negotiation sessions',
                'ordering': ('-held_on', '-round', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossier.organisation')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='covenants.negotiationsession')),
            ],
            options={
                'verbose_name': 'attendance',
                'verbose_name_plural': 'attendances',
                'ordering': ('session', 'organisation__name'),
            },
        ),
        migrations.CreateModel(
            name='ProvisionalResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('session_key', models.UUIDField()),
                ('text', models.TextField(verbose_name='result')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('negotiation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results', to='covenants.negotiation')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='covenants.provisionalresult')),
            ],
            options={
                'verbose_name': 'provisional result',
                'verbose_name_plural': 'provisional results',
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('outcome', models.CharField(choices=[('asked', 'no answer yet'), ('yes', 'agrees'), ('no', 'does not agree')], default='asked', max_length=5, verbose_name='answer')),
                ('on', models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='on')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossier.organisation', verbose_name='organisation')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='covenants.consultation')),
                ('result', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='covenants.provisionalresult')),
            ],
            options={
                'verbose_name': 'consultation',
                'verbose_name_plural': 'consultations',
                'ordering': ('pk',),
            },
        ),
        migrations.AddConstraint(
            model_name='negotiationsession',
            constraint=models.UniqueConstraint(fields=('negotiation', 'sent_as', 'content_hash'), name='session_sent_once'),
        ),
        migrations.AddConstraint(
            model_name='negotiationsession',
            constraint=models.UniqueConstraint(condition=models.Q(('supersedes__isnull', True)), fields=('negotiation', 'key'), name='session_begins_once'),
        ),
        migrations.AddConstraint(
            model_name='negotiationsession',
            constraint=models.CheckConstraint(condition=models.Q(('round__gte', 1)), name='session_round_from_one'),
        ),
        migrations.AddConstraint(
            model_name='negotiationsession',
            constraint=models.CheckConstraint(condition=models.Q(('after_consultation', False), ('opens_by__isnull', False), _connector='OR'), name='session_closed_until_a_day'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('session', 'organisation'), name='attendance_once'),
        ),
        migrations.AddConstraint(
            model_name='provisionalresult',
            constraint=models.UniqueConstraint(condition=models.Q(('supersedes__isnull', True)), fields=('negotiation', 'session_key'), name='result_begins_once'),
        ),
        migrations.AddConstraint(
            model_name='provisionalresult',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='result_says_something'),
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.UniqueConstraint(condition=models.Q(('supersedes__isnull', True)), fields=('result', 'organisation'), name='consultation_begins_once'),
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(('outcome', 'asked'), ('on__isnull', False), _connector='OR'), name='consultation_answer_has_day'),
        ),
        Protect("NegotiationSession", APPEND_ONLY),
        Protect("Attendance", APPEND_ONLY),
        Protect("ProvisionalResult", APPEND_ONLY),
        Protect("Consultation", APPEND_ONLY),
    ]
