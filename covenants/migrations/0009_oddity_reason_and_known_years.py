"""Room for why an unlikely statement is right; SQLite rebuilds these tables, so their guards are put back."""

from django.db import migrations, models

from dossier.protection import LEDGER, Protect

STATEMENTS = ["Measurement", "MilestoneStatement", "Participation", "StatusReport", "TargetStatement", "ThresholdCondition"]


class Migration(migrations.Migration):

    dependencies = [
        ('covenants', '0008_history_keeps_its_accounts'),
    ]

    operations = [
        *(
            migrations.AddField(
                model_name=model.lower(),
                name='oddity_reason',
                field=models.TextField(blank=True, help_text='Only where the form asks “is this right?”. The reason is kept with the statement.', verbose_name='why it is right after all'),
            )
            for model in STATEMENTS
        ),
        *(Protect(model, LEDGER) for model in STATEMENTS),
    ]
