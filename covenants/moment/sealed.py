"""Sealed rows as columns, and since when each can be seen: what every table of the record is read with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from covenants.moment.visibility import Seen
from covenants.moment.words import NEVER, NOTHING, Ints, column, mask, ordinal
from dossier.choices import KnownBasis
from dossier.models import LedgerEntry
from dossier.visibility import counts_from

SEEN = (
    "known_from", "counts", "known_basis", "public_from", "closed", "opened_in_id", "revision_id",
    "corrected_by__revision_id", "corrected_by__known_from", "corrected_by__public_from", "corrected_by__closed",
    "corrected_by__opened_in_id", "corrected_by__opens_by", "opens_by", "count_is_public",
)  # fmt: skip


def sealed_rows(
    model: type[LedgerEntry], columns: Sequence[str], after: int, up_to: int, **only: Any
) -> list[tuple[Any, ...]]:
    """Return the sealed rows as columns, or `only` some; a withdrawal has no content of its own."""
    rows = sealed_entries(model, after, up_to).filter(is_withdrawal=False, **only).annotate(counts=counts_from(model))
    values = list(rows.order_by("revision_id", "pk").values_list(*columns, *SEEN))
    return list(zip(*values, strict=True)) if values else [() for _ in (*columns, *SEEN)]


def read_seen(*columns: Sequence[Any]) -> Seen:
    """Return when rows can be seen, from the columns of `SEEN`."""
    known, counts, basis, public, closed, opened, revision, corrected, *correction, told_latest, latest, counted = (
        columns
    )
    told = [_told(*row) for row in zip(corrected, *correction, strict=True)]
    return Seen(
        column(map(ordinal, known)),
        column(map(ordinal, counts)),
        mask(word == KnownBasis.READ for word in basis),
        column(map(ordinal, public)),
        column(map(opened_by, closed, opened)),
        column(revision),
        column(NEVER if corrected_on is None else corrected_on for corrected_on in corrected),
        column(revision for revision, _day in told),
        column(day for _revision, day in told),
        column(map(ordinal, latest)),
        column(map(ordinal, told_latest)),
        mask(counted),
    )


def read_keys(keys: Iterable[int | None]) -> Ints:
    """Return keys of other rows as a column; NOTHING where a row names none."""
    return column(NOTHING if key is None else key for key in keys)


def opened_by(closed: bool, opened_in: int | None) -> int:
    return (NEVER if opened_in is None else opened_in) if closed else 0


def _told(revision: int | None, known: date, public: date | None, closed: bool, opened_in: int | None) -> Sequence[int]:
    """Return by which revision and from which day on the public is told of a correction; 0 is from the start."""
    if revision is None or public is None:
        return NEVER, NEVER
    return max(revision, opened_by(closed, opened_in)), 0 if public <= known else public.toordinal()


def sealed_entries(model: type[LedgerEntry], after: int, up_to: int) -> Any:
    return model._base_manager.filter(revision__gt=after, revision__lte=up_to)
