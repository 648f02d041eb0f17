"""Whole lists for those who take the record along: every visible statement, who is named, and the revisions.

Nothing here decides what may be seen: that is `visible_at` and the day on which a document became public.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any

from covenants.evidence.register import name_at
from covenants.evidence.statements import Claimed, Statement, about
from covenants.models import Participation
from covenants.moment.record import Record
from dossier.canonical import ledger_models
from dossier.models import Document, LedgerEntry, Organisation, Revision
from dossier.published import published_at
from imvo_tracker.lib.asof import AsOf
from imvo_tracker.lib.cut import Cut

Model = type[LedgerEntry]


@dataclass(frozen=True, slots=True)
class OrganisationFact:
    """Somebody whom something visible names, by the name borne at the moment."""

    slug: str
    kind: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class RevisionFact:
    """One commit of the record and its place in the chain; why and by whom it was sealed is for staff."""

    number: int
    sealed_at: datetime
    previous_hash: str
    content_hash: str


def statement_key(one: Statement) -> str:
    """Return the key of a statement: its reference, or for what staff recorded by hand one of the same sort."""
    return one.evidence.ref or own_key(type(one.entry), one.entry.pk, one.evidence.revision)


def own_key(model: Model, pk: int, revision: int) -> str:
    """Return the key of a statement without a reference.

    The revision, and a mark that tells neither how many were sealed with it nor which row it is.
    """
    mark = blake2b(f"{model._meta.label_lower}:{pk}".encode(), digest_size=8, person=b"statement").hexdigest()
    return f"r{revision}-{mark}"


class Claims(Cut[Claimed]):
    """Where statements stand."""

    def __init__(self, places: Sequence[tuple[Model, int]]) -> None:
        """Take them by table and key."""
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def cut(self, part: slice) -> list[Claimed]:
        return [Claimed(model, key, "", "") for model, key in self._places[part]]


def every_statement(
    record: Record, models: Collection[Model] | None = None, *, covenant: str = ""
) -> Sequence[Claimed]:
    """Return where every visible statement of some tables stands, oldest knowledge first.

    Of one covenant with a query for each table; of all from memory.
    """
    return _on_covenant(record.as_of, models, covenant) if covenant else Claims(record.every_statement(models))


def _on_covenant(as_of: AsOf, models: Collection[Model] | None, covenant: str) -> list[Claimed]:
    claims: list[tuple[date, int, int, Claimed]] = []
    for table, model in enumerate(ledger_models()):
        if (models is not None and model not in models) or not model.COVENANT:
            continue
        rows: Any = model.objects.visible_at(as_of).filter(about([covenant], model, as_of)).order_by("pk")
        for pk, known, revision in rows.values_list("pk", "known_from", "revision_id"):
            claims.append((known, revision, table, Claimed(model, pk, "", "")))
    claims.sort(key=lambda claim: claim[:3])
    return [claim for _known, _revision, _table, claim in claims]


def statement_of_key(key: str, as_of: AsOf, models: Collection[Model] | None = None) -> Claimed | None:
    """Return where the public statement with a key stands; None where there is none at the moment."""
    tables = [model for model in ledger_models() if models is None or model in models]
    for model in tables:
        rows: Any = model.objects.visible_at(as_of)
        pk = rows.filter(ref=key).values_list("pk", flat=True).first()
        if pk is not None:
            return Claimed(model, pk, "", key)
    number = key.partition("-")[0].removeprefix("r")
    if not (key.startswith("r") and number.isascii() and number.isdigit() and len(number) < 10):
        return None
    sealed = ((model, row) for model in tables for row in _sealed_in(model, int(number), as_of))
    return next((Claimed(model, pk, "", "") for model, pk in sealed if own_key(model, pk, int(number)) == key), None)


def _sealed_in(model: Model, revision: int, as_of: AsOf) -> Iterable[int]:
    rows: Any = model.objects.visible_at(as_of)
    return list(rows.filter(revision=revision, ref=None).order_by("pk").values_list("pk", flat=True))


def organisations_at(as_of: AsOf) -> Sequence[OrganisationFact]:
    """Return who speaks in, takes part by or publishes something visible, by key."""
    published = published_at(as_of.revision)
    named: set[int] = set()
    for model in ledger_models():
        columns = ["actor_id", "organisation_id"] if model is Participation else ["actor_id"]
        rows: Any = model.objects.visible_at(as_of).order_by().values_list(*columns).distinct()
        named |= {pk for row in rows for pk in row if pk is not None}
    papers = (paper for paper in published.every(Document) if paper.is_public_on(as_of.known_on))
    named |= {paper.publisher_id for paper in papers if paper.publisher_id is not None}
    rows = (published.get(Organisation, pk) for pk in named)
    facts = [OrganisationFact(row.slug, row.kind, *name_at(row, as_of)) for row in rows if row is not None]
    return sorted(facts, key=lambda fact: fact.slug)


def revisions_at(as_of: AsOf) -> Sequence[RevisionFact]:
    """Return the revisions up to that of the moment, oldest first."""
    rows = Revision.objects.order_by("number")
    if as_of.revision is not None:
        rows = rows.filter(number__lte=as_of.revision)
    return [RevisionFact(*row) for row in rows.values_list("number", "sealed_at", "previous_hash", "content_hash")]
