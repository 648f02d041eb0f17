"""Guards of what the dossier holds; every table of statements opens by a seal."""

from django.db import migrations, models

from dossier.protection import APPEND_ONLY, KEY, LEDGER, REVISION, SEALED_MASTER, Protect


class Migration(migrations.Migration):
    dependencies = [("dossier", "0004_sealed_masters"), ("covenants", "0006_baseline")]

    operations = [
        migrations.AddConstraint(
            model_name='undertakingstatement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed', False), ('opened_in__isnull', True)), models.Q(('closed', True), ('opened_in__isnull', True), ('public_from__isnull', True)), models.Q(('closed', True), ('opened_in__isnull', False), ('public_from__isnull', False)), _connector='OR'), name='undertakingstatement_opened_by_seal'),
        ),
        Protect("Revision", REVISION),
        Protect("SealedMaster", SEALED_MASTER),
        Protect("UndertakingStatement", LEDGER),
        Protect("Document", KEY, "key"),
        Protect("Organisation", KEY, "slug"),
        Protect("HistoricalDocument", APPEND_ONLY),
        Protect("HistoricalOrganisation", APPEND_ONLY),
        Protect("HistoricalOrganisationName", APPEND_ONLY),
    ]
