"""Decisions are only added: the database holds that too."""

from django.db import migrations

from dossier.protection import APPEND_ONLY, Protect


class Migration(migrations.Migration):
    dependencies = [("dossier", "0007_return_notes")]

    operations = [Protect("Decision", APPEND_ONLY)]
