"""History keeps its accounts: Django holds that, not the database, so it stands in 0001."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sectors", "0003_protection")]

    operations = []
