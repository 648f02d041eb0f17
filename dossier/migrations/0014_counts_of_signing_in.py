"""The table in which all processes count failed sign-ins: Django's cache in the database."""

from django.core.management import call_command
from django.db import migrations

TABLE = "login_limits"


def make(apps, schema_editor):
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


def remove(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE {TABLE}")


class Migration(migrations.Migration):

    dependencies = [
        ("dossier", "0013_accounts_and_roles"),
    ]

    operations = [
        migrations.RunPython(make, remove),
    ]
