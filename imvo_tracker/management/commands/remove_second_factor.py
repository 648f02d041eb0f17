"""Take the second factor of an account away, for somebody who lost it and the recovery codes too."""

from argparse import ArgumentParser
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction


class Command(BaseCommand):
    """Make sure first that it is really that person who asks; the account makes a new one at its next sign-in."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name of the account."""
        parser.add_argument("username")

    @transaction.atomic
    def handle(self, *args: Any, username: str, **options: Any) -> None:
        """Remove what there is, and end the sessions of the account."""
        account = User.objects.filter(username=username).first()
        if account is None:
            raise CommandError(f"There is no account {username}.")
        removed, _tables = Authenticator.objects.filter(user=account).delete()
        ended = [
            one.pk for one in Session.objects.iterator() if one.get_decoded().get("_auth_user_id") == str(account.pk)
        ]
        Session.objects.filter(pk__in=ended).delete()
        self.stdout.write(f"{username}: {removed} removed, {len(ended)} sessions ended")
