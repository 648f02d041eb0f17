"""Prepare the database of a demonstration in one process: tables, the record, accounts."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Each step is a command of its own too; starting the application for each would cost as much as all of them."""

    help = __doc__
    requires_system_checks = ()  # `make check` asks them

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the record files."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="record files, loaded in this order")

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, load what is not loaded yet, and make the accounts that are missing, with a negotiation."""
        self.stdout.write("== preparing the database")
        call_command("migrate", verbosity=0)
        self.stdout.write("== loading the record")
        call_command("load_record", *options["files"], stdout=self.stdout)
        call_command("demo_accounts", stdout=self.stdout)
        call_command("demo_negotiation", stdout=self.stdout)
