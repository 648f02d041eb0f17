"""Editions of lists too, and who has to answer a motion; the guards name every column, so they are put back."""

import django.db.models.deletion
from django.db import migrations, models

from dossier.protection import APPEND_ONLY, LEDGER, Protect, Unprotect


class Migration(migrations.Migration):

    dependencies = [
        ('dossier', '0021_editions'),
    ]

    operations = [
        Unprotect("Edition", APPEND_ONLY),
        Unprotect("EditionFile", APPEND_ONLY),
        Unprotect("UndertakingStatement", LEDGER),
        migrations.AlterModelOptions(
            name='annexdraft',
            options={'ordering': ('-pk',), 'verbose_name': 'annex or list in preparation', 'verbose_name_plural': 'annexes and lists in preparation'},
        ),
        migrations.AddField(
            model_name='annexdraft',
            name='kind',
            field=models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='what is frozen'),
        ),
        migrations.AddField(
            model_name='annexdraft',
            name='selection',
            field=models.CharField(blank=True, db_default='', default='', help_text='Of a list: paste the address of the list with its filters. Empty: the whole list.', max_length=300, verbose_name='selection'),
        ),
        migrations.AddField(
            model_name='edition',
            name='kind',
            field=models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='what is frozen'),
        ),
        migrations.AddField(
            model_name='edition',
            name='selection',
            field=models.CharField(blank=True, db_default='', default='', max_length=300, verbose_name='selection'),
        ),
        migrations.AddField(
            model_name='undertakingstatement',
            name='addressed_to',
            field=models.ForeignKey(blank=True, help_text='The minister, where a source says which one. Empty: the cabinet, or who promised it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='asked_of', to='dossier.organisation', verbose_name='who has to answer'),
        ),
        Protect("UndertakingStatement", LEDGER, comes_off=True),
        Protect("Edition", APPEND_ONLY),
        Protect("EditionFile", APPEND_ONLY),
    ]
