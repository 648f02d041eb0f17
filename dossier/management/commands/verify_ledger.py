"""`manage.py verify_ledger [--anchor FILE [--add]]`: is the record still what was sealed?"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dossier.selectors import find_faults, ledger_head
from dossier.selectors_anchors import read_anchors


class Command(BaseCommand):
    help = "Check every revision: hashes, order, missing or added rows, triggers, anchors."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--anchor", type=Path, metavar="FILE", help="file written by ledger_head or by --add")
        parser.add_argument("--add", action="store_true", help="add the head to that file once the record is whole")

    def handle(self, *args: Any, **options: Any) -> None:
        path, add = options["anchor"], options["add"]
        if add and not path:
            raise CommandError("--add needs --anchor FILE")
        anchors = _anchors(path, may_begin=add) if path else None
        faults = find_faults(anchors)
        for fault in faults:
            self.stderr.write(f"revision {fault.revision}: {fault.code} {fault.detail}".rstrip())
        if faults:
            raise CommandError(f"the record is damaged: {len(faults)} fault(s)")
        number, head = ledger_head()
        if add and number and number not in (anchors or {}):
            _append(path, f"{number} {head}\n")
        elif add:
            path.touch()  # the file's time says when it was verified last
        self.stdout.write(f"the record is whole: {number} revision(s), head {head or '-'}")


def _anchors(path: Path, *, may_begin: bool) -> dict[int, str]:
    if may_begin and not path.exists():
        return {}
    try:
        return read_anchors(path)
    except ValueError as error:
        raise CommandError(str(error)) from error


def _append(path: Path, line: str) -> None:
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(line)
    except OSError as error:
        raise CommandError(f"cannot write the anchor file {path}: {error}") from error
