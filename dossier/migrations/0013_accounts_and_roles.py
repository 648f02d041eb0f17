"""A right of its own to read what is not sealed yet: an auditor reads the record, no drafts."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('dossier', '0012_reasons_in_english'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='revision',
            options={'ordering': ('number',), 'permissions': [('read_drafts', 'Can read drafts and proposals')], 'verbose_name': 'revision', 'verbose_name_plural': 'revisions'},
        ),
    ]
