"""Room for the document that gives the day of a milestone; the guards name every column, so they are put back."""

import django.db.models.deletion
from django.db import migrations, models

from dossier.protection import LEDGER, Protect, Unprotect


class Migration(migrations.Migration):

    dependencies = [
        ("covenants", "0015_sittings"),
        ("dossier", "0017_sheet_runs"),
    ]

    operations = [
        Unprotect("MilestoneStatement", LEDGER),
        migrations.AddField(
            model_name="milestonestatement",
            name="supplied_by",
            field=models.ForeignKey(
                blank=True,
                help_text="Only where the words of the document itself name no day: the document that does.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="supplied_days",
                to="dossier.document",
                verbose_name="document that gives the day",
            ),
        ),
        migrations.AddField(
            model_name="milestonestatement",
            name="supplied_locator",
            field=models.CharField(blank=True, max_length=60, verbose_name="its page or paragraph"),
        ),
        migrations.AddConstraint(
            model_name="milestonestatement",
            constraint=models.CheckConstraint(
                condition=models.Q(("supplied_locator", ""), ("supplied_by__isnull", False), _connector="OR"),
                name="milestone_page_of_a_document",
            ),
        ),
        Protect("MilestoneStatement", LEDGER, comes_off=True),
    ]
