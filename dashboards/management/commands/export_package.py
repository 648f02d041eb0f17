"""`manage.py export_package DIR [--revision N]`: the public record as a data package."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from covenants.selectors.snapshots import snapshot_at
from dashboards.package.writing import write_package, write_zip, zip_name
from imvo_tracker.lib.asof import AsOf, today


class Command(BaseCommand):
    help = "Write the public record as a data package into an empty folder: CSV, JSON, SQLite, record files, ledger."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--revision", type=int, metavar="N", help="up to this revision (default: newest)")
        parser.add_argument("--zip", action="store_true", help="write one file that holds them all beside DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        snapshot = snapshot_at(AsOf(today(), today(), options["revision"]))
        if snapshot is None:
            raise CommandError("there is no such revision")
        folder: Path = options["folder"]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise CommandError(f"{folder} is not empty")
            write_package(snapshot, folder)
            if options["zip"]:
                write_zip(snapshot, folder, folder.parent / zip_name(snapshot))
        except OSError as error:
            raise CommandError(f"the package cannot be written: {error}") from error
        self.stdout.write(f"snapshot {snapshot.name}, head {snapshot.head}")
