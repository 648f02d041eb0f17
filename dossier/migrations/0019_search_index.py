"""The index of words, made empty: `manage.py index_search` fills it from a record that is there already."""

from django.db import migrations

from dossier.rows_index import make_tables


def make(apps, schema_editor):
    for statement in make_tables(schema_editor.connection.vendor):
        for one in statement.split(";"):
            schema_editor.execute(one)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE dossier_searchindex")
    schema_editor.execute("DROP TABLE dossier_searchword")


class Migration(migrations.Migration):
    dependencies = [("dossier", "0018_owner_and_end_of_what_is_closed")]

    operations = [migrations.RunPython(make, drop)]
