"""Sealed statements are immutable, and the keys they are hashed with never change."""

from django.db import migrations

from dossier.protection import FreezeKey, ProtectLedger


class Migration(migrations.Migration):
    dependencies = [("covenants", "0001_initial"), ("dossier", "0002_protection")]

    operations = [
        ProtectLedger("MilestoneStatement"),
        ProtectLedger("TargetStatement"),
        ProtectLedger("ThresholdCondition"),
        ProtectLedger("Measurement"),
        ProtectLedger("Participation"),
        ProtectLedger("StatusReport"),
        FreezeKey("Covenant", "slug"),
        FreezeKey("Target", "slug"),
        FreezeKey("CountingRule", "slug"),
        FreezeKey("Threshold", "slug"),
    ]
