"""`manage.py ledger_head [--content]`: the line to keep elsewhere, or to compare with another database."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dossier.selectors import ledger_head
from dossier.selectors_content import content_head


class Command(BaseCommand):
    help = "Print number and hash of the newest revision (an anchor for verify_ledger)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--content",
            action="store_true",
            help="hash the sealed content without times and accounts: equal for equal loads, no anchor",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        number, head = content_head() if options["content"] else ledger_head()
        if number:
            self.stdout.write(f"{number} {head}")
