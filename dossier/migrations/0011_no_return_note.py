"""Drop the note of a returned draft: it is a decision since 0007, and the column stayed empty.

The column is no part of what is hashed. The guards name every column, so they come off and are put back.
"""

from django.db import migrations

from dossier.protection import LEDGER, Protect, Unprotect


class Migration(migrations.Migration):
    dependencies = [("dossier", "0010_put_back")]

    operations = [
        Unprotect("UndertakingStatement", LEDGER),
        migrations.RemoveField(model_name="undertakingstatement", name="return_note"),
        Protect("UndertakingStatement", LEDGER),
    ]
