"""The rows of an answer as a dataset, with typed cells."""

from __future__ import annotations

from collections.abc import Iterator

from covenants.moment.record import Record
from dashboards.formats.base import Cell, Dataset, as_shown, batches, dataset
from dashboards.page_request import PageRequest
from dashboards.questions.page import QuestionPage, column_labels
from dashboards.questions.question import Answer


def question_dataset(_asked: PageRequest, _record: Record, page: QuestionPage) -> Dataset:
    """Return the rows of the answer, on all its pages, in the columns of the page."""
    answer = page.answer
    whole = dataset(page, page.slug, columns=answer.columns, rows=_rows(answer), count=len(answer.matches))
    return as_shown(whole, page.columns, [key for key, _label in column_labels(answer)])


def _rows(answer: Answer) -> Iterator[tuple[Cell, ...]]:
    for batch in batches(answer.matches):
        for row in answer.rows(batch):
            yield tuple(value.cell for value in row)
