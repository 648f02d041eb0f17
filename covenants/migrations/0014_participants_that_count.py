"""Room for whether a participant counts toward the threshold, and why; the guards name every column, so they are put back."""

from django.db import migrations, models

from dossier.protection import LEDGER, Protect, Unprotect


class Migration(migrations.Migration):

    dependencies = [
        ('covenants', '0013_negotiations'),
    ]

    operations = [
        Unprotect("Participation", LEDGER),
        migrations.AddField(
            model_name='participation',
            name='counts_reason',
            field=models.CharField(blank=True, max_length=250, verbose_name='why it counts or not'),
        ),
        migrations.AddField(
            model_name='participation',
            name='counts_toward',
            field=models.CharField(blank=True, choices=[('yes', 'counts'), ('no', 'does not count')], max_length=3, verbose_name='toward the threshold'),
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.CheckConstraint(condition=models.Q(('counts_toward', ''), models.Q(('counts_reason', ''), _negated=True), _connector='OR'), name='participation_counts_for_a_reason'),
        ),
        Protect("Participation", LEDGER, comes_off=True),
    ]
