"""The secrets of second factors lie encrypted in the database, and open with the keys of the site alone."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.apps import apps
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from imvo_tracker.lib.asof import now

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
OTHER = "een-heel-andere-sleutel-van-de-site-0123456789-abcdefgh"


@pytest.fixture
def user(db):
    return User.objects.create_user("redacteur", is_staff=True)


def code():
    return format_hotp_value(hotp_value(SECRET, int(now().timestamp()) // 30))


def stored(user):
    return [one.data for one in Authenticator.objects.filter(user=user).order_by("type")]


def test_neither_secret_nor_seed_is_readable_in_the_database(user):
    codes = TOTP.activate(user, SECRET)
    recovery = RecoveryCodes.activate(user)
    seed = get_adapter().decrypt(recovery.instance.data["seed"])
    held = str(stored(user))
    assert SECRET not in held
    assert seed not in held
    assert codes.validate_code(code())
    assert recovery.validate_code(recovery.generate_codes()[3])


def test_two_equal_secrets_are_stored_differently(user):
    assert get_adapter().encrypt(SECRET) != get_adapter().encrypt(SECRET)


def test_after_a_change_of_key_the_former_one_still_opens_them(user, settings):
    codes = TOTP.activate(user, SECRET)
    former, settings.SECRET_KEY = settings.SECRET_KEY, OTHER
    with pytest.raises(ImproperlyConfigured, match="IMVO_FORMER_SECRET_KEYS"):
        codes.validate_code(code())
    settings.SECRET_KEY_FALLBACKS = [former]
    assert codes.validate_code(code())


def test_what_was_stored_readable_is_encrypted_by_the_migration_and_goes_on_working(user):
    Authenticator.objects.create(user=user, type="totp", data={"secret": SECRET})
    Authenticator.objects.create(user=user, type="recovery_codes", data={"seed": "00ff" * 10, "used_mask": 5})
    old = stored(user)
    migration = import_module("dossier.migrations.0020_encrypted_second_factors").Migration.operations[0]
    editor = SimpleNamespace(connection=connection)
    migration.code(apps, editor)
    assert SECRET not in str(stored(user))
    assert "00ff00ff" not in str(stored(user))
    assert stored(user)[0]["used_mask"] == 5
    assert Authenticator.objects.get(user=user, type="totp").wrap().validate_code(code())
    migration.reverse_code(apps, editor)
    assert stored(user) == old
