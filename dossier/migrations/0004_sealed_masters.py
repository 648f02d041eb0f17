"""Room for what a revision seals besides statements: master data, and the opening of closed entries."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from dossier.protection import UnprotectAll


class Migration(migrations.Migration):

    dependencies = [
        ('dossier', '0003_indexes_for_readings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        UnprotectAll(),
        migrations.CreateModel(
            name='SealedMaster',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.PositiveIntegerField(verbose_name='read from revision')),
                ('table', models.CharField(max_length=60, verbose_name='table')),
                ('key', models.CharField(max_length=120, verbose_name='key')),
                ('object_id', models.PositiveBigIntegerField(verbose_name='row')),
                ('content', models.TextField(blank=True, verbose_name='content')),
                ('history', models.TextField(blank=True, verbose_name='fingerprint of its history')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='masters', to='dossier.revision', verbose_name='revision')),
            ],
            options={
                'verbose_name': 'sealed master data',
                'verbose_name_plural': 'sealed master data',
                'ordering': ('pk',),
                'constraints': [
                    models.UniqueConstraint(fields=('revision', 'table', 'key'), name='sealed_master_once'),
                    models.CheckConstraint(condition=models.Q(('valid_from', 0), ('valid_from', models.F('revision')), _connector='OR'), name='sealed_master_valid_from'),
                ],
            },
        ),
        migrations.AddField(
            model_name='revision',
            name='other_count',
            field=models.PositiveIntegerField(db_default=0, default=0, verbose_name='master data and openings'),
        ),
        migrations.AddField(
            model_name='undertakingstatement',
            name='opened_in',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opened_%(class)ss', to='dossier.revision', verbose_name='opened in revision'),
        ),
    ]
