"""Drop the note of a returned draft, as dossier 0011 does: the guards come off and are put back."""

from django.db import migrations

from dossier.protection import LEDGER, Protect, Unprotect

STATEMENTS = ["Measurement", "MilestoneStatement", "Participation", "StatusReport", "TargetStatement", "ThresholdCondition"]


class Migration(migrations.Migration):
    dependencies = [("covenants", "0009_oddity_reason_and_known_years"), ("dossier", "0011_no_return_note")]

    operations = [
        *(Unprotect(model, LEDGER) for model in STATEMENTS),
        *(migrations.RemoveField(model_name=model.lower(), name="return_note") for model in STATEMENTS),
        *(Protect(model, LEDGER) for model in STATEMENTS),
    ]
