"""`manage.py fetch_documents --dossier 26485`: ask the gazette for papers of a dossier, and propose the new ones."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.management.base import CommandError

from dossier.actions_gazette import READER, Proposed, propose_documents
from dossier.management.recording import RecordingCommand
from imvo_tracker.lib.fetch import Unfetchable
from imvo_tracker.lib.gazette import DOSSIER, search_dossier

OFF = "This is switched off. Set IMVO_GAZETTE_URL, for example to https://repository.overheid.nl/sru."


class Command(RecordingCommand):
    help = "Ask the gazette for papers of a dossier and propose the new ones as drafts; publishes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dossier", required=True, help="number of the dossier, as 26485 or 35925-XVII")
        parser.add_argument("--by", metavar="USER", help="account in whose name the drafts are made")
        parser.add_argument("--dry-run", action="store_true", help="say what is new, and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        dossier = options["dossier"].replace(" ", "").upper()
        if not DOSSIER.fullmatch(dossier):
            raise CommandError("--dossier: write five digits, and perhaps a chapter: 26485, 35925-XVII")
        if not settings.GAZETTE_URL:
            raise CommandError(OFF)
        by = _account(options["by"])
        self.acts_as(by)
        try:
            records = search_dossier(settings.GAZETTE_URL, dossier)
        except Unfetchable as error:
            raise CommandError(f"nothing was written: {error}") from error
        self._report(propose_documents(records, dossier=dossier, by=by, write=not options["dry_run"]))

    def _report(self, proposed: Proposed) -> None:
        counts = (len(proposed.new), len(proposed.known), len(proposed.refused))
        self.stdout.write("{} new, {} known, {} refused".format(*counts))
        for document in proposed.new:
            unsure = " (kind not recognised: taken for a letter)" if document in proposed.unsure else ""
            self.stdout.write(f"  new: {document.printed_number}, {document.kind}: {document.title}{unsure}")
        for one in proposed.refused:
            self.stdout.write(f"  refused: {one.identifier}: {one.why}")


def _account(name: str | None) -> AbstractBaseUser:
    users = get_user_model()._default_manager
    if name is None:
        reader, created = users.get_or_create(username=READER, defaults={"is_active": False})
        if created:
            reader.set_unusable_password()
            reader.save()
        return reader
    account = users.filter(username=name, is_active=True).first()
    if account is None:
        raise CommandError(f"no such account: {name}")
    return account
