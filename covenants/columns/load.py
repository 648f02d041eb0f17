"""Reading the record from the database into arrays: whole, or only what was sealed since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np

from covenants.choices import ParticipationRole, ReportTopic
from covenants.columns.layout import (
    BASES,
    KINDS,
    MODALITIES,
    NEVER,
    UNITS,
    Columns,
    Conditions,
    Ints,
    Masters,
    Mentions,
    Milestones,
    Seen,
    ordinal,
)
from covenants.domain.promises import voice_of
from covenants.models import (
    Covenant,
    CovenantName,
    Measurement,
    MilestoneStatement,
    Participation,
    StatusReport,
    ThresholdCondition,
)
from dossier.models import Document, LedgerEntry, Organisation
from sectors.choices import SectorKind
from sectors.models import Sector

NOBODY = -1
# Saying that nothing was found, or that a covenant was named, moves nothing.
NO_MOVEMENT = (ReportTopic.NOTHING_FOUND, ReportTopic.MENTION, ReportTopic.SOURCE_ERROR)
_SEEN = ("known_from", "public_from", "revision_id", "corrected_by__revision_id")
_WHAT = (
    "pk", "covenant_id", "kind", "modality", "basis", "partial", "doubtful", "earliest", "latest", "latest_strict",
    "actor_id", "document_id",
)  # fmt: skip
_KIND_CODE = {kind: code for code, kind in enumerate(KINDS)}
_MODALITY_CODE = {modality: code for code, modality in enumerate(MODALITIES)}
_UNIT_CODE = {unit: code for code, unit in enumerate(UNITS)}
_BASIS_CODE = {basis: code for code, basis in enumerate(BASES)}


def load_columns(*, up_to: int) -> Columns:
    """Read everything sealed up to a revision."""
    masters = load_masters()
    return Columns(
        masters, _milestones(masters, 0, up_to), _mentions(masters, 0, up_to), _conditions(masters, 0, up_to)
    )


def load_since(columns: Columns, *, after: int, up_to: int) -> Columns:
    """Add what was sealed after a revision; earlier rows learn that they were corrected."""
    masters = load_masters()
    if masters.slugs != columns.masters.slugs:
        return load_columns(up_to=up_to)
    return Columns(
        masters,
        _joined(columns.milestones, _milestones(masters, after, up_to), _corrections((MilestoneStatement,), after)),
        _joined(columns.mentions, _mentions(masters, after, up_to), _corrections(MENTIONING, after)),
        _joined(columns.conditions, _conditions(masters, after, up_to), _corrections((ThresholdCondition,), after)),
    )


def load_masters() -> Masters:
    """Read covenants, names, sectors, organisations and documents."""
    rows = list(Covenant.objects.order_by("code").values_list("pk", "slug", "code"))
    number = {pk: position for position, (pk, _slug, _code) in enumerate(rows)}
    sectors = list(Sector.objects.order_by("code").values_list("pk", "code", "known_from", "kind"))
    place = {pk: position for position, (pk, *_rest) in enumerate(sectors)}
    links = [
        (number[covenant], place[sector])
        for covenant, sector in Covenant.sectors.through.objects.values_list("covenant_id", "sector_id")
    ]
    links.sort()
    speakers = list(Organisation.objects.values_list("pk", "slug", "kind"))
    papers = list(Document.objects.values_list("pk", "key", "public_on"))
    return Masters(
        slugs=tuple(slug for _pk, slug, _code in rows),
        codes=tuple(code for _pk, _slug, code in rows),
        position={slug: position for position, (_pk, slug, _code) in enumerate(rows)},
        number=number,
        names=_names(number),
        sectors=tuple(code for _pk, code, _known, _kind in sectors),
        sector_known=_ints(known.toordinal() for _pk, _code, known, _kind in sectors),
        sector_is_sub=np.array([kind == SectorKind.SUB for *_rest, kind in sectors], dtype=bool),
        covenant_of=_ints(covenant for covenant, _sector in links),
        sector_of=_ints(sector for _covenant, sector in links),
        organisations={pk: slug for pk, slug, _kind in speakers},
        voices={pk: voice_of(kind, slug) for pk, slug, kind in speakers},
        documents={pk: key for pk, key, _day in papers},
        document_public={pk: day.toordinal() for pk, _key, day in papers},
    )


def _names(number: dict[int, int]) -> tuple[tuple[tuple[int, str, str], ...], ...]:
    found: list[list[tuple[int, str, str]]] = [[] for _ in number]
    rows = CovenantName.objects.order_by("known_from").values_list("covenant_id", "known_from", "name", "name_en")
    for covenant, known, name, name_en in rows:
        found[number[covenant]].append((known.toordinal(), name, name_en))
    return tuple(map(tuple, found))


def _ints(values: Iterable[int], kind: type = np.int32) -> Ints:
    return np.fromiter(values, dtype=kind)


def _rows(model: type[LedgerEntry], columns: Sequence[str], after: int, up_to: int) -> list[tuple[Any, ...]]:
    """Return the sealed rows as columns; a withdrawal has no content of its own."""
    rows = model._base_manager.filter(revision__gt=after, revision__lte=up_to, is_withdrawal=False)
    found = list(rows.order_by("revision_id", "pk").values_list(*columns, *_SEEN))
    return list(zip(*found, strict=True)) if found else [() for _ in (*columns, *_SEEN)]


def _seen(known: Sequence[Any], public: Sequence[Any], revision: Sequence[Any], corrected: Sequence[Any]) -> Seen:
    return Seen(
        _ints(map(ordinal, known)),
        _ints(map(ordinal, public)),
        _ints(revision),
        _ints(NEVER if found is None else found for found in corrected),
    )


def _codes(values: Sequence[Any], codes: dict[Any, int]) -> Ints:
    return _ints(codes[value] for value in values)


def _milestones(masters: Masters, after: int, up_to: int) -> Milestones:
    found = _rows(MilestoneStatement, _WHAT, after, up_to)
    (key, covenant, kind, modality, basis, partial, doubtful, earliest, latest, strict, actor, document, *seen) = found
    return Milestones(
        covenants=len(masters.slugs),
        key=_ints(key, np.int64),
        covenant=_codes(covenant, masters.number),
        kind=_codes(kind, _KIND_CODE),
        modality=_codes(modality, _MODALITY_CODE),
        basis=_codes(basis, _BASIS_CODE),
        partial=np.array(partial, dtype=bool),
        doubtful=np.array(doubtful, dtype=bool),
        earliest=_ints(map(ordinal, earliest)),
        latest=_ints(map(ordinal, latest)),
        latest_strict=_ints(map(ordinal, strict)),
        actor=_ints(actor),
        document=_ints(NOBODY if pk is None else pk for pk in document),
        seen=_seen(*seen),
    )


MENTIONING: tuple[type[LedgerEntry], ...] = (Participation, Measurement, StatusReport)


_OWN: dict[type[LedgerEntry], tuple[str, str]] = {
    Participation: ("role", "organisation_id"),
    Measurement: ("unit", "pk"),
    StatusReport: ("topic", "pk"),
}


def _mentions(masters: Masters, after: int, up_to: int) -> Mentions:
    """Join the tables; a key is unique within its table only."""
    parts = [_mentions_of(model, number, masters, after, up_to) for number, model in enumerate(MENTIONING)]
    return _in_order(_concatenated(parts))


def _in_order(mentions: Mentions) -> Mentions:
    order = np.argsort(mentions.seen.revision, kind="stable")
    return _taken(mentions, order)


def _taken(mentions: Mentions, which: Any) -> Mentions:
    """Return some rows, by a mask or in an order."""
    found: Mentions = _each([mentions], lambda values: values[0][which])
    return found


def _mentions_of(model: type[LedgerEntry], table: int, masters: Masters, after: int, up_to: int) -> Mentions:
    own = _OWN[model]
    key, covenant, document, what, who, *seen = _rows(model, ("pk", "covenant_id", "document_id", *own), after, up_to)
    leads = model is Participation
    found = Mentions(
        covenants=len(masters.slugs),
        key=_table_key(_ints(key, np.int64), table),
        covenant=_ints(NOBODY if pk is None else masters.number[pk] for pk in covenant),
        named=np.array([topic == ReportTopic.MENTION for topic in what], dtype=bool),
        searched=np.array([topic == ReportTopic.NOTHING_FOUND for topic in what], dtype=bool),
        moves=np.array([topic not in NO_MOVEMENT for topic in what], dtype=bool),
        facilitator=_ints(
            pk if leads and pk and role == ParticipationRole.FACILITATOR else NOBODY
            for role, pk in zip(what, who, strict=True)
        ),
        unit=_ints(_UNIT_CODE.get(word, NOBODY) if model is Measurement else NOBODY for word in what),
        document=_ints(NOBODY if pk is None else pk for pk in document),
        seen=_seen(*seen),
    )
    spoken_of = found.covenant != NOBODY
    return _taken(found, spoken_of)


def _table_key(keys: Ints, table: int) -> Ints:
    return keys * len(MENTIONING) + table


def _conditions(masters: Masters, after: int, up_to: int) -> Conditions:
    columns = ("pk", "threshold__covenant_id", "threshold_id", "unit")
    key, covenant, threshold, unit, *seen = _rows(ThresholdCondition, columns, after, up_to)
    return Conditions(
        _ints(key, np.int64),
        _codes(covenant, masters.number),
        _ints(threshold),
        _codes(unit, _UNIT_CODE),
        _seen(*seen),
    )


def _corrections(tables: Sequence[type[LedgerEntry]], after: int) -> dict[int, int]:
    """Return by key the revision in which an earlier row was corrected or withdrawn."""
    found: dict[int, int] = {}
    for number, model in enumerate(tables):
        rows: Any = model._base_manager.filter(revision__gt=after, corrects__isnull=False)
        for key, revision in rows.values_list("corrects_id", "revision_id"):
            found[key if len(tables) == 1 else key * len(MENTIONING) + number] = revision
    return found


def _joined(old: Any, new: Any, corrections: dict[int, int]) -> Any:
    """Put a table's new rows behind the old ones, and note which old ones were corrected."""
    whole: Any = _concatenated([old, new])
    if not corrections:
        return whole
    keys = _ints(corrections, np.int64)
    order = np.argsort(whole.key)
    places = order[np.searchsorted(whole.key[order], keys) % len(order)]
    found = whole.key[places] == keys
    corrected = whole.seen.corrected.copy()
    corrected[places[found]] = _ints(corrections.values())[found]
    return replace(whole, seen=replace(whole.seen, corrected=corrected))


def _concatenated(parts: Sequence[Any]) -> Any:
    """Join tables of one layout, column by column."""
    return _each(parts, np.concatenate)


def _each(tables: Sequence[Any], change: Callable[[list[Any]], Any]) -> Any:
    """Return a table of the same layout, each column made of the columns of that name."""
    first: Any = tables[0]
    changed = {}
    for part in fields(first):
        values = [getattr(one, part.name) for one in tables]
        if isinstance(values[0], np.ndarray):
            changed[part.name] = change(values)
        elif isinstance(values[0], Seen):
            changed[part.name] = _each(values, change)
    return replace(first, **changed)
