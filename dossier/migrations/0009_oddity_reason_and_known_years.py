"""Room for why an unlikely statement is right; SQLite rebuilds its table, so the guards are put back."""

import imvo_tracker.lib.days
from django.db import migrations, models

from dossier.protection import LEDGER, Protect


class Migration(migrations.Migration):

    dependencies = [
        ('dossier', '0008_decisions_protected'),
    ]

    operations = [
        migrations.AddField(
            model_name='undertakingstatement',
            name='oddity_reason',
            field=models.TextField(blank=True, help_text='Only where the form asks “is this right?”. The reason is kept with the statement.', verbose_name='why it is right after all'),
        ),
        migrations.AlterField(
            model_name='document',
            name='dated_on',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='dated'),
        ),
        migrations.AlterField(
            model_name='document',
            name='public_on',
            field=models.DateField(help_text='The first day on which it was certainly public.', validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public since'),
        ),
        migrations.AlterField(
            model_name='historicaldocument',
            name='dated_on',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='dated'),
        ),
        migrations.AlterField(
            model_name='historicaldocument',
            name='public_on',
            field=models.DateField(help_text='The first day on which it was certainly public.', validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public since'),
        ),
        migrations.AlterField(
            model_name='historicalorganisationname',
            name='from_on',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='borne from'),
        ),
        migrations.AlterField(
            model_name='organisationname',
            name='from_on',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='borne from'),
        ),
        migrations.AlterField(
            model_name='undertakingstatement',
            name='earliest',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='earliest'),
        ),
        migrations.AlterField(
            model_name='undertakingstatement',
            name='earliest_strict',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years]),
        ),
        migrations.AlterField(
            model_name='undertakingstatement',
            name='known_from',
            field=models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since'),
        ),
        migrations.AlterField(
            model_name='undertakingstatement',
            name='latest',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='latest'),
        ),
        migrations.AlterField(
            model_name='undertakingstatement',
            name='latest_strict',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years]),
        ),
        migrations.AlterField(
            model_name='undertakingstatement',
            name='public_from',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public from'),
        ),
        Protect("UndertakingStatement", LEDGER),
    ]
