"""`manage.py index_search`: make the index of words anew from the record."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from dossier.actions_index import index_everything


class Command(BaseCommand):
    help = "Make the index of words anew from the record: after migrating an older record, or putting a backup back."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{index_everything()} rows indexed")
