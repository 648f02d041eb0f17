"""Guards of statements, keys and history of covenants; every table of statements opens by a seal."""

from django.db import migrations, models

from dossier.protection import APPEND_ONLY, KEY, LEDGER, Protect


class Migration(migrations.Migration):
    dependencies = [("covenants", "0006_baseline"), ("dossier", "0005_protection")]

    operations = [
        migrations.AddConstraint(
            model_name='measurement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed', False), ('opened_in__isnull', True)), models.Q(('closed', True), ('opened_in__isnull', True), ('public_from__isnull', True)), models.Q(('closed', True), ('opened_in__isnull', False), ('public_from__isnull', False)), _connector='OR'), name='measurement_opened_by_seal'),
        ),
        migrations.AddConstraint(
            model_name='milestonestatement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed', False), ('opened_in__isnull', True)), models.Q(('closed', True), ('opened_in__isnull', True), ('public_from__isnull', True)), models.Q(('closed', True), ('opened_in__isnull', False), ('public_from__isnull', False)), _connector='OR'), name='milestonestatement_opened_by_seal'),
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed', False), ('opened_in__isnull', True)), models.Q(('closed', True), ('opened_in__isnull', True), ('public_from__isnull', True)), models.Q(('closed', True), ('opened_in__isnull', False), ('public_from__isnull', False)), _connector='OR'), name='participation_opened_by_seal'),
        ),
        migrations.AddConstraint(
            model_name='statusreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed', False), ('opened_in__isnull', True)), models.Q(('closed', True), ('opened_in__isnull', True), ('public_from__isnull', True)), models.Q(('closed', True), ('opened_in__isnull', False), ('public_from__isnull', False)), _connector='OR'), name='statusreport_opened_by_seal'),
        ),
        migrations.AddConstraint(
            model_name='targetstatement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed', False), ('opened_in__isnull', True)), models.Q(('closed', True), ('opened_in__isnull', True), ('public_from__isnull', True)), models.Q(('closed', True), ('opened_in__isnull', False), ('public_from__isnull', False)), _connector='OR'), name='targetstatement_opened_by_seal'),
        ),
        migrations.AddConstraint(
            model_name='thresholdcondition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed', False), ('opened_in__isnull', True)), models.Q(('closed', True), ('opened_in__isnull', True), ('public_from__isnull', True)), models.Q(('closed', True), ('opened_in__isnull', False), ('public_from__isnull', False)), _connector='OR'), name='thresholdcondition_opened_by_seal'),
        ),
        Protect("MilestoneStatement", LEDGER),
        Protect("TargetStatement", LEDGER),
        Protect("ThresholdCondition", LEDGER),
        Protect("Measurement", LEDGER),
        Protect("Participation", LEDGER),
        Protect("StatusReport", LEDGER),
        Protect("Covenant", KEY, "slug"),
        Protect("Target", KEY, "slug"),
        Protect("Threshold", KEY, "slug"),
        Protect("CountingRule", KEY, "slug"),
        Protect("HistoricalCovenant", APPEND_ONLY),
        Protect("HistoricalCovenant_sectors", APPEND_ONLY),
        Protect("HistoricalCovenantName", APPEND_ONLY),
        Protect("HistoricalTarget", APPEND_ONLY),
        Protect("HistoricalThreshold", APPEND_ONLY),
        Protect("HistoricalCountingRule", APPEND_ONLY),
        Protect("HistoricalCountingRule_excluded", APPEND_ONLY),
        Protect("HistoricalCountingRule_only", APPEND_ONLY),
    ]
