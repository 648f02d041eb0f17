"""`manage.py verify_ledger [--anchor FILE]`: is the record still what was sealed?"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dossier.selectors import find_faults, ledger_head


class Command(BaseCommand):
    help = "Check every revision: hashes, order, missing or added rows, triggers, anchors."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--anchor", type=Path, metavar="FILE", help="file written by ledger_head")

    def handle(self, *args: Any, **options: Any) -> None:
        faults = find_faults(_read_anchors(options["anchor"]) if options["anchor"] else None)
        for fault in faults:
            self.stderr.write(f"revision {fault.revision}: {fault.code} {fault.detail}".rstrip())
        if faults:
            raise CommandError(f"the record is damaged: {len(faults)} fault(s)")
        number, head = ledger_head()
        self.stdout.write(f"the record is whole: {number} revision(s), head {head or '-'}")


def _read_anchors(path: Path) -> dict[int, str]:
    """Return hash by revision number from lines of "<number> <hash>"."""
    try:
        lines = [line.split() for line in path.read_text().splitlines() if line.strip()]
        return {int(number): head for number, head in lines}
    except (OSError, ValueError) as error:
        raise CommandError(f"cannot read the anchor file {path}: {error}") from error
