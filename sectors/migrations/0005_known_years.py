"""Days lie in the years that the record knows: the database has nothing to change, the fields of 0001 say so."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sectors", "0004_history_keeps_its_accounts")]

    operations = []
