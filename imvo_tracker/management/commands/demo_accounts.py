"""Make one account for each role, with a fresh password that is printed once."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from imvo_tracker.roles import sync_roles

ACCOUNTS = (
    ("ser", "ser-secretariat"),
    ("redacteur", "ministry-editor"),
    ("publicist", "ministry-publisher"),
    ("beheerder", "administrator"),
    ("auditor", "auditor"),
)
# Without letters and digits that look alike on a screen
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


class Command(BaseCommand):
    """A second run changes nothing, unless new passwords are asked for."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer new passwords."""
        parser.add_argument("--renew", action="store_true", help="give the existing accounts new passwords")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing and print its password."""
        if settings.HTTPS:
            raise CommandError("This site is served over https: demo accounts are for a demonstration on one machine.")
        with transaction.atomic():
            sync_roles()
            made = [(name, role, make(name, role, renew=options["renew"])) for name, role in ACCOUNTS]
        shown = [(name, role, password) for name, role, password in made if password]
        for name, role, password in shown:
            self.stdout.write(f"   {name:<10} {password}   ({role})")
        if not shown:
            self.stdout.write("   demo accounts exist; new passwords: manage.py demo_accounts --renew")


def make(username: str, role: str, *, renew: bool) -> str:
    """Return the password of a new or renewed account, or "" where nothing was done."""
    user, created = User.objects.get_or_create(username=username, defaults={"is_staff": True})
    if not created and not renew:
        return ""
    password = fresh_password()
    validate_password(password, user)
    user.set_password(password)
    user.save()
    user.groups.set([Group.objects.get(name=role)])
    return password


def fresh_password() -> str:
    """Return four groups of five characters: about 100 bits, and still readable aloud."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(5)) for _ in range(4))
