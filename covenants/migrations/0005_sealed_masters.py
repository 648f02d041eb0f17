"""Statements are opened by a seal; the history of counting rules notes their links."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('covenants', '0004_company_share'),
        ('dossier', '0004_sealed_masters'),
        ('sectors', '0002_protection'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalCountingRule_excluded',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                'verbose_name': 'HistoricalCountingRule_excluded',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalCountingRule_only',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                'verbose_name': 'HistoricalCountingRule_only',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name='measurement',
            name='opened_in',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opened_%(class)ss', to='dossier.revision', verbose_name='opened in revision'),
        ),
        migrations.AddField(
            model_name='milestonestatement',
            name='opened_in',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opened_%(class)ss', to='dossier.revision', verbose_name='opened in revision'),
        ),
        migrations.AddField(
            model_name='participation',
            name='opened_in',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opened_%(class)ss', to='dossier.revision', verbose_name='opened in revision'),
        ),
        migrations.AddField(
            model_name='statusreport',
            name='opened_in',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opened_%(class)ss', to='dossier.revision', verbose_name='opened in revision'),
        ),
        migrations.AddField(
            model_name='targetstatement',
            name='opened_in',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opened_%(class)ss', to='dossier.revision', verbose_name='opened in revision'),
        ),
        migrations.AddField(
            model_name='thresholdcondition',
            name='opened_in',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opened_%(class)ss', to='dossier.revision', verbose_name='opened in revision'),
        ),
        migrations.AddField(
            model_name='historicalcountingrule_excluded',
            name='countingrule',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='covenants.countingrule'),
        ),
        migrations.AddField(
            model_name='historicalcountingrule_excluded',
            name='covenant',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='covenants.covenant'),
        ),
        migrations.AddField(
            model_name='historicalcountingrule_excluded',
            name='history',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='covenants.historicalcountingrule'),
        ),
        migrations.AddField(
            model_name='historicalcountingrule_only',
            name='countingrule',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='covenants.countingrule'),
        ),
        migrations.AddField(
            model_name='historicalcountingrule_only',
            name='covenant',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='covenants.covenant'),
        ),
        migrations.AddField(
            model_name='historicalcountingrule_only',
            name='history',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='covenants.historicalcountingrule'),
        ),
    ]
