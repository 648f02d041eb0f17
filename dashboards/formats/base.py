"""What a table is to a file: typed cells, and the lines that say what it is, of when, and how many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import compress, islice
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

from django.utils.translation import gettext as _

from covenants.evidence.register import sealed_on
from dashboards.frame.base import Frame
from dashboards.frame.columns import ColumnChoice
from dashboards.page_request import MOMENT_KEYS

Cell = str | int | Decimal | date | None
S = TypeVar("S", bound=Sequence[Any])
# Writes all texts of a column together; None where one of them has a sign that is not written as it is.
WriteTexts = Callable[[Sequence[str]], Sequence[str] | None]
# So many rows are read at once, in a fixed number of queries.
BATCH = 500
# So many are put into text together.
AT_ONCE = 2000
# Of the data; the program has a licence of its own
LICENCE = "CC0-1.0"


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table with a name for its file. `notes` are pairs of words that say what it is; rows may be many."""

    name: str
    title: str
    notes: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]


def dataset(
    page: Frame, name: str, *, columns: Sequence[str], rows: Iterable[Sequence[Cell]], count: int, title: str = ""
) -> Dataset:
    """Return the table of a page as a dataset: nothing in it depends on the day on which somebody asks for it.

    What it says to be made of is the revision, and the day on which that was sealed. `title` names the table where
    the page has several.
    """
    moment, address, title = page.moment, page.address, title or page.title
    return Dataset(
        name=at_moment(name, moment.day, moment.known_on, moment.revision),
        title=title,
        notes=(
            (_("Title"), title),
            (_("Address"), address),
            (_("Filters"), filters_of(address)),
            (_("Moment"), moment.sentence),
            (_("Revision"), str(moment.revision)),
            *_made_of(moment.revision),
            (_("Counting rule"), moment.rule_name),
            (_("Rows"), str(count)),
            (_("Licence"), LICENCE),
        ),
        columns=tuple(columns),
        rows=rows,
    )


def _made_of(revision: int) -> tuple[tuple[str, str], ...]:
    """Return since when the record says this: the day on which the revision was sealed; nothing of an empty record."""
    return tuple((_("Made from the record sealed on"), day.isoformat()) for day in sealed_on([revision]).values())


def on_site(table: Dataset, site: str) -> Dataset:
    """Return a dataset whose address names its site: a file goes places where a path leads nowhere."""
    notes = tuple((name, f"{site}{text}" if text.startswith("/") else text) for name, text in table.notes)
    return replace(table, notes=notes)


def at_moment(name: str, day: date, known_on: date, revision: int) -> str:
    """Return a name for a file that tells the moment it is of."""
    return f"{name}-{day.isoformat()}-{known_on.isoformat()}-r{revision}"


def as_shown(
    whole: Dataset, choice: ColumnChoice, part_of: Sequence[str], *, only_chosen: Iterable[str] = ()
) -> Dataset:
    """Return a dataset with what stands in the columns shown on the page.

    `part_of` names by column of the file the column of the page that shows it. The file of the page as it is holds
    them all, but for those of the columns `only_chosen`.
    """
    is_kept = are_shown(choice, part_of, only_chosen)
    rows = (tuple(compress(row, is_kept)) for row in whole.rows)
    return replace(whole, columns=tuple(compress(whole.columns, is_kept)), rows=rows)


def are_shown(choice: ColumnChoice, part_of: Sequence[str], only_chosen: Iterable[str] = ()) -> list[bool]:
    """Say of each column of a file whether it is kept, see `as_shown`."""
    kept = set(choice.shown) if choice.is_chosen else set(part_of) - set(only_chosen)
    return [key in kept for key in part_of]


class InColumns(Iterable[Sequence[Cell]]):
    """Rows that are made a column at a time, some thousand together; all columns of a batch are of one length."""

    def __init__(self, batches: Iterable[Sequence[Sequence[Cell]]]) -> None:
        self.batches = batches

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        for columns in self.batches:
            yield from zip(*columns, strict=True)


def rows_in_text(
    rows: Iterable[Sequence[Cell]], write: Callable[[Cell], str], write_texts: WriteTexts | None = None
) -> Iterator[list[tuple[str, ...]]]:
    """Yield rows as they are written, some thousand at a time, a column at a time; all rows are of one length."""
    for columns in by_column(rows):
        yield list(zip(*(in_text(cells, write, write_texts) for cells in columns), strict=True))


def by_column(rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Sequence[Cell]]]:
    """Yield the columns of some thousand rows at a time; all rows are of one length."""
    if isinstance(rows, InColumns):
        yield from rows.batches
        return
    remaining = iter(rows)
    while some := list(islice(remaining, AT_ONCE)):
        yield list(zip(*some, strict=True))


def in_text(
    cells: Sequence[Cell], write: Callable[[Cell], str], write_texts: WriteTexts | None = None
) -> Sequence[str]:
    """Return how each cell of a column is written: what many rows say is put into text once.

    Not where a number is exact: 1 and 1.0 are equal, and may be written otherwise. Texts of which each row has its own
    are written together where `write_texts` can.
    """
    kinds = set(map(type, cells))
    if Decimal in kinds:
        return list(map(write, cells))
    distinct = set(cells)
    if write_texts and kinds == {str} and len(distinct) > len(cells) / 2:
        together = write_texts(cells)  # type: ignore[arg-type]  # the kinds say so
        if together is not None:
            return together
    written = {cell: write(cell) for cell in distinct}
    return [written[cell] for cell in cells]


def batches(rows: S, size: int = BATCH) -> Iterator[S]:
    """Yield rows some hundreds at a time; a part of them is a sequence of the same kind."""
    return (rows[start : start + size] for start in range(0, len(rows), size))  # type: ignore[misc]


def filters_of(address: str) -> str:
    """Return what an address asks beside the moment: “fase=signed; sector=TEX”, or that it asks nothing."""
    asked = [(key, value) for key, value in parse_qsl(urlsplit(address).query) if key not in MOMENT_KEYS]
    return "; ".join(f"{key}={value}" for key, value in asked) or _("none")
