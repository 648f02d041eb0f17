"""Who owns what is closed, and when it opens; the guards name every column, so they come off and are put back."""

import django.db.models.deletion
import imvo_tracker.lib.days
from django.conf import settings
from django.db import migrations, models

from dossier.protection import LEDGER, Protect, Unprotect


class Migration(migrations.Migration):

    dependencies = [
        ('dossier', '0017_sheet_runs'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Unprotect("UndertakingStatement", LEDGER),
        migrations.AddField(
            model_name='undertakingstatement',
            name='closure',
            field=models.CharField(blank=True, choices=[('consulted', 'public after consultation'), ('ministry', 'internal to the ministry'), ('ser', 'internal to the SER')], max_length=10, verbose_name='for whom it is'),
        ),
        migrations.AddField(
            model_name='undertakingstatement',
            name='count_is_public',
            field=models.BooleanField(default=False, verbose_name='that it exists may be counted'),
        ),
        migrations.AddField(
            model_name='undertakingstatement',
            name='opens_after',
            field=models.CharField(blank=True, max_length=250, verbose_name='public after'),
        ),
        migrations.AddField(
            model_name='undertakingstatement',
            name='opens_by',
            field=models.DateField(blank=True, null=True, validators=[imvo_tracker.lib.days.in_known_years], verbose_name='public at the latest on'),
        ),
        migrations.AddField(
            model_name='undertakingstatement',
            name='owner',
            field=models.ForeignKey(blank=True, help_text='Who answers for what is not public yet.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='owner'),
        ),
        migrations.AddConstraint(
            model_name='undertakingstatement',
            constraint=models.CheckConstraint(condition=models.Q(('opens_by__isnull', True), models.Q(('opens_by__gte', models.F('known_from')), ('public_from__isnull', True)), models.Q(('closed', True), ('opens_by__gte', models.F('known_from')), ('public_from__lte', models.F('opens_by'))), _connector='OR'), name='undertakingstatement_opens_by_a_day'),
        ),
        Protect("UndertakingStatement", LEDGER, comes_off=True),
    ]
