"""Sealed rows, revisions and natural keys are held by the database itself: the guards are laid by 0006."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossier", "0001_initial")]

    operations = []
