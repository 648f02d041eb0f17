"""Guards of the keys and the history of the sector register."""

from django.db import migrations

from dossier.protection import APPEND_ONLY, KEY, Protect


class Migration(migrations.Migration):
    dependencies = [("sectors", "0002_protection"), ("covenants", "0006_baseline")]

    operations = [
        Protect("Sector", KEY, "code"),
        Protect("RiskTheme", KEY, "slug"),
        Protect("HistoricalSector", APPEND_ONLY),
        Protect("HistoricalSectorAlias", APPEND_ONLY),
        Protect("HistoricalRiskTheme", APPEND_ONLY),
        Protect("HistoricalRiskTheme_sectors", APPEND_ONLY),
    ]
