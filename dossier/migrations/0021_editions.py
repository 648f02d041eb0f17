"""Annexes in preparation, and what is frozen of them: only added, never changed."""

import django.core.validators
import django.db.models.deletion
import imvo_tracker.lib.days
from django.conf import settings
from django.db import migrations, models

from dossier.protection import APPEND_ONLY, Protect


class Migration(migrations.Migration):

    dependencies = [
        ('dossier', '0020_encrypted_second_factors'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('number', models.PositiveIntegerField(primary_key=True, serialize=False, verbose_name='number')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('day', models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='as of')),
                ('known_on', models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='as known on')),
                ('rule', models.CharField(max_length=60, verbose_name='counting rule')),
                ('content', models.TextField(verbose_name='content')),
                ('statements', models.JSONField(default=list, verbose_name='statements')),
                ('at', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossier.revision', verbose_name='revision')),
                ('sealed_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='dossier.revision', verbose_name='frozen by revision')),
            ],
            options={
                'verbose_name': 'edition',
                'verbose_name_plural': 'editions',
                'ordering': ('number',),
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='AnnexDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False, verbose_name='version')),
                ('name', models.CharField(max_length=120, verbose_name='working title')),
                ('day', models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='as of')),
                ('known_on', models.DateField(blank=True, help_text='Empty: the same day.', null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='as known on')),
                ('rule', models.CharField(blank=True, max_length=60, verbose_name='counting rule')),
                ('introduction', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(10000)], verbose_name='introduction')),
                ('notes', models.JSONField(blank=True, default=dict, verbose_name='notes by sector')),
                ('recorded_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='last changed by')),
                ('edition', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='draft', to='dossier.edition', verbose_name='edition')),
            ],
            options={
                'verbose_name': 'annex in preparation',
                'verbose_name_plural': 'annexes in preparation',
                'ordering': ('-pk',),
            },
        ),
        migrations.CreateModel(
            name='EditionFile',
            fields=[
                ('key', models.CharField(max_length=20, primary_key=True, serialize=False, verbose_name='key')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('size', models.PositiveIntegerField(verbose_name='bytes')),
                ('body', models.BinaryField(verbose_name='file')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='dossier.edition', verbose_name='edition')),
            ],
            options={
                'verbose_name': 'file of an edition',
                'verbose_name_plural': 'files of editions',
                'ordering': ('key',),
                'default_permissions': (),
            },
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='edition_counts_from_one'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('at__lt', models.F('sealed_in'))), name='edition_frozen_after_its_revision'),
        ),
        Protect("Edition", APPEND_ONLY),
        Protect("EditionFile", APPEND_ONLY),
    ]
