"""The ledger of promises: one row for each, per letter what was kept, and the target's own history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _

from covenants.evidence.statements import Statement, statements_on_targets
from covenants.moment.ledger import PromiseLedger, PromiseRows, read_promises
from covenants.moment.record import Record
from dashboards.charts.base import Chart
from dashboards.charts.registry import PROMISE_CHARTS, build_charts
from dashboards.frame.base import Frame, HiddenField, Link, extend, frame
from dashboards.frame.lazy_rows import LazyRows
from dashboards.frame.paging import PageSlice, page_slice
from dashboards.frame.table_paging import ROWS_A_PAGE, lay_out
from dashboards.page_request import LETTERS, PageRequest
from dashboards.promises.filters import GENEROUS, STRICT, Offer, PromiseFilterForm, PromiseFilters, read_filters, select
from dashboards.promises.promise_windows import PromiseSource
from dashboards.promises.rows import Names, arrange, names_of, say_origin, views_of
from dashboards.promises.sums import (
    LetterSum,
    ScoreLine,
    TargetHistory,
    letter_sums,
    outcome_cards,
    score_lines,
    target_histories,
)
from dashboards.promises.table import PromiseTable
from dashboards.words.marks import Card
from dashboards.words.promises import OUTCOME_LABELS


@dataclass(frozen=True, slots=True)
class PromisesPage(Frame):
    """Everything the ledger prints; `table` shows one page of `count` rows."""

    count: int
    table: PromiseTable
    form: PromiseFilterForm
    hidden: tuple[HiddenField, ...]
    active_count: int
    clear_url: str
    readings: tuple[Link, ...]
    cards: tuple[Card, ...]
    charts: tuple[Chart, ...]
    score_columns: tuple[str, ...]
    scores: tuple[ScoreLine, ...]
    scores_shown: PageSlice
    sum_columns: tuple[str, ...]
    sums: tuple[LetterSum, ...]
    targets: tuple[TargetHistory, ...]


def promises_page(asked: PageRequest, record: Record) -> PromisesPage:
    """Return the ledger at the moment asked; raises `BadInput` for a filter, sort or page that cannot be."""
    ledger = read_promises(record)
    names = names_of(record, ledger)
    chosen, form = read_filters(asked.filters, _offer(ledger))
    found = select(chosen, ledger)
    groups = ledger.score_groups(strict=chosen.strict)
    shown = page_slice(asked, len(groups), ROWS_A_PAGE, anchor="#scores", key=LETTERS)
    said = statements_on_targets(record.as_of)
    base = frame(asked, record.as_of, _("Promises"), rule=record.rule, rules=record.rules)
    return extend(
        PromisesPage,
        base,
        count=len(found),
        table=_table(asked, record, ledger, names, found, base, on_targets=said, strict=chosen.strict),
        form=form,
        hidden=tuple(HiddenField(name, value) for name, value in asked.given.items()),
        active_count=chosen.count,
        clear_url=asked.link("promises"),
        readings=_readings(asked, chosen),
        cards=outcome_cards(ledger, record, asked, strict=chosen.strict),
        charts=build_charts(PROMISE_CHARTS, _chart_source(asked, record, names, found, chosen)),
        score_columns=tuple(str(label) for label in OUTCOME_LABELS.values()),
        scores=score_lines(groups[shown.slice], asked, strict=chosen.strict),
        scores_shown=shown,
        sum_columns=(
            _("Until"),
            _("As the document names them"),
            _("Running total"),
            _("Goal"),
            _("Signed by then"),
        ),
        sums=letter_sums(record, said),
        targets=target_histories(said, names, asked),
    )


def promise_source(asked: PageRequest, record: Record) -> PromiseSource:
    """Return what the chart of the same page is built from."""
    ledger = read_promises(record)
    names = names_of(record, ledger)
    chosen, _form = read_filters(asked.filters, _offer(ledger))
    return _chart_source(asked, record, names, select(chosen, ledger), chosen)


def _chart_source(
    asked: PageRequest, record: Record, names: Names, found: PromiseRows, chosen: PromiseFilters
) -> PromiseSource:
    keys = {one for one, _value in asked.filters} & set(PromiseFilterForm.base_fields)
    return PromiseSource(
        asked,
        record,
        promises=found.of_events(),
        names=names,
        strict=chosen.strict,
        filters={key: value for key, value in asked.filters if key in keys and value},
    )


def _offer(ledger: PromiseLedger) -> Offer:
    documents = [(origin.document, say_origin(origin)) for origin in ledger.documents.values()]
    return Offer(sorted(documents, key=_by_label), ledger.every.covenants())


def _by_label(choice: tuple[str, object]) -> str:
    return str(choice[1]).casefold()


def _readings(asked: PageRequest, chosen: PromiseFilters) -> tuple[Link, ...]:
    return (
        Link(asked.here(lezing=GENEROUS), _("generous reading"), current=not chosen.strict),
        Link(asked.here(lezing=STRICT), _("strict reading"), current=chosen.strict),
    )


def _table(
    asked: PageRequest,
    record: Record,
    ledger: PromiseLedger,
    names: Names,
    found: PromiseRows,
    base: Frame,
    *,
    on_targets: Sequence[Statement],
    strict: bool,
) -> PromiseTable:
    rows = LazyRows(found, lambda promise: promise, partial(arrange, names=names, strict=strict))
    table = lay_out(
        PromiseTable,
        rows,
        asked.filters,
        caption=_("Promises and what came of them"),
        caption_note=base.moment.sentence,
    )
    shown = [row.record for row in table.paginated_rows]
    table.views = views_of(shown, record, ledger, names, asked, on_targets=on_targets, strict=strict)
    return table
