"""Editions of lists too; the tables of editions only take new rows, and the guard names every column."""

from django.db import migrations, models

from dossier.protection import APPEND_ONLY, Protect, Unprotect


class Migration(migrations.Migration):

    dependencies = [
        ('dossier', '0021_editions'),
    ]

    operations = [
        Unprotect("Edition", APPEND_ONLY),
        Unprotect("EditionFile", APPEND_ONLY),
        migrations.AlterModelOptions(
            name='annexdraft',
            options={'ordering': ('-pk',), 'verbose_name': 'annex or list in preparation', 'verbose_name_plural': 'annexes and lists in preparation'},
        ),
        migrations.AddField(
            model_name='annexdraft',
            name='kind',
            field=models.CharField(blank=True, default='', max_length=40, verbose_name='what is frozen'),
        ),
        migrations.AddField(
            model_name='annexdraft',
            name='selection',
            field=models.CharField(blank=True, default='', help_text='Of a list: paste the address of the list with its filters. Empty: the whole list.', max_length=300, verbose_name='selection'),
        ),
        migrations.AddField(
            model_name='edition',
            name='kind',
            field=models.CharField(blank=True, default='', max_length=40, verbose_name='what is frozen'),
        ),
        migrations.AddField(
            model_name='edition',
            name='selection',
            field=models.CharField(blank=True, default='', max_length=300, verbose_name='selection'),
        ),
        Protect("Edition", APPEND_ONLY),
        Protect("EditionFile", APPEND_ONLY),
    ]
