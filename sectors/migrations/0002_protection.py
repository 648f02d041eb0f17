"""Sealed statements are hashed with the codes of the sectors: a code never changes."""

from django.db import migrations

from dossier.protection import FreezeKey


class Migration(migrations.Migration):
    dependencies = [("sectors", "0001_initial")]

    operations = [FreezeKey("Sector", "code")]
