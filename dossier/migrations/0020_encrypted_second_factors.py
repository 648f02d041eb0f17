"""Encrypt the secrets of second factors that were stored readable before; see imvo_tracker/accounts/factors.py."""

from allauth.mfa.adapter import get_adapter
from django.db import migrations

KEYS = ("secret", "seed")


def change_with(change):
    def run(apps, schema_editor):
        factors = apps.get_model("mfa", "Authenticator").objects.using(schema_editor.connection.alias)
        for factor in factors.exclude(type="webauthn").select_for_update():
            factor.data.update({key: change(factor.data[key]) for key in KEYS if key in factor.data})
            factor.save(update_fields=["data"])

    return run


def encrypted(text):
    adapter = get_adapter()
    return adapter.encrypt(adapter.decrypt(text))


def readable(text):
    return get_adapter().decrypt(text)


class Migration(migrations.Migration):

    dependencies = [
        ("dossier", "0019_search_index"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [
        migrations.RunPython(change_with(encrypted), change_with(readable)),
    ]
