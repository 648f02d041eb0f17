"""Room for the English reason of a correction, and for the group promise a milestone is one of.

The guards name every column, so they come off and are put back.
"""

from django.db import migrations, models

from dossier.protection import LEDGER, Protect, Unprotect

STATEMENTS = ["Measurement", "MilestoneStatement", "Participation", "StatusReport", "TargetStatement", "ThresholdCondition"]


class Migration(migrations.Migration):

    dependencies = [
        ('covenants', '0010_no_return_note'), ('dossier', '0012_reasons_in_english'),
    ]

    operations = [
        *(Unprotect(model, LEDGER) for model in STATEMENTS),
        *(
            migrations.AddField(
                model_name=model.lower(),
                name='reason_en',
                field=models.TextField(blank=True, default='', verbose_name='reason in English'),
                preserve_default=False,
            )
            for model in STATEMENTS
        ),
        migrations.AddField(
            model_name='milestonestatement',
            name='member_of',
            field=models.SlugField(blank=True, default='', help_text='The word with which the group promise of the same document adds up (“eight agreements”).', max_length=40, verbose_name='one of', db_index=False),
            preserve_default=False,
        ),
        *(Protect(model, LEDGER, comes_off=True) for model in STATEMENTS),
    ]
