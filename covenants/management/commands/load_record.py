"""`manage.py load_record FILE…`: load record files, one revision each; a second run changes nothing."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _

from covenants.actions.load_record import load_record_file
from covenants.actions.record_file import RecordFileError
from covenants.choices import LOADER
from imvo_tracker.lib.badinput import NotAllowed


class Command(BaseCommand):
    help = "Load record files through the same actions as staff input, sealing one revision per file."
    requires_system_checks = ()  # those of pages and addresses cost as much as loading the whole record

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--by", metavar="USER", help="account that records (default: the loader)")
        parser.add_argument(
            "--prefer-file",
            action="store_true",
            help="write the file's version of master data over a differing one (default: leave it and say so)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._load(**options)
        except DatabaseError as error:
            raise CommandError(f"the database cannot be written: {error}") from error

    def _load(self, **options: Any) -> None:
        by = _account(options["by"])
        left = False
        for path in options["files"]:
            try:
                loaded = load_record_file(
                    path, by=by, prefer_file=options["prefer_file"], as_system=options["by"] is None
                )
            except (RecordFileError, NotAllowed) as error:
                raise CommandError(str(error)) from error
            sealed = f"sealed as revision {loaded.revision}" if loaded.revision else "nothing new"
            self.stdout.write(f"{path.name}: {len(loaded.new)} new, {loaded.known} known; {sealed}")
            for difference in loaded.differences:
                self.stdout.write(f"  {difference}")
                left = left or not difference.taken
        if left:
            self.stdout.write(_("The record was left as it is; --prefer-file writes the version of the file."))


def _account(name: str | None) -> AbstractBaseUser:
    users = get_user_model()._default_manager
    if name is None:
        loader, created = users.get_or_create(username=LOADER, defaults={"is_active": False})
        if created:
            loader.set_unusable_password()
            loader.save()
        return loader
    account = users.filter(username=name).first()
    if account is None:
        raise CommandError(f"no such account: {name}")
    return account
