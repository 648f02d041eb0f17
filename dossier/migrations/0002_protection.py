"""Sealed rows, revisions and natural keys are held by the database itself."""

from django.db import migrations

from dossier.protection import FreezeKey, ProtectLedger, ProtectRevisions


class Migration(migrations.Migration):
    dependencies = [("dossier", "0001_initial")]

    operations = [
        ProtectRevisions("Revision"),
        ProtectLedger("UndertakingStatement"),
        FreezeKey("Document", "key"),
        FreezeKey("Organisation", "slug"),
    ]
