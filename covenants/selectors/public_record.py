"""The public record of a snapshot, revision by revision: what was sealed, when, and what its hash was made over."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db.models import Q

from covenants.actions.load_sealed import REASON_FOR_STAFF
from covenants.choices import LOADER
from covenants.selectors.public_masters import PublicMasters, Version
from covenants.selectors.public_statements import PublicStatements
from covenants.selectors.snapshots import Snapshot
from dossier.canonical import (
    canonical_rows,
    edition_bytes,
    envelope,
    ledger_models,
    opening_bytes,
    sealed_master_bytes,
)
from dossier.domain.chain import canonical_json
from dossier.models import Document, Edition, LedgerEntry, Revision, SealedMaster
from dossier.published import master_links
from dossier.selectors_editions import EditionFact, edition_file, editions_at
from imvo_tracker.lib.asof import AsOf


@dataclass(frozen=True, slots=True)
class PublicRevision:
    """One link of the chain. `reason` is "" where something in it is not public to the letter: then it is for staff."""

    number: int
    sealed_at: datetime
    from_file: bool
    reason: str
    previous_hash: str
    content_hash: str
    is_whole: bool
    author: int


class PublicRecord:
    """Everything the public may read of a snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.masters = PublicMasters(snapshot)
        self.statements = PublicStatements(snapshot, self.masters)

    @cached_property
    def revisions(self) -> tuple[PublicRevision, ...]:
        """Return the revisions, oldest first."""
        partial = self._partial_revisions()
        rows = Revision.objects.filter(number__lte=self.snapshot.revision).select_related("author").order_by("number")
        return tuple(
            PublicRevision(
                row.number,
                row.sealed_at,
                row.author.get_username() == LOADER,
                "" if row.number in partial or row.reason == REASON_FOR_STAFF else row.reason,
                row.previous_hash,
                row.content_hash,
                row.number not in partial,
                row.author_id,
            )
            for row in rows
        )

    @cached_property
    def versions(self) -> Mapping[int, list[Version]]:
        """Return by revision the versions of master data that it published."""
        versions: dict[int, list[Version]] = defaultdict(list)
        for version in self.masters.versions:
            versions[version.number].append(version)
        return versions

    @cached_property
    def editions(self) -> tuple[EditionFact, ...]:
        """Return the annexes that were frozen up to the snapshot, oldest first."""
        return editions_at(AsOf(self.snapshot.day, self.snapshot.day, self.snapshot.revision))

    def edition_files(self) -> Iterator[tuple[int, str, bytes]]:
        """Yield number of the edition, name and content of each file that was frozen."""
        for one in self.editions:
            for file in one.files:
                stored = edition_file(one.number, file.ending)
                if stored is not None:
                    yield (one.number, *stored)

    def ledger_lines(self, revision: PublicRevision) -> Iterator[bytes]:
        """Yield what the hash of a wholly public revision was made over, behind the hash before it: line by line."""
        number = revision.number
        yield canonical_json(envelope(number, revision.sealed_at, revision.author, revision.reason))
        rows = [
            content
            for model in ledger_models()
            for _number, content in canonical_rows(model._base_manager.filter(revision=number))
        ]
        columns = ("table", "key", "valid_from", "content", "history")
        rows += [
            sealed_master_bytes(*row) for row in SealedMaster.objects.filter(revision=number).values_list(*columns)
        ]
        for model in ledger_models():
            opened = model._base_manager.filter(opened_in=number).values_list("pk", "public_from")
            rows += [opening_bytes(model._meta.label_lower, pk, day) for pk, day in opened]
        frozen = Edition.objects.filter(sealed_in=number).prefetch_related("files")
        rows += [edition_bytes(edition, edition.files.all()) for edition in frozen]
        yield from sorted(rows)

    def _partial_revisions(self) -> set[int]:
        """Return the revisions that hold anything the public may not read to the letter."""
        partial = {number for model in ledger_models() for number in self._partial_by_statements(model)}
        columns = ("revision_id", "valid_from", "table", "key", "content")
        rows = SealedMaster.objects.filter(revision__lte=self.snapshot.revision)
        for number, valid_from, table, key, content in rows.values_list(*columns):
            values = json.loads(content) if content else None
            if not self.masters.is_whole(apps.get_model(table), key, max(valid_from, 1), values):
                partial.add(number)
        return partial

    def _partial_by_statements(self, model: type[LedgerEntry]) -> Iterator[int]:
        """Yield the revisions with a statement that is or was closed, corrects such a one, or names what is to come."""
        day, hidden = self.snapshot.day, self.masters.hidden_documents
        rows: Any = model._base_manager.filter(revision__lte=self.snapshot.revision)
        words = Q(embargo_reason="", opens_after="", closure="")
        shown = rows.filter(words, closed=False, public_from__lte=day, known_from__lte=day)
        for field, target in master_links(model):
            if target is Document:
                shown = shown.exclude(**{f"{field.name}__in": hidden})
        old = Q(corrects__closed=True) | Q(corrects__public_from__gt=day) | Q(corrects__document__in=hidden)
        untold = rows.filter(old).values("pk")
        left_out = rows.exclude(pk__in=shown.exclude(pk__in=untold).values("pk"))
        yield from left_out.order_by().values_list("revision_id", flat=True).distinct()
        to_come = model._base_manager.filter(opened_in__lte=self.snapshot.revision).exclude(public_from__lte=day)
        yield from to_come.values_list("opened_in_id", flat=True)
