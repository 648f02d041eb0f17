"""`manage.py ledger_head`: the line to keep elsewhere, so that a cut tail is noticed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from dossier.selectors import ledger_head


class Command(BaseCommand):
    help = "Print number and hash of the newest revision (an anchor for verify_ledger)."

    def handle(self, *args: Any, **options: Any) -> None:
        number, head = ledger_head()
        if number:
            self.stdout.write(f"{number} {head}")
