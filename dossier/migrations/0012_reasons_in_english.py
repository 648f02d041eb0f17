"""Room for the English reason of a correction; the guards come off and are put back."""

from django.db import migrations, models

from dossier.protection import LEDGER, Protect, Unprotect


class Migration(migrations.Migration):

    dependencies = [
        ('dossier', '0011_no_return_note'),
    ]

    operations = [
        Unprotect("UndertakingStatement", LEDGER),
        migrations.AddField(
            model_name='undertakingstatement',
            name='reason_en',
            field=models.TextField(blank=True, default='', verbose_name='reason in English'),
            preserve_default=False,
        ),
        Protect("UndertakingStatement", LEDGER, comes_off=True),
    ]
