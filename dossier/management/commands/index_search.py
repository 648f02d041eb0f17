"""`manage.py index_search`: make the index of words anew from the record."""

from __future__ import annotations

from typing import Any

from dossier.actions_index import index_everything
from dossier.management.recording import RecordingCommand


class Command(RecordingCommand):
    help = "Make the index of words anew from the record: after migrating an older record, or putting a backup back."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{index_everything()} rows indexed")
