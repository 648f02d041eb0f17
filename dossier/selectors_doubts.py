"""Statements and what the record holds beside them, as the plain values that the rules of plausibility are handed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from dossier.domain.plausibility import RULES, Paper, Rule, Said, Surroundings, Tense, doubts, undertaking_tense
from dossier.models import Document, LedgerEntry, PeriodFields, UndertakingStatement
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.doubts import Doubt


@dataclass(frozen=True, slots=True)
class Table:
    """How a ledger table is judged.

    `own` are the columns that make a statement what it is, the first its subject. `named` are documents it names.
    `beside_subject`: it is held against everything said of its subject, else against what its document says.
    """

    own: tuple[str, ...]
    tense: Callable[[Mapping[str, object]], Tense]
    named: tuple[str, ...] = ()
    beside_subject: bool = False


Tables = Mapping[type[LedgerEntry], Table]
TABLES: Tables = {
    UndertakingStatement: Table(
        ("undertaking", "event", "answered_by", "text"), undertaking_tense, named=("undertaking", "answered_by")
    ),
}


def doubts_about_all(
    entries: Sequence[LedgerEntry],
    *,
    undated: Sequence[bool],
    tables: Tables = TABLES,
    rules: Sequence[Rule] = RULES,
) -> list[list[Doubt]]:
    """Return the doubts about each entry, saved or not, in their order, in one query a table.

    The entries are held against the record and against each other: a file may sign a covenant and bring it in force.
    A withdrawal says nothing, so there is nothing to doubt.
    """
    said = [_said(entry, tables[type(entry)], undated=mark) for entry, mark in zip(entries, undated, strict=True)]
    told = [one for one, entry in zip(said, entries, strict=True) if not entry.is_withdrawal]
    replaced = {_identity(entry): _identity(entry.corrects) for entry in entries if entry.corrects is not None}
    gone = set(replaced.values())
    beside: dict[object, list[Said]] = defaultdict(list)
    for other in [*_in_the_record(entries, tables), *told]:
        if other.key in gone:
            continue  # it gives way to what these entries say
        for place in (_subject(other), _place(other)):
            beside[place].append(other)
    day = today()
    all_doubts = []
    for one, entry in zip(said, entries, strict=True):
        others = beside[_subject(one) if tables[type(entry)].beside_subject else _place(one)]
        around = Surroundings(today=day, others=_without(others, one, replaced), repeats=_repeats(entry))
        all_doubts.append([] if entry.is_withdrawal else doubts(one, around, rules))
    return all_doubts


def _subject(said: Said) -> object:
    return (said.table, "subject", next(iter(said.own.values())))


def _place(said: Said) -> object:
    return (said.table, "document", said.document)


def _without(others: Iterable[Said], said: Said, replaced: Mapping[object, object]) -> list[Said]:
    """Return what stands beside a statement: never itself, nor what corrects it. What it corrects is gone already."""
    return [other for other in others if other.key != said.key and replaced.get(other.key) != said.key]


def _in_the_record(entries: Sequence[LedgerEntry], tables: Tables) -> Iterator[Said]:
    """Yield the sealed, uncorrected statements that the entries are held against."""
    by_model: dict[type[LedgerEntry], list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        by_model[type(entry)].append(entry)
    for model, own in by_model.items():
        given = {entry.pk for entry in own}
        for row in _rows(model, own, tables[model]):
            if row.pk not in given:
                yield _said(row, tables[model])


def _rows(model: type[LedgerEntry], entries: Iterable[Any], table: Table) -> QuerySet:
    sealed: Any = model._base_manager.filter(revision__isnull=False)
    rows = sealed.filter(~Exists(sealed.filter(corrects=OuterRef("pk"))), is_withdrawal=False)
    rows = rows.select_related("document", *table.named).order_by("pk")
    if table.beside_subject:
        subject = table.own[0]
        return rows.filter(**{f"{subject}__in": {getattr(entry, f"{subject}_id") for entry in entries} - {None}})
    return rows.filter(
        Q(document__in={entry.document_id for entry in entries} - {None})
        | Q(document=None, known_from__in={entry.known_from for entry in entries if entry.document is None})
    )


def _key(row: Model) -> object:
    """Return the key of a row; a row that a file has yet to write is told by itself."""
    return ("new", id(row)) if row.pk is None else row.pk


def _identity(entry: LedgerEntry) -> object:
    return (entry._meta.model_name, _key(entry))


def _value(entry: Any, name: str) -> Any:
    """Return the value of a column; of a row that is named its key."""
    row = entry._state.fields_cache.get(name)
    return getattr(entry, entry._meta.get_field(name).attname) if row is None else _key(row)


def _said(entry: Any, table: Table, *, undated: bool = False) -> Said:
    model = type(entry)
    own = {name: _value(entry, name) for name in table.own}
    papers = {name: getattr(entry, name) for name in table.named}
    days = {f"{name}_day": _day(paper) for name, paper in papers.items()}
    dated = isinstance(entry, PeriodFields)
    return Said(
        table=model._meta.model_name or "",
        tense=table.tense(own),
        known_from=entry.known_from,
        known_basis=entry.known_basis,
        public_from=entry.public_from,
        paper=_paper(entry.document),
        document=_value(entry, "document"),
        locator=entry.locator,
        earliest=entry.earliest if dated else None,
        latest=entry.latest if dated else None,
        undated=undated,
        named=frozenset(
            day for paper in papers.values() if paper is not None for day in (paper.dated_on, paper.public_on) if day
        ),
        own={**own, **days},
        key=_identity(entry),
    )


def _paper(document: Document | None) -> Paper | None:
    return None if document is None else Paper(document.dated_on, document.public_on, document.pages)


def _day(document: Document | None) -> date | None:
    return None if document is None else document.dated_on or document.public_on


def _repeats(entry: LedgerEntry) -> bool:
    """Say whether a correction has the content of what it corrects, and names the same rows that are yet to write."""
    corrected: Any = entry.corrects
    if corrected is None:
        return False
    return entry.content() == corrected.content() and _unwritten(entry) == _unwritten(corrected)


def _unwritten(entry: LedgerEntry) -> dict[str, object]:
    links = (field.name for field in entry._meta.concrete_fields if field.is_relation and field.name != "corrects")
    rows = {name: entry._state.fields_cache.get(name) for name in links}
    return {name: _key(row) for name, row in rows.items() if row is not None and row.pk is None}
