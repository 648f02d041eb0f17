"""Guards of statements, keys and history of covenants; every table of statements opens by a seal."""

from django.db import migrations, models

from dossier.protection import APPEND_ONLY, KEY, LEDGER, Protect


STATEMENTS = ["Measurement", "MilestoneStatement", "Participation", "StatusReport", "TargetStatement", "ThresholdCondition"]


def opened_by_seal(model):
    return migrations.AddConstraint(
        model_name=model.lower(),
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed', False), ('opened_in__isnull', True)), models.Q(('closed', True), ('opened_in__isnull', True), ('public_from__isnull', True)), models.Q(('closed', True), ('opened_in__isnull', False), ('public_from__isnull', False)), _connector='OR'), name=f'{model.lower()}_opened_by_seal'),
    )


class Migration(migrations.Migration):
    dependencies = [("covenants", "0006_baseline"), ("dossier", "0005_protection")]

    operations = [
        *(opened_by_seal(model) for model in STATEMENTS),
        *(Protect(model, LEDGER) for model in STATEMENTS),
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
