"""The public record of an edition, revision by revision: what was sealed, when, and what its hash was made over."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.apps import apps
from django.db.models import Q

from covenants.actions.load_sealed import REASON_FOR_STAFF
from covenants.choices import LOADER
from covenants.selectors.editions import Edition
from covenants.selectors.public_masters import PublicMasters, Version
from covenants.selectors.public_statements import PublicStatements
from dossier.canonical import canonical_rows, envelope, ledger_models, opening_bytes, sealed_master_bytes
from dossier.domain.chain import canonical_json
from dossier.models import Revision, SealedMaster


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
    """Everything the public may read of an edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.masters = PublicMasters(edition)
        self.statements = PublicStatements(edition, self.masters)

    @cached_property
    def revisions(self) -> tuple[PublicRevision, ...]:
        """Return the revisions, oldest first."""
        partial = self._partial_revisions()
        rows = Revision.objects.filter(number__lte=self.edition.revision).select_related("author").order_by("number")
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
        yield from sorted(rows)

    def _partial_revisions(self) -> set[int]:
        """Return the revisions that hold anything the public may not read to the letter."""
        day, newest = self.edition.day, self.edition.revision
        to_the_letter = Q(closed=False, public_from__lte=day, known_from__lte=day, embargo_reason="", opens_after="")
        hidden = self.masters.hidden_documents
        partial: set[int] = set()
        for model in ledger_models():
            rows = model._base_manager.filter(revision__lte=newest)
            open_rows = rows.filter(to_the_letter & Q(closure="")).exclude(document__in=hidden)
            old = Q(corrects__closed=True) | Q(corrects__public_from__gt=day) | Q(corrects__document__in=hidden)
            for field in ("supplied_by", "answered_by", "undertaking"):
                if any(one.name == field for one in model._meta.concrete_fields):
                    old |= Q(**{f"{field}__in": hidden})
            shown = open_rows.exclude(pk__in=rows.filter(old).values("pk"))
            partial |= set(rows.exclude(pk__in=shown.values("pk")).values_list("revision_id", flat=True).distinct())
            opened = model._base_manager.filter(opened_in__lte=newest).filter(~Q(public_from__lte=day))
            partial |= set(opened.values_list("opened_in_id", flat=True))
        columns = ("revision_id", "valid_from", "table", "key", "content")
        for number, valid_from, table, key, content in SealedMaster.objects.filter(revision__lte=newest).values_list(*columns):
            values = json.loads(content) if content else None
            if not self.masters.is_whole(apps.get_model(table), key, max(valid_from, 1), values):
                partial.add(number)
        return partial
