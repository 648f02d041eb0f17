"""`manage.py load_record FILE…`: load record files, one revision each; a second run changes nothing."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.management.base import BaseCommand, CommandError

from covenants.actions.load_record import LOADER, load_record_file
from covenants.actions.record_file import RecordFileError
from imvo_tracker.lib.badinput import NotAllowed


class Command(BaseCommand):
    help = "Load record files through the same actions as staff input, sealing one revision per file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--by", metavar="USER", help="account that records (default: the loader)")

    def handle(self, *args: Any, **options: Any) -> None:
        by = _account(options["by"])
        for path in options["files"]:
            try:
                loaded = load_record_file(path, by=by, as_system=options["by"] is None)
            except (RecordFileError, NotAllowed) as error:
                raise CommandError(str(error)) from error
            sealed = f"sealed as revision {loaded.revision}" if loaded.revision else "nothing new"
            self.stdout.write(f"{path.name}: {len(loaded.new)} new, {loaded.known} known; {sealed}")


def _account(name: str | None) -> AbstractBaseUser:
    users = get_user_model()._default_manager
    if name is None:
        loader, created = users.get_or_create(username=LOADER, defaults={"is_active": False})
        if created:
            loader.set_unusable_password()
            loader.save()
        return loader
    found = users.filter(username=name).first()
    if found is None:
        raise CommandError(f"no such account: {name}")
    return found
