"""Rows that were read in a letter's text: kept with the sitting, taken into the grid or dropped by its owner alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from covenants.actions.sittings import add_row, locked
from covenants.domain.letter_cells import CELLS, LONGEST_CELL
from covenants.models import ReadRow, Sitting

MOST_READ = 600


@dataclass(frozen=True, slots=True)
class Offered:
    """What the reader proposes: the sentence as printed, the cells, how they are read, and what made it think so."""

    sentence: str
    cells: Mapping[str, str]
    read_as: str
    why: Mapping[str, str]

    @property
    def key(self) -> str:
        """The same sentence with the same row is the same proposal, wherever it stands on the page."""
        said = [self.sentence, *(self.cells.get(name, "") for name in ("about", "what", "firmness", "words", "figure"))]
        return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:32]


@transaction.atomic
def keep_read(sitting: Sitting, offered: Sequence[Offered]) -> tuple[int, int]:
    """Keep what a text was read as; return how many rows are new and how many were read before.

    What was taken or dropped stays so; what another text proposed and nobody decided on stays too.
    """
    held = locked(sitting)
    by_key = {one.key: one for one in held.read_rows.all()}
    fresh = {one.key: one for one in offered if one.key not in by_key}
    if len(by_key) + len(fresh) > MOST_READ:
        raise ValidationError(_("At most %(count)s rows are kept beside a letter.") % {"count": MOST_READ})
    for order, one in enumerate(offered):
        row = by_key.get(one.key)
        if row is None and one.key in fresh:
            del fresh[one.key]
            row = ReadRow(sitting=held, key=one.key, order=order, sentence=one.sentence, cells=dict(one.cells),
                          read_as=one.read_as[:200], why=dict(one.why))  # fmt: skip
            row.save(force_insert=True)
            by_key[one.key] = row
        elif row is not None and row.order != order:
            row.order = order
            row.save(update_fields=["order"])
    known = {one.key for one in offered}
    new = sum(row.state == ReadRow.OPEN for key, row in by_key.items() if key in known)
    return new, len(known) - new


@transaction.atomic
def take_read(sitting: Sitting, keys: Iterable[str], typed: Mapping[str, Mapping[str, str]]) -> int:
    """Make rows of the grid of some proposals, as they were changed; return how many. Taken twice is taken once.

    Raises ValidationError where another window took a row in other words: what was typed here is said with it.
    """
    count = 0
    for row in _chosen(sitting, keys):
        cells = {**row.cells, **{name: value for name, value in typed.get(row.key, {}).items() if name in CELLS}}
        if row.state == ReadRow.TAKEN:
            refuse_other_words(row, cells)
        if any(len(value) > LONGEST_CELL for value in cells.values()):
            raise ValidationError(_("At most %(count)s characters fit in a cell.") % {"count": LONGEST_CELL})
        add_row(sitting, row.key, after="", cells=cells)
        if row.state != ReadRow.TAKEN:
            row.state, row.cells = ReadRow.TAKEN, {name: value for name, value in cells.items() if value}
            row.save(update_fields=["state", "cells"])
            count += 1
    return count


def refuse_other_words(row: ReadRow, cells: Mapping[str, str]) -> None:
    """Raise ValidationError where a row that was taken holds other words than those typed now."""
    differing = [value for name, value in cells.items() if value != row.cells.get(name, "")]
    if differing:
        said = _("Already in the grid: “%(sentence)s”. Not kept, and to be typed there: %(typed)s")
        typed = " · ".join(value or _("(empty)") for value in differing)
        raise ValidationError(said % {"sentence": row.sentence, "typed": typed})


@transaction.atomic
def drop_read(sitting: Sitting, keys: Iterable[str], *, back: bool = False) -> int:
    """Drop some proposals, or put dropped ones back; return how many.

    Raises ValidationError for what is in the grid already: it is dropped there.
    """
    state, before = (ReadRow.OPEN, ReadRow.DROPPED) if back else (ReadRow.DROPPED, ReadRow.OPEN)
    count = 0
    for row in _chosen(sitting, keys):
        if row.state == ReadRow.TAKEN:
            raise ValidationError(
                _("Already in the grid, delete it there: “%(sentence)s”") % {"sentence": row.sentence}
            )
        if row.state == before:
            row.state = state
            row.save(update_fields=["state"])
            count += 1
    return count


def _chosen(sitting: Sitting, keys: Iterable[str]) -> list[ReadRow]:
    held = locked(sitting)
    return list(held.read_rows.filter(key__in=list(keys)))
