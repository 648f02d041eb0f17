"""Sealed statements are hashed with the codes of the sectors: the guards are laid by covenants 0007."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sectors", "0001_initial")]

    operations = []
