"""What stands below the ledger as datasets: the sums of letters, the score of each document, the counts of others."""

from __future__ import annotations

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.formats.base import Cell, Dataset, dataset
from dashboards.page_request import PageRequest
from dashboards.promises.goals import ClaimLine
from dashboards.promises.letters import ScoreLine, score_columns, score_lines, sum_columns
from dashboards.promises.page import PromisesPage


def sums_dataset(_asked: PageRequest, _record: Record, page: PromisesPage) -> Dataset:
    """Return what each document promised by each day, as it was promised then."""
    rows = [
        (one.title, line.until, line.parts, line.promised, line.goal, line.signed)
        for one in page.sums
        for line in one.lines
    ]
    columns = (_("Document"), *sum_columns())
    return dataset(page, "sommen", columns=columns, rows=rows, count=len(rows), title=_("Sums of the letters"))


def scores_dataset(_asked: PageRequest, _record: Record, page: PromisesPage) -> Dataset:
    """Return what became of the promises of each document and voice, on all pages."""
    groups = page.source.ledger.score_groups(strict=page.source.strict)
    columns = (_("Document"), _("Whose promise"), _("Promises"), *score_columns())
    title = _("What became of the promises of each document")
    rows = (_score_cells(line) for line in score_lines(groups, page.source))
    return dataset(page, "brieven", columns=columns, rows=rows, count=len(groups), title=title)


def _score_cells(line: ScoreLine) -> tuple[Cell, ...]:
    return (line.document, line.voice, *(int(figure.label) for figure in (line.made, *line.figures)))


def counts_dataset(_asked: PageRequest, _record: Record, page: PromisesPage) -> Dataset:
    """Return every count of covenants that somebody gave."""
    columns = (
        _("Key"),
        _("Known since"),
        _("According to"),
        _("How firm"),
        _("Count"),
        _("From"),
        _("Until"),
        _("On or for"),
        _("Counting rule"),
        _("What it says"),
        _("Source"),
    )
    rows, title = map(_count_cells, page.claims), _("Counts by others")
    return dataset(page, "tellingen", columns=columns, rows=rows, count=len(page.claims), title=title)


def _count_cells(line: ClaimLine) -> tuple[Cell, ...]:
    return (
        line.key,
        line.known_on,
        line.actor,
        line.firmness,
        line.quantity,
        line.earliest,
        line.latest,
        line.when,
        line.rule,
        line.text,
        line.source_label,
    )
