"""`manage.py forget_drafts`: delete the kept drafts of letters of which the last day is over. Belongs in cron."""

from __future__ import annotations

from typing import Any

from covenants.actions.kept_drafts import forget_what_is_over
from dossier.management.recording import RecordingCommand


class Command(RecordingCommand):
    help = "Delete the kept drafts of letters of which the last day is over."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{forget_what_is_over()} deleted")
