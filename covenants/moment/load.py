"""Reading the record from the database into arrays: whole, or only what was sealed since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import Field, dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q

from covenants.choices import ParticipationRole, ReportTopic
from covenants.domain.promises import voice_of
from covenants.models import (
    Covenant,
    Measurement,
    MilestoneStatement,
    Participation,
    Threshold,
    ThresholdCondition,
)
from covenants.moment.known import InOrder, Others, lay_in_order, load_others
from covenants.moment.layout import (
    BASES,
    KINDS,
    MODALITIES,
    UNITS,
    Columns,
    Conditions,
    Corrections,
    Mentions,
    Milestones,
)
from covenants.moment.masters import Masters
from covenants.moment.sealed import SEEN, opened_by, read_keys, read_seen, sealed_entries, sealed_rows
from covenants.moment.sectors import read_links
from covenants.moment.targets import Targets, load_targets
from covenants.moment.visibility import Seen
from covenants.moment.words import (
    NEVER,
    NOTHING,
    Ints,
    all_of,
    column,
    every_row,
    find_keys,
    in_order,
    is_column,
    joined,
    keep,
    mask,
    none_of,
    ordinal,
    rank_of_words,
    replaced,
)
from dossier.canonical import ledger_models
from dossier.models import Document, LedgerEntry, Organisation
from dossier.published import MOST_KEPT, PUBLISHED, Published, ever_sealed, trial_or_none
from dossier.visibility import counts_from
from sectors.choices import SectorKind
from sectors.models import Sector

# Saying that nothing was found, or that a covenant was named, moves nothing.
NO_MOVEMENT = (ReportTopic.NOTHING_FOUND, ReportTopic.MENTION, ReportTopic.SOURCE_ERROR)
_WHAT = (
    "pk", "covenant_id", "kind", "modality", "basis", "partial", "doubtful", "earliest", "latest", "latest_strict",
    "actor_id", "document_id",
)  # fmt: skip
_KIND_CODE = {kind: code for code, kind in enumerate(KINDS)}
_MODALITY_CODE = {modality: code for code, modality in enumerate(MODALITIES)}
_UNIT_CODE = {unit: code for code, unit in enumerate(UNITS)}
_BASIS_CODE = {basis: code for code, basis in enumerate(BASES)}


Places = Mapping[int, int]


@dataclass(frozen=True)
class Statements:
    """The statements of the record up to one revision, whatever master data they are read with.

    `covenants` says by primary key the place of every covenant ever sealed, in the order of sealing.
    """

    covenants: dict[int, int]
    slugs: tuple[str, ...]
    milestones: Milestones
    mentions: Mentions
    conditions: Conditions
    corrections: Corrections
    up_to: int

    @cached_property
    def targets(self) -> Targets:
        """What was said of targets: read when somebody first asks for it."""
        return load_targets(up_to=self.up_to)

    @cached_property
    def in_order(self) -> InOrder:
        """Every statement in the order in which it became known: laid out when somebody first asks for it."""
        return lay_in_order(self.milestones, self.mentions, self.others)

    @cached_property
    def others(self) -> Others:
        """The few statements beside those on covenants: read when somebody first asks for them."""
        return load_others(self.up_to)

    @cached_property
    def _kept(self) -> dict[int, Columns]:
        return {}

    def at(self, revision: int | None) -> Columns:
        """Return them with master data as sealed at a revision."""
        tried = trial_or_none()
        if tried is not None:
            return self._read_with(tried)
        stamp = PUBLISHED.stamp(revision)
        columns = self._kept.get(stamp)
        if columns is None:
            columns = self._read_with(PUBLISHED.at(revision))
            while len(self._kept) >= MOST_KEPT:
                self._kept.pop(min(self._kept), None)
            self._kept[stamp] = columns
        return columns

    def _read_with(self, published: Published) -> Columns:
        masters = read_masters(published, self.covenants, self.slugs)
        return Columns(masters, self.milestones, self.mentions, self.conditions, self.corrections)


def load_statements(*, up_to: int) -> Statements:
    """Read everything sealed up to a revision."""
    covenants, slugs = _places()
    return Statements(
        covenants,
        slugs,
        _milestones(covenants, 0, up_to),
        _mentions(covenants, 0, up_to),
        _conditions(0, up_to),
        _corrections(0, up_to),
        up_to,
    )


def load_since(old: Statements, *, after: int, up_to: int) -> Statements:
    """Add what was sealed after a revision; earlier rows learn that they were opened or corrected."""
    covenants, slugs = _places()
    if slugs[: len(old.slugs)] != old.slugs:
        return load_statements(up_to=up_to)
    tables: tuple[tuple[type[LedgerEntry], ...], ...] = ((MilestoneStatement,), MENTIONING, (ThresholdCondition,))
    whole = [_concatenated([before, new]) for before, new in (
        (old.milestones, _milestones(covenants, after, up_to)),
        (old.mentions, _mentions(covenants, after, up_to)),
        (old.conditions, _conditions(after, up_to)),
    )]  # fmt: skip
    milestones, mentions, conditions = (
        _updated(table, models, after) for table, models in zip(whole, tables, strict=True)
    )
    return Statements(
        covenants,
        slugs,
        replace(milestones, covenants=len(slugs)),
        replace(mentions, covenants=len(slugs)),
        conditions,
        _corrections(0, up_to),
        up_to,
    )


def _places() -> tuple[dict[int, int], tuple[str, ...]]:
    ever = ever_sealed(Covenant)
    return {pk: place for place, pk in enumerate(ever)}, tuple(ever.values())


def read_masters(published: Published, number: dict[int, int], slugs: tuple[str, ...]) -> Masters:
    """Read covenants, names, sectors, organisations and documents as sealed."""
    covenants = {number[pk]: values for pk, _key, values in published.rows(Covenant) if pk in number}
    codes = [covenants[place]["code"] if place in covenants else "" for place in range(len(slugs))]
    sectors = sorted((key, values) for _pk, key, values in published.rows(Sector))
    where = {key: place for place, (key, _values) in enumerate(sectors)}
    position = {slug: place for place, slug in enumerate(slugs)}
    speakers = list(published.rows(Organisation))
    papers = list(published.rows(Document))
    return Masters(
        slugs=slugs,
        codes=tuple(codes),
        position=position,
        number=number,
        order=in_order(every_row(len(codes)), rank_of_words(codes)),
        names=tuple(_names(covenants[place]) if place in covenants else () for place in range(len(slugs))),
        sectors=tuple(key for key, _values in sectors),
        sector_known=column(_day(values["known_from"]) for _key, values in sectors),
        sector_is_sub=mask(values["kind"] == SectorKind.SUB for _key, values in sectors),
        **read_links(covenants, where, {key: _day(values["public_on"]) for _pk, key, values in papers}),
        organisations={pk: slug for pk, slug, _values in speakers},
        voices={pk: voice_of(values["kind"], slug) for pk, slug, values in speakers},
        documents={pk: key for pk, key, _values in papers},
        document_public={pk: _day(values["public_on"]) for pk, _key, values in papers},
        gates={pk: position.get(values["covenant"], NOTHING) for pk, _key, values in published.rows(Threshold)},
    )


def _names(covenant: Mapping[str, Any]) -> tuple[tuple[int, str, str], ...]:
    names = sorted(covenant["names"], key=lambda name: name["known_from"])
    return tuple((_day(name["known_from"]), name["name"], name["name_en"]) for name in names)


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _codes(values: Sequence[Any], codes: Mapping[Any, int]) -> Ints:
    return column(codes[value] for value in values)


def _milestones(covenants: Places, after: int, up_to: int) -> Milestones:
    values = sealed_rows(MilestoneStatement, _WHAT, after, up_to)
    (key, covenant, kind, modality, basis, partial, doubtful, earliest, latest, strict, actor, document, *seen) = values
    return Milestones(
        covenants=len(covenants),
        key=column(key, int),
        covenant=_codes(covenant, covenants),
        kind=_codes(kind, _KIND_CODE),
        modality=_codes(modality, _MODALITY_CODE),
        basis=_codes(basis, _BASIS_CODE),
        partial=mask(partial),
        doubtful=mask(doubtful),
        earliest=column(map(ordinal, earliest)),
        latest=column(map(ordinal, latest)),
        latest_strict=column(map(ordinal, strict)),
        actor=column(actor),
        document=read_keys(document),
        seen=read_seen(*seen),
    )


LEDGERS = ledger_models()
MENTIONING = tuple(model for model in LEDGERS if model.MENTIONS)


def _mentions(covenants: Places, after: int, up_to: int) -> Mentions:
    """Join the tables; a key is unique within its table only."""
    parts = [_mentions_of(model, number, covenants, after, up_to) for number, model in enumerate(MENTIONING)]
    return _in_order(_concatenated(parts))


def _in_order(mentions: Mentions) -> Mentions:
    return _taken(mentions, in_order(mentions.rows, mentions.seen.revision))


def _taken(mentions: Mentions, which: Any) -> Mentions:
    """Return some rows, by a mask or in an order."""
    taken: Mentions = _each([mentions], lambda values: values[0][which])
    return taken


def _mentions_of(model: type[LedgerEntry], table: int, covenants: Places, after: int, up_to: int) -> Mentions:
    own = model.MENTIONS or ()
    bounds = ("earliest", "latest")
    columns = ("pk", "covenant_id", "document_id", *own, *bounds)
    key, covenant, document, what, who, starts, ends, *seen = sealed_rows(model, columns, after, up_to)
    leads = model is Participation
    is_term = [topic == ReportTopic.DURATION for topic in what]
    read = Mentions(
        covenants=len(covenants),
        key=_table_key(column(key, int), table),
        covenant=column(NOTHING if pk is None else covenants[pk] for pk in covenant),
        named=mask(topic == ReportTopic.MENTION for topic in what),
        searched=mask(topic == ReportTopic.NOTHING_FOUND for topic in what),
        moves=mask(topic not in NO_MOVEMENT for topic in what),
        facilitator=column(
            pk if leads and pk and role == ParticipationRole.FACILITATOR else NOTHING
            for role, pk in zip(what, who, strict=True)
        ),
        unit=column(_UNIT_CODE.get(word, NOTHING) if model is Measurement else NOTHING for word in what),
        document=read_keys(document),
        term_from=column(ordinal(day) if term else NEVER for term, day in zip(is_term, starts, strict=True)),
        term_until=column(ordinal(day) if term else NEVER for term, day in zip(is_term, ends, strict=True)),
        seen=read_seen(*seen),
    )
    spoken_of = read.covenant != NOTHING
    return _taken(read, spoken_of)


def _table_key(keys: Ints, table: int) -> Ints:
    return keys * len(MENTIONING) + table


def _conditions(after: int, up_to: int) -> Conditions:
    key, threshold, unit, *seen = sealed_rows(ThresholdCondition, ("pk", "threshold_id", "unit"), after, up_to)
    return Conditions(
        column(key, int),
        column(threshold),
        _codes(unit, _UNIT_CODE),
        read_seen(*seen),
    )


def _corrections(after: int, up_to: int) -> Corrections:
    """Read what was corrected or withdrawn, of every table of the record."""
    own = ("known_from", "public_from", "closed", "opened_in_id", "opens_by")
    columns = ("revision_id", "pk", *own, *(f"corrects__{name}" for name in own))
    rows = [
        (number, *row)
        for number, model in enumerate(LEDGERS)
        for row in sealed_entries(model, after, up_to).filter(corrects__isnull=False).values_list(*columns)
    ]
    rows.sort(key=lambda row: (row[1], row[0], row[2]))
    return Corrections(
        column(row[0] for row in rows),
        column((row[2] for row in rows), int),
        seen=_told([row[1] for row in rows], [row[3:8] for row in rows]),
        before=_told([row[1] for row in rows], [row[8:] for row in rows]),
    )


def _told(revisions: Sequence[int], rows: Sequence[Sequence[Any]]) -> Seen:
    """Return since when one side of a correction may be told, by the columns of its openness."""
    never, none = all_of(len(rows), NEVER), none_of(len(rows))
    return Seen(
        known=column(ordinal(row[0]) for row in rows),
        counts=all_of(len(rows), 0),
        read=none,
        public=column(ordinal(row[1]) for row in rows),
        opened=column(opened_by(*row[2:4]) for row in rows),
        revision=column(revisions),
        corrected=never,
        told=never,
        told_on=never,
        latest=column(ordinal(row[4]) for row in rows),
        told_latest=never,
        counted=none,
    )


def _updated(whole: Any, tables: Sequence[type[LedgerEntry]], after: int) -> Any:
    """Note which rows of a table were opened or corrected since, and which corrections were opened."""
    changed = [
        (key if len(tables) == 1 else key * len(MENTIONING) + number, *seen)
        for number, model in enumerate(tables)
        for key, *seen in _changed_since(model, after)
    ]
    if not changed:
        return whole
    keys, *columns = zip(*changed, strict=True)
    rows = find_keys(whole.key, column(keys, int))
    is_here = rows != NOTHING  # a withdrawal has no row of its own
    known = keep(rows, is_here)
    news = {part.name: keep(values, is_here) for part, values in _parts(read_seen(*columns))}
    seen: dict[str, Any] = {part.name: replaced(values, known, news[part.name]) for part, values in _parts(whole.seen)}
    return replace(whole, seen=Seen(**seen))


def _parts(table: Any) -> Iterable[tuple[Field[Any], Any]]:
    """Yield each part of a table with its values."""
    return ((part, getattr(table, part.name)) for part in fields(table))


def _changed_since(model: type[LedgerEntry], after: int) -> Iterable[tuple[Any, ...]]:
    rows: Any = model._base_manager.filter(revision__lte=after, is_withdrawal=False)
    since = Q(opened_in__gt=after) | Q(corrected_by__revision__gt=after) | Q(corrected_by__opened_in__gt=after)
    return rows.filter(since).annotate(counts=counts_from(model)).values_list("pk", *SEEN)


def _concatenated(parts: Sequence[Any]) -> Any:
    """Join tables of one layout, column by column."""
    return _each(parts, lambda values: joined(*values))


def _each(tables: Sequence[Any], change: Callable[[list[Any]], Any]) -> Any:
    """Return a table of the same layout, each column made of the columns of that name."""
    first: Any = tables[0]
    values = {part.name: [getattr(one, part.name) for one in tables] for part in fields(first)}
    columns = {name: change(one) for name, one in values.items() if is_column(one[0])}
    parts = {name: _each(one, change) for name, one in values.items() if isinstance(one[0], Seen)}
    return replace(first, **columns, **parts)
