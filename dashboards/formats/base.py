"""What a table is to a file: typed cells, and the lines that say what it is, of when, and how many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from dashboards.frame.base import Frame

Cell = str | int | Decimal | date | None
LICENCE = "EUPL-1.2"


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table with a name for its file. `notes` are pairs of words that stand above it; rows may be many."""

    name: str
    title: str
    notes: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]


def dataset(
    page: Frame, name: str, *, columns: Sequence[str], rows: Iterable[Sequence[Cell]], count: int, address: str
) -> Dataset:
    """Return the table of a page as a dataset: nothing in it depends on the day it is made."""
    moment = page.moment
    return Dataset(
        name=f"{name}-{moment.day.isoformat()}-{moment.known_on.isoformat()}-r{moment.revision}",
        title=page.title,
        notes=(
            (_("Title"), page.title),
            (_("Address"), address),
            (_("Moment"), moment.sentence),
            (_("Rows"), str(count)),
            (_("Licence"), LICENCE),
        ),
        columns=tuple(columns),
        rows=rows,
    )
