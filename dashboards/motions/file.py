"""The list of motions and commitments, and that of a half-year, as datasets with typed cells."""

from __future__ import annotations

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.formats.base import Cell, Dataset, as_shown, dataset
from dashboards.motions.half_year import HalfYearPage
from dashboards.motions.list import MotionListPage
from dashboards.motions.table import MotionRow
from dashboards.page_request import PageRequest
from dashboards.words.undertakings import say_readings

# By column of the file the column of the list that shows it.
PART_OF = (
    *("title",) * 3, *("made",) * 3, "title", *("term",) * 4, *("state",) * 2, *("answer",) * 3, "title",
)  # fmt: skip


def motion_list_dataset(_asked: PageRequest, _record: Record, page: MotionListPage) -> Dataset:
    """Return what the list shows, on all its pages."""
    rows = map(_cells, page.rows)
    whole = dataset(page, "moties-en-toezeggingen", columns=_columns(), rows=rows, count=len(page.rows))
    return as_shown(whole, page.columns, PART_OF)


def half_year_dataset(_asked: PageRequest, _record: Record, page: HalfYearPage) -> Dataset:
    """Return both parts of a half-year in one table; the last column says which part a row is of."""
    rows = [(*_cells(row), part.title) for part in page.parts for row in part.rows]
    name = f"moties-en-toezeggingen-{page.half_year.name}"
    return dataset(page, name, columns=(*_columns(), _("Part of the list")), rows=rows, count=len(rows))


def _columns() -> tuple[str, ...]:
    return (
        _("Key"),
        _("Number"),
        _("Motion or commitment"),
        _("Kind"),
        _("Asked or promised by"),
        _("Made on"),
        _("What it asks or says"),
        _("Deadline, as printed"),
        _("Last day"),
        _("By each reading"),
        _("Earlier deadlines"),
        _("State"),
        _("Days late"),
        _("To be answered by"),
        _("Answered on"),
        _("Answered by"),
        _("Remark"),
    )


def _cells(row: MotionRow) -> tuple[Cell, ...]:
    """Days late are counted by the first reading; below nought it came early, or there is time left."""
    one = row.reading
    judged = one.standing.judged
    return (
        row.key,
        row.number,
        row.title,
        row.kind,
        row.who,
        one.made_on,
        row.text,
        row.term,
        judged[0].last.day if judged else None,
        say_readings(one),
        "; ".join(row.moved),
        row.state.label,
        one.standing.days,
        row.answerer,
        one.answers[0].said_on if one.answers else None,
        "; ".join(answer.paper.label for answer in row.answers),
        " ".join(row.notes),
    )
