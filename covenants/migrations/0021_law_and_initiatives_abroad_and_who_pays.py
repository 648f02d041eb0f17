"""Room for who pays, and for law and initiatives abroad; the guards name every column, so they are put back."""

import covenants.choices
import django.db.models.deletion
from django.db import migrations, models

from dossier.protection import LEDGER, Protect, Unprotect


class Migration(migrations.Migration):

    dependencies = [
        ('covenants', '0020_read_rows'),
        ('dossier', '0020_encrypted_second_factors'),
        ('sectors', '0006_accounts_and_roles'),
    ]

    operations = [
        Unprotect("StatusReport", LEDGER),
        migrations.AddField(
            model_name='statusreport',
            name='initiative',
            field=models.CharField(blank=True, max_length=120, verbose_name='law or initiative'),
        ),
        migrations.AddField(
            model_name='statusreport',
            name='initiative_en',
            field=models.CharField(blank=True, max_length=120, verbose_name='law or initiative, in English'),
        ),
        migrations.AddField(
            model_name='statusreport',
            name='initiative_state',
            field=models.CharField(blank=True, choices=covenants.choices.initiative_states, max_length=12, verbose_name='how far it is'),
        ),
        migrations.AddField(
            model_name='statusreport',
            name='payer',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='dossier.organisation', verbose_name='who pays'),
        ),
        migrations.AddField(
            model_name='statusreport',
            name='place',
            field=models.CharField(blank=True, choices=covenants.choices.places, max_length=12, verbose_name='country or body'),
        ),
        migrations.AlterField(
            model_name='statusreport',
            name='cause',
            field=models.CharField(blank=True, choices=covenants.choices.delay_causes, max_length=20, verbose_name='cause'),
        ),
        migrations.AddConstraint(
            model_name='statusreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('initiative', ''), ('initiative_state', ''), ('place', '')), models.Q(models.Q(('place', ''), _negated=True), models.Q(('initiative', ''), _negated=True), models.Q(('initiative_state', ''), _negated=True)), _connector='OR'), name='report_place_names_initiative'),
        ),
        Protect("StatusReport", LEDGER, comes_off=True),
    ]
