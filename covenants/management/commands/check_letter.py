"""`manage.py check_letter`: lay a draft beside the record; nothing of the draft is kept, logged or sent."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from covenants.pages_draft import draft_lines, draft_page
from dossier.domain.visibility import Audience
from imvo_tracker.lib.paper_files import check_size, read_paper
from imvo_tracker.lib.paper_types import UnreadablePaper


class Command(BaseCommand):
    help = "Check the numbers, dates, document numbers and names of a draft letter; exit 1 when something differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="PDF, ODT, DOCX, HTML, official publication XML or plain text")
        parser.add_argument(
            "--date", type=date.fromisoformat, metavar="D", help="day of the letter, where it does not say so"
        )
        parser.add_argument("--format", choices=("text", "json"), default="text")
        parser.add_argument("--language", choices=("nl", "en"), default="nl")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        with override(options["language"]):
            try:
                check_size(path.stat().st_size)
                paper = read_paper(path.name, path.read_bytes())
            except (OSError, UnreadablePaper) as error:
                said = error.message if isinstance(error, UnreadablePaper) else str(error)
                raise CommandError(said, returncode=2) from error
            page = draft_page(paper, audience=Audience.STAFF, written_on=options["date"])
            if options["format"] == "json":
                self.stdout.write(json.dumps(page.as_json(), indent=2, ensure_ascii=False))
            else:
                self.stdout.write("\n".join(draft_lines(page)))
        if page.differs:
            raise SystemExit(1)
