"""Keeping the index of words: with each seal what it made public, or everything anew."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from dossier.actions_masters import sealed_among
from dossier.canonical import ledger_models, master_models
from dossier.models import LedgerEntry, MasterData, Organisation, SealedMaster
from dossier.models.documents import Document
from dossier.querysets import batched_keys, keys_by_table
from dossier.rows_index import Indexed, throw_away, write
from dossier.rows_searched import (
    COVENANT_HEAD,
    SECTOR_HEAD,
    label_fields,
    labels_of,
    names_in,
    numbers_in,
    text_fields,
    written_as_one,
)
from imvo_tracker.lib.search_words import words_in

SEARCHED = ("organisation", "document", "sector", "covenant")  # tables of master data, by the name of the model
_COVENANT, _SECTOR = "covenants.covenant", "sectors.sector"  # of floors above this one
_HEADS = {_COVENANT: COVENANT_HEAD, _SECTOR: SECTOR_HEAD}
_PORTION = 900


@transaction.atomic
def index_everything() -> int:
    """Make the index anew from what is sealed; returns how many rows it holds."""
    throw_away()
    count = 0
    for label in _labels():
        keys = SealedMaster.objects.filter(table=label).values_list("object_id", flat=True).order_by().distinct()
        count += _index_masters({label: sorted(keys)})
    for model in ledger_models():
        count += _index_entries(model, Q())
    return count


def index_sealed(number: int, entries: Iterable[LedgerEntry]) -> None:
    """Take in what a revision sealed or opened; `entries` are its statements and those it opened."""
    changed: dict[str, list[int]] = defaultdict(list)
    for table, pk in SealedMaster.objects.filter(revision=number, table__in=_labels()).values_list(
        "table", "object_id"
    ):
        changed[table].append(pk)
    _with_their_sectors(changed)
    _index_masters(changed)
    for model, keys in keys_by_table((type(entry), entry.pk) for entry in entries):
        _index_entries(model, Q(pk__in=keys))
    _index_entries_naming(changed, number)


def _labels() -> dict[str, type[MasterData]]:
    return {model._meta.label_lower: model for model in master_models() if model._meta.model_name in SEARCHED}


def _contents(label: str, keys: Collection[int]) -> dict[int, list[str]]:
    """Return every sealed content of some rows, by primary key."""
    contents: dict[int, list[str]] = defaultdict(list)
    for portion in batched_keys(sorted(keys)):
        for pk, _key, content in sealed_among(label).rows(portion):
            contents[pk].append(content)
    return contents


def _with_their_sectors(changed: dict[str, list[int]]) -> None:
    """Add the covenants of the sectors that changed: a covenant is found by the names of its sectors."""
    sectors = changed.get(_SECTOR)
    if not sectors:
        return
    codes = set(SealedMaster.objects.filter(table=_SECTOR, object_id__in=sectors).values_list("key", flat=True))
    own = set(changed[_COVENANT])
    for pk, content in SealedMaster.objects.filter(table=_COVENANT).values_list("object_id", "content"):
        if content and pk not in own and codes & set(json.loads(content)["sectors"]):
            own.add(pk)
    changed[_COVENANT] = sorted(own)


def _index_masters(keys: Mapping[str, Collection[int]]) -> int:
    tables, count = _labels(), 0
    for label, pks in keys.items():
        for start in range(0, len(pks), _PORTION):
            contents = _contents(label, list(pks)[start : start + _PORTION])
            sectors = _names_of_sectors(contents.values()) if label == _COVENANT else {}
            rows = [
                _indexed(tables[label], pk, None, _with_kind(label, [*_names(versions), *_by_code(versions, sectors)]))
                for pk, versions in contents.items()
            ]
            write(rows)
            count += len(rows)
    return count


def _with_kind(label: str, names: list[str]) -> list[str]:
    return [*names, *written_as_one(_HEADS[label], names)] if label in _HEADS else names


def _names(versions: Iterable[str]) -> list[str]:
    return [name for content in versions for name in names_in(content)]


def _names_of_sectors(contents: Iterable[Iterable[str]]) -> dict[str, list[str]]:
    codes = {
        code for versions in contents for content in versions if content for code in json.loads(content)["sectors"]
    }
    names: dict[str, list[str]] = defaultdict(list)
    rows = SealedMaster.objects.filter(table=_SECTOR, key__in=sorted(codes)).order_by("pk")
    for code, content in rows.values_list("key", "content"):
        names[code] += names_in(content)
    return names


def _by_code(versions: Iterable[str], names: Mapping[str, list[str]]) -> Iterator[str]:
    for content in versions if names else ():
        for code in json.loads(content)["sectors"] if content else ():
            yield from names.get(code, ())


def _indexed(model: Any, pk: int, known_from: Any, texts: Iterable[str]) -> Indexed:
    words = [word for text in texts for word in words_in(text)]
    return Indexed(
        model, pk, known_from, frozenset(word.plain for word in words), frozenset(word.stem for word in words)
    )


def _naming(model: type[LedgerEntry]) -> dict[str, str]:
    """Return by which columns a table names what its statements are found by, with the table named."""
    fields = {field.name for field in model._meta.concrete_fields}
    tables = {"document_id": Document._meta.label_lower, "actor_id": Organisation._meta.label_lower}
    if model.COVENANT:
        tables[f"{model.COVENANT}_id"] = _COVENANT
    if model.SECTOR:
        tables[f"{model.SECTOR}_id"] = _SECTOR
    if "organisation" in fields:
        tables["organisation_id"] = Organisation._meta.label_lower
    if "undertaking" in fields:
        tables["undertaking_id"] = Document._meta.label_lower
    return tables


def _index_entries_naming(changed: Mapping[str, Collection[int]], number: int) -> None:
    """Take in again the older statements on what changed its name."""
    for label, pks in changed.items():
        before = SealedMaster.objects.filter(table=label, object_id__in=pks, revision__lt=number)
        older = sorted(set(before.values_list("object_id", flat=True)))
        for model in ledger_models() if older else ():
            for column, named in _naming(model).items():
                if named == label and column not in ("document_id", "actor_id"):
                    for portion in batched_keys(older):
                        _index_entries(model, Q(**{f"{column}__in": portion}, revision__lt=number))


def _index_entries(model: type[LedgerEntry], which: Q) -> int:
    """Take in sealed statements that are public or will be on a day: what is closed without one is in no index."""
    opens = Q(public_from__isnull=False) | Q(opens_by__isnull=False)
    rows: QuerySet = model._base_manager.filter(which, opens, revision__isnull=False, is_withdrawal=False)
    texts, labels, naming = text_fields(model), label_fields(model), _naming(model)
    columns = ("pk", "known_from", *texts, *labels, *naming)
    waiting: list[tuple[Any, ...]] = []
    count = 0
    for row in rows.order_by("pk").values_list(*columns).iterator(chunk_size=_PORTION):
        waiting.append(row)
        if len(waiting) == _PORTION:
            count += _write_entries(model, waiting)
            waiting = []
    return count + _write_entries(model, waiting)


def _names_by_key(label: str, keys: Collection[int], *, numbers_alone: bool) -> dict[int, list[str]]:
    """Return how rows of master data are called; of the document of a statement its number alone."""
    said = numbers_in if numbers_alone else names_in
    return {pk: [name for one in contents for name in said(one)] for pk, contents in _contents(label, keys).items()}


def _write_entries(model: type[LedgerEntry], rows: Collection[tuple[Any, ...]]) -> int:
    if not rows:
        return 0
    texts, labels, naming = text_fields(model), label_fields(model), _naming(model)
    last = 2 + len(texts)
    named = {
        place: _names_by_key(label, {row[place] for row in rows} - {None}, numbers_alone=column == "document_id")
        for place, (column, label) in enumerate(naming.items(), last + len(labels))
    }
    write(
        _indexed(
            model, row[0], row[1],
            [
                *row[2:last],
                *(label for name, code in zip(labels, row[last:], strict=False)
                  for label in labels_of(model, name, code)),
                *(name for place, names in named.items() for name in names.get(row[place], ())),
            ],
        )
        for row in rows
    )  # fmt: skip
    return len(rows)
