"""One unit more to choose: the database knows no choices, they stand in 0001."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("covenants", "0003_indexes_for_readings")]

    operations = []
