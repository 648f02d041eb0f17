"""Room for why an unlikely statement is right; SQLite rebuilds these tables, so their guards are put back."""

import imvo_tracker.lib.days
from django.db import migrations, models

from dossier.protection import LEDGER, Protect


class Migration(migrations.Migration):

    dependencies = [
        ('covenants', '0008_history_keeps_its_accounts'),
    ]

    operations = [
        migrations.AddField(
            model_name='measurement',
            name='oddity_reason',
            field=models.TextField(blank=True, help_text='Only where the form asks “is this right?”. The reason is kept with the statement.', verbose_name='why it is right after all'),
        ),
        migrations.AddField(
            model_name='milestonestatement',
            name='oddity_reason',
            field=models.TextField(blank=True, help_text='Only where the form asks “is this right?”. The reason is kept with the statement.', verbose_name='why it is right after all'),
        ),
        migrations.AddField(
            model_name='participation',
            name='oddity_reason',
            field=models.TextField(blank=True, help_text='Only where the form asks “is this right?”. The reason is kept with the statement.', verbose_name='why it is right after all'),
        ),
        migrations.AddField(
            model_name='statusreport',
            name='oddity_reason',
            field=models.TextField(blank=True, help_text='Only where the form asks “is this right?”. The reason is kept with the statement.', verbose_name='why it is right after all'),
        ),
        migrations.AddField(
            model_name='targetstatement',
            name='oddity_reason',
            field=models.TextField(blank=True, help_text='Only where the form asks “is this right?”. The reason is kept with the statement.', verbose_name='why it is right after all'),
        ),
        migrations.AddField(
            model_name='thresholdcondition',
            name='oddity_reason',
            field=models.TextField(blank=True, help_text='Only where the form asks “is this right?”. The reason is kept with the statement.', verbose_name='why it is right after all'),
        ),
        migrations.AlterField(
            model_name='covenantname',
            name='known_from',
            field=models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since'),
        ),
        migrations.AlterField(
            model_name='historicalcovenantname',
            name='known_from',
            field=models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since'),
        ),
        migrations.AlterField(
            model_name='historicaltarget',
            name='counts_from',
            field=models.DateField(blank=True, help_text='Only signatures after this day count, as in “eleven new covenants”. Empty: all count.', null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='counts from'),
        ),
        migrations.AlterField(
            model_name='measurement',
            name='earliest',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='earliest'),
        ),
        migrations.AlterField(
            model_name='measurement',
            name='earliest_strict',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years]),
        ),
        migrations.AlterField(
            model_name='measurement',
            name='known_from',
            field=models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since'),
        ),
        migrations.AlterField(
            model_name='measurement',
            name='latest',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='latest'),
        ),
        migrations.AlterField(
            model_name='measurement',
            name='latest_strict',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years]),
        ),
        migrations.AlterField(
            model_name='measurement',
            name='public_from',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public from'),
        ),
        migrations.AlterField(
            model_name='milestonestatement',
            name='earliest',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='earliest'),
        ),
        migrations.AlterField(
            model_name='milestonestatement',
            name='earliest_strict',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years]),
        ),
        migrations.AlterField(
            model_name='milestonestatement',
            name='known_from',
            field=models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since'),
        ),
        migrations.AlterField(
            model_name='milestonestatement',
            name='latest',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='latest'),
        ),
        migrations.AlterField(
            model_name='milestonestatement',
            name='latest_strict',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years]),
        ),
        migrations.AlterField(
            model_name='milestonestatement',
            name='public_from',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public from'),
        ),
        migrations.AlterField(
            model_name='participation',
            name='earliest',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='earliest'),
        ),
        migrations.AlterField(
            model_name='participation',
            name='earliest_strict',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years]),
        ),
        migrations.AlterField(
            model_name='participation',
            name='known_from',
            field=models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since'),
        ),
        migrations.AlterField(
            model_name='participation',
            name='latest',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='latest'),
        ),
        migrations.AlterField(
            model_name='participation',
            name='latest_strict',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years]),
        ),
        migrations.AlterField(
            model_name='participation',
            name='public_from',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public from'),
        ),
        migrations.AlterField(
            model_name='statusreport',
            name='earliest',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='earliest'),
        ),
        migrations.AlterField(
            model_name='statusreport',
            name='earliest_strict',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years]),
        ),
        migrations.AlterField(
            model_name='statusreport',
            name='known_from',
            field=models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since'),
        ),
        migrations.AlterField(
            model_name='statusreport',
            name='latest',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='latest'),
        ),
        migrations.AlterField(
            model_name='statusreport',
            name='latest_strict',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years]),
        ),
        migrations.AlterField(
            model_name='statusreport',
            name='public_from',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public from'),
        ),
        migrations.AlterField(
            model_name='target',
            name='counts_from',
            field=models.DateField(blank=True, help_text='Only signatures after this day count, as in “eleven new covenants”. Empty: all count.', null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='counts from'),
        ),
        migrations.AlterField(
            model_name='targetstatement',
            name='earliest',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='earliest'),
        ),
        migrations.AlterField(
            model_name='targetstatement',
            name='earliest_strict',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years]),
        ),
        migrations.AlterField(
            model_name='targetstatement',
            name='known_from',
            field=models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since'),
        ),
        migrations.AlterField(
            model_name='targetstatement',
            name='latest',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='latest'),
        ),
        migrations.AlterField(
            model_name='targetstatement',
            name='latest_strict',
            field=models.DateField(blank=True, editable=False, null=True, validators=[imvo_tracker.lib.days.in_known_years]),
        ),
        migrations.AlterField(
            model_name='targetstatement',
            name='public_from',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public from'),
        ),
        migrations.AlterField(
            model_name='thresholdcondition',
            name='known_from',
            field=models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since'),
        ),
        migrations.AlterField(
            model_name='thresholdcondition',
            name='public_from',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public from'),
        ),
        Protect("MilestoneStatement", LEDGER),
        Protect("TargetStatement", LEDGER),
        Protect("ThresholdCondition", LEDGER),
        Protect("Measurement", LEDGER),
        Protect("Participation", LEDGER),
        Protect("StatusReport", LEDGER),
    ]
