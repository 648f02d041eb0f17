"""Drafts of letters that their authors asked to keep."""

import django.db.models.deletion
import imvo_tracker.lib.days
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('covenants', '0022_days_of_sectors'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('written_on', models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='day of the letter')),
                ('kept_on', models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='kept on')),
                ('keep_until', models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='kept until')),
                ('checked_on', models.DateField(validators=[imvo_tracker.lib.days.in_known_years], verbose_name='checked on')),
                ('revision', models.PositiveIntegerField(default=0, verbose_name='revision')),
                ('sealed', models.TextField(verbose_name='text')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
            options={
                'verbose_name': 'kept draft',
                'verbose_name_plural': 'kept drafts',
                'ordering': ('-kept_on', '-pk'),
                'default_permissions': (),
            },
        ),
        migrations.AddConstraint(
            model_name='keptdraft',
            constraint=models.CheckConstraint(condition=models.Q(('keep_until__gte', models.F('kept_on'))), name='kept_draft_ends_after_it_began'),
        ),
    ]
