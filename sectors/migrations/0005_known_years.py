"""Days lie in the years that the record knows; the database has nothing to change."""

import imvo_tracker.lib.days
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sectors', '0004_history_keeps_its_accounts'),
    ]

    operations = [
        migrations.AlterField(
            model_name='historicalrisktheme',
            name='known_from',
            field=models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since'),
        ),
        migrations.AlterField(
            model_name='historicalsector',
            name='known_from',
            field=models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since'),
        ),
        migrations.AlterField(
            model_name='risktheme',
            name='known_from',
            field=models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since'),
        ),
        migrations.AlterField(
            model_name='sector',
            name='known_from',
            field=models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='known since'),
        ),
    ]
