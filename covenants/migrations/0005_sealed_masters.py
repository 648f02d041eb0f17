"""Statements are opened by a seal; the history of counting rules notes their links."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


STATEMENTS = ['measurement', 'milestonestatement', 'participation', 'statusreport', 'targetstatement', 'thresholdcondition']


def link(to, **options):
    return models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to=to, **options)


def history_of_links(name):
    return migrations.CreateModel(
        name=name,
        fields=[
            ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
            ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
            ('countingrule', link('covenants.countingrule', blank=True, db_tablespace='', null=True, related_name='+')),
            ('covenant', link('covenants.covenant', blank=True, db_tablespace='', null=True, related_name='+')),
            ('history', link('covenants.historicalcountingrule')),
        ],
        options={'verbose_name': name},
        bases=(simple_history.models.HistoricalChanges, models.Model),
    )


class Migration(migrations.Migration):

    dependencies = [
        ('covenants', '0004_company_share'),
        ('dossier', '0004_sealed_masters'),
        ('sectors', '0002_protection'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        history_of_links('HistoricalCountingRule_excluded'),
        history_of_links('HistoricalCountingRule_only'),
    ] + [
        migrations.AddField(
            model_name=table,
            name='opened_in',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opened_%(class)ss', to='dossier.revision', verbose_name='opened in revision'),
        )
        for table in STATEMENTS
    ]
