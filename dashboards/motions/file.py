"""The list of motions and commitments as a dataset, with typed cells."""

from __future__ import annotations

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.formats.base import Cell, Dataset, dataset
from dashboards.motions.list import MotionListPage
from dashboards.motions.table import MotionRow
from dashboards.page_request import PageRequest
from dashboards.words.undertakings import say_readings


def motion_list_dataset(_asked: PageRequest, _record: Record, page: MotionListPage) -> Dataset:
    """Return what the list shows, on all its pages."""
    columns = (
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
    return dataset(page, "moties-en-toezeggingen", columns=columns, rows=map(_cells, page.rows), count=len(page.rows))


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
