"""What a search reads of visible statements: the columns it ranks them by, and no more until one is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from covenants.evidence.statements import named_slug
from dossier.canonical import ledger_models
from dossier.domain.dated import day_said
from dossier.domain.visibility import Audience
from dossier.models import Document, LedgerEntry
from dossier.published import Published, published_at
from dossier.rows_searched import label_fields, labels_of, text_fields
from imvo_tracker.lib.asof import AsOf

# Words of the source: not told while the document they come from is still to appear.
_OF_SOURCE = ("wording", "note", "note_en")
# What a statement may be about, by the column that names it.
_NAMED = ("organisation_id", "sector_id", "undertaking_id")


@dataclass(frozen=True, slots=True)
class Searched:
    """One visible statement. `wording` and `notes` are "" and `document` is None while that is still to appear.

    `actor`, `organisation`, `sector` and `undertaking` are primary keys; `day` is empty where only that of reading is
    known.
    """

    model: type[LedgerEntry]
    key: int
    covenant: str
    wording: str
    own: tuple[str, ...]
    notes: tuple[str, ...]
    labels: tuple[str, ...]
    actor: int
    organisation: int | None
    sector: int | None
    undertaking: int | None
    document: Document | None
    day: date | None

    @property
    def anchor(self) -> str:
        """The statement's own address within a page."""
        return f"{self.model._meta.model_name}-{self.key}"


def searched(
    keys: Mapping[type[LedgerEntry], Sequence[int]], as_of: AsOf, audience: Audience = Audience.PUBLIC
) -> Iterator[Searched]:
    """Yield those statements with these keys that are visible; each table is asked, whatever was found."""
    published = published_at(as_of.revision)
    for model in ledger_models():
        columns = _columns(model)
        rows: Any = model.objects.visible_at(as_of, audience).filter(pk__in=keys.get(model, [0]))
        for values in rows.order_by().values_list(*columns):
            yield _searched(model, dict(zip(columns, values, strict=True)), published, as_of)


@cache
def _columns(model: type[LedgerEntry]) -> tuple[str, ...]:
    there = {field.attname for field in model._meta.concrete_fields}
    covenant = model.COVENANT.partition("__")[0]
    named = (*((f"{covenant}_id",) if covenant else ()), *(name for name in _NAMED if name in there))
    evidence = ("pk", "document_id", "actor_id", "known_from", "known_basis", *_OF_SOURCE)
    return tuple(dict.fromkeys((*evidence, *text_fields(model), *label_fields(model), *named)))


def _searched(model: type[LedgerEntry], row: Mapping[str, Any], published: Published, as_of: AsOf) -> Searched:
    paper = published.get(Document, row["document_id"])
    to_come = paper is not None and not paper.is_public_on(as_of.known_on)
    covenant = row.get(f"{model.COVENANT.partition('__')[0]}_id")
    return Searched(
        model=model,
        key=row["pk"],
        covenant=named_slug(model, covenant, as_of),
        wording="" if to_come else row["wording"],
        own=tuple(row[name] for name in text_fields(model) if name not in _OF_SOURCE),
        notes=() if to_come else (row["note"], row["note_en"]),
        labels=tuple(text for name in label_fields(model) for text in labels_of(model, name, row[name])),
        actor=row["actor_id"],
        organisation=row.get("organisation_id"),
        sector=row.get("sector_id"),
        undertaking=row.get("undertaking_id"),
        document=None if to_come else paper,
        day=day_said(row["known_from"], row["known_basis"]),
    )
