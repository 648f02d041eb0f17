"""Take the second factor of an account away, for somebody who lost it and the recovery codes too."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from dossier.actions_accounts import remove_second_factor


class Command(BaseCommand):
    """Make sure first that it is really that person who asks; the account makes a new one at its next sign-in."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name of the account."""
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        """Remove what there is, and end the sessions of the account."""
        account = User.objects.filter(username=username).first()
        if account is None:
            raise CommandError(f"There is no account {username}.")
        removed, ended = remove_second_factor(account, by=None)
        self.stdout.write(f"{username}: {removed} removed, {ended} sessions ended")
