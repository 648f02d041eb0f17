"""Who owns what is closed, and when it opens; the guards name every column, so they come off and are put back."""

import django.db.models.deletion
import imvo_tracker.lib.days
from django.conf import settings
from django.db import migrations, models

from dossier.protection import LEDGER, Protect, Unprotect


class Migration(migrations.Migration):

    dependencies = [
        ('covenants', '0017_candidates'),
        ('dossier', '0018_owner_and_end_of_what_is_closed'),
        ('sectors', '0006_accounts_and_roles'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Unprotect("Measurement", LEDGER),
        Unprotect("MilestoneStatement", LEDGER),
        Unprotect("Participation", LEDGER),
        Unprotect("StatusReport", LEDGER),
        Unprotect("TargetStatement", LEDGER),
        Unprotect("ThresholdCondition", LEDGER),
        migrations.RemoveConstraint(
            model_name='measurement',
            name='measurement_protected_is_closed',
        ),
        migrations.AddField(
            model_name='measurement',
            name='closure',
            field=models.CharField(blank=True, choices=[('consulted', 'public after consultation'), ('ministry', 'internal to the ministry'), ('ser', 'internal to the SER')], max_length=10, verbose_name='for whom it is'),
        ),
        migrations.AddField(
            model_name='measurement',
            name='count_is_public',
            field=models.BooleanField(default=False, verbose_name='that it exists may be counted'),
        ),
        migrations.AddField(
            model_name='measurement',
            name='opens_after',
            field=models.CharField(blank=True, max_length=250, verbose_name='public after'),
        ),
        migrations.AddField(
            model_name='measurement',
            name='opens_by',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public at the latest on'),
        ),
        migrations.AddField(
            model_name='measurement',
            name='owner',
            field=models.ForeignKey(blank=True, help_text='Who answers for what is not public yet.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='owner'),
        ),
        migrations.AddField(
            model_name='milestonestatement',
            name='closure',
            field=models.CharField(blank=True, choices=[('consulted', 'public after consultation'), ('ministry', 'internal to the ministry'), ('ser', 'internal to the SER')], max_length=10, verbose_name='for whom it is'),
        ),
        migrations.AddField(
            model_name='milestonestatement',
            name='count_is_public',
            field=models.BooleanField(default=False, verbose_name='that it exists may be counted'),
        ),
        migrations.AddField(
            model_name='milestonestatement',
            name='opens_after',
            field=models.CharField(blank=True, max_length=250, verbose_name='public after'),
        ),
        migrations.AddField(
            model_name='milestonestatement',
            name='opens_by',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public at the latest on'),
        ),
        migrations.AddField(
            model_name='milestonestatement',
            name='owner',
            field=models.ForeignKey(blank=True, help_text='Who answers for what is not public yet.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='owner'),
        ),
        migrations.AddField(
            model_name='participation',
            name='closure',
            field=models.CharField(blank=True, choices=[('consulted', 'public after consultation'), ('ministry', 'internal to the ministry'), ('ser', 'internal to the SER')], max_length=10, verbose_name='for whom it is'),
        ),
        migrations.AddField(
            model_name='participation',
            name='count_is_public',
            field=models.BooleanField(default=False, verbose_name='that it exists may be counted'),
        ),
        migrations.AddField(
            model_name='participation',
            name='opens_after',
            field=models.CharField(blank=True, max_length=250, verbose_name='public after'),
        ),
        migrations.AddField(
            model_name='participation',
            name='opens_by',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public at the latest on'),
        ),
        migrations.AddField(
            model_name='participation',
            name='owner',
            field=models.ForeignKey(blank=True, help_text='Who answers for what is not public yet.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='owner'),
        ),
        migrations.AddField(
            model_name='statusreport',
            name='closure',
            field=models.CharField(blank=True, choices=[('consulted', 'public after consultation'), ('ministry', 'internal to the ministry'), ('ser', 'internal to the SER')], max_length=10, verbose_name='for whom it is'),
        ),
        migrations.AddField(
            model_name='statusreport',
            name='count_is_public',
            field=models.BooleanField(default=False, verbose_name='that it exists may be counted'),
        ),
        migrations.AddField(
            model_name='statusreport',
            name='opens_after',
            field=models.CharField(blank=True, max_length=250, verbose_name='public after'),
        ),
        migrations.AddField(
            model_name='statusreport',
            name='opens_by',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public at the latest on'),
        ),
        migrations.AddField(
            model_name='statusreport',
            name='owner',
            field=models.ForeignKey(blank=True, help_text='Who answers for what is not public yet.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='owner'),
        ),
        migrations.AddField(
            model_name='targetstatement',
            name='closure',
            field=models.CharField(blank=True, choices=[('consulted', 'public after consultation'), ('ministry', 'internal to the ministry'), ('ser', 'internal to the SER')], max_length=10, verbose_name='for whom it is'),
        ),
        migrations.AddField(
            model_name='targetstatement',
            name='count_is_public',
            field=models.BooleanField(default=False, verbose_name='that it exists may be counted'),
        ),
        migrations.AddField(
            model_name='targetstatement',
            name='opens_after',
            field=models.CharField(blank=True, max_length=250, verbose_name='public after'),
        ),
        migrations.AddField(
            model_name='targetstatement',
            name='opens_by',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public at the latest on'),
        ),
        migrations.AddField(
            model_name='targetstatement',
            name='owner',
            field=models.ForeignKey(blank=True, help_text='Who answers for what is not public yet.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='owner'),
        ),
        migrations.AddField(
            model_name='thresholdcondition',
            name='closure',
            field=models.CharField(blank=True, choices=[('consulted', 'public after consultation'), ('ministry', 'internal to the ministry'), ('ser', 'internal to the SER')], max_length=10, verbose_name='for whom it is'),
        ),
        migrations.AddField(
            model_name='thresholdcondition',
            name='count_is_public',
            field=models.BooleanField(default=False, verbose_name='that it exists may be counted'),
        ),
        migrations.AddField(
            model_name='thresholdcondition',
            name='opens_after',
            field=models.CharField(blank=True, max_length=250, verbose_name='public after'),
        ),
        migrations.AddField(
            model_name='thresholdcondition',
            name='opens_by',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public at the latest on'),
        ),
        migrations.AddField(
            model_name='thresholdcondition',
            name='owner',
            field=models.ForeignKey(blank=True, help_text='Who answers for what is not public yet.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='owner'),
        ),
        migrations.AddConstraint(
            model_name='measurement',
            constraint=models.CheckConstraint(condition=models.Q(('opens_by__isnull', True), models.Q(('opens_by__gte', models.F('known_from')), ('public_from__isnull', True)), models.Q(('closed', True), ('opens_by__gte', models.F('known_from')), ('public_from__lte', models.F('opens_by'))), _connector='OR'), name='measurement_opens_by_a_day'),
        ),
        migrations.AddConstraint(
            model_name='measurement',
            constraint=models.CheckConstraint(condition=models.Q(('protected', False), models.Q(('opens_by__isnull', True), ('public_from__isnull', True)), _connector='OR'), name='measurement_protected_is_closed'),
        ),
        migrations.AddConstraint(
            model_name='milestonestatement',
            constraint=models.CheckConstraint(condition=models.Q(('opens_by__isnull', True), models.Q(('opens_by__gte', models.F('known_from')), ('public_from__isnull', True)), models.Q(('closed', True), ('opens_by__gte', models.F('known_from')), ('public_from__lte', models.F('opens_by'))), _connector='OR'), name='milestonestatement_opens_by_a_day'),
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.CheckConstraint(condition=models.Q(('opens_by__isnull', True), models.Q(('opens_by__gte', models.F('known_from')), ('public_from__isnull', True)), models.Q(('closed', True), ('opens_by__gte', models.F('known_from')), ('public_from__lte', models.F('opens_by'))), _connector='OR'), name='participation_opens_by_a_day'),
        ),
        migrations.AddConstraint(
            model_name='statusreport',
            constraint=models.CheckConstraint(condition=models.Q(('opens_by__isnull', True), models.Q(('opens_by__gte', models.F('known_from')), ('public_from__isnull', True)), models.Q(('closed', True), ('opens_by__gte', models.F('known_from')), ('public_from__lte', models.F('opens_by'))), _connector='OR'), name='statusreport_opens_by_a_day'),
        ),
        migrations.AddConstraint(
            model_name='targetstatement',
            constraint=models.CheckConstraint(condition=models.Q(('opens_by__isnull', True), models.Q(('opens_by__gte', models.F('known_from')), ('public_from__isnull', True)), models.Q(('closed', True), ('opens_by__gte', models.F('known_from')), ('public_from__lte', models.F('opens_by'))), _connector='OR'), name='targetstatement_opens_by_a_day'),
        ),
        migrations.AddConstraint(
            model_name='thresholdcondition',
            constraint=models.CheckConstraint(condition=models.Q(('opens_by__isnull', True), models.Q(('opens_by__gte', models.F('known_from')), ('public_from__isnull', True)), models.Q(('closed', True), ('opens_by__gte', models.F('known_from')), ('public_from__lte', models.F('opens_by'))), _connector='OR'), name='thresholdcondition_opens_by_a_day'),
        ),
        Protect("Measurement", LEDGER, comes_off=True),
        Protect("MilestoneStatement", LEDGER, comes_off=True),
        Protect("Participation", LEDGER, comes_off=True),
        Protect("StatusReport", LEDGER, comes_off=True),
        Protect("TargetStatement", LEDGER, comes_off=True),
        Protect("ThresholdCondition", LEDGER, comes_off=True),
    ]
