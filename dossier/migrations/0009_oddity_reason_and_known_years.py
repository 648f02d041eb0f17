"""Room for why an unlikely statement is right; SQLite rebuilds its table, so the guards are put back."""

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
        Protect("UndertakingStatement", LEDGER),
    ]
