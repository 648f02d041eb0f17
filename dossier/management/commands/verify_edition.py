"""`manage.py verify_edition FILE …`: of which frozen edition a file is, byte for byte; exit 1 where it is of none."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dossier.selectors_editions import recognise


class Command(BaseCommand):
    help = "Say of which frozen edition a file is, byte for byte. Exit 1 when one is of none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        strange = [file for file in options["files"] if not self._tell(file)]
        if strange:
            raise CommandError(f"{len(strange)} of {len(options['files'])} is no file of an edition")

    def _tell(self, file: Path) -> bool:
        """Print what one file is; say whether it is of an edition."""
        try:
            body = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        same, alike = recognise(file.name, body)
        if same is not None:
            frozen = f"edition {same.number}, frozen by revision {same.frozen_by} ({same.fingerprint})"
            self.stdout.write(f"{file}: {frozen}; stands at revision {same.revision} ({same.head})")
            return True
        altered = f"; edition {alike} has a file of this name with other content" if alike else ""
        self.stdout.write(f"{file}: of no edition{altered}")
        return False
