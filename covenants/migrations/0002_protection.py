"""Sealed statements are immutable, and the keys they are hashed with never change: the guards are laid by 0007."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("covenants", "0001_initial"), ("dossier", "0002_protection")]

    operations = []
