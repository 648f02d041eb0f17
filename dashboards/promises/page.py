"""The ledger of promises: the sum, a row for each covenant in one chart, the goal's own history, and every promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.domain.promises import Voice
from covenants.evidence.statements import Statement, statements_on_targets
from covenants.moment.ledger import AnyPromise, PromiseRows
from covenants.moment.record import Record
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.files import chart_downloads
from dashboards.charts.registry import PROMISE_CHARTS, build_charts
from dashboards.formats.links import file_links
from dashboards.frame.base import Files, Frame, HiddenField, Link, extend, frame
from dashboards.frame.chips import Chip, chips_of, kept_fields
from dashboards.frame.columns import ColumnChoice, choose_columns
from dashboards.frame.follow import feed_link, follow, mail_link
from dashboards.frame.lazy_rows import LazyRows
from dashboards.frame.paging import PageSlice, page_slice
from dashboards.frame.table_paging import ROWS_A_PAGE, columns_of, lay_out
from dashboards.page_request import LETTERS, PageRequest
from dashboards.promises.filters import CABINET, GENEROUS, KINDS, STRICT, PromiseFilterForm
from dashboards.promises.goals import (
    ClaimLine,
    Elsewhere,
    GoalHistory,
    claim_lines,
    goal_histories,
    goals_elsewhere,
)
from dashboards.promises.letters import LetterSum, ScoreLine, letter_sums, score_columns, score_lines, sum_columns
from dashboards.promises.rows import arrange, views_of
from dashboards.promises.source import PromiseSource, promise_source
from dashboards.promises.sum import say_sum
from dashboards.promises.table import PromiseTable, draw_head
from dashboards.words.promises import EVERYBODY

# What else can be taken along, each with the name of its address.
FILES = (
    (gettext_lazy("Sums of the letters"), "promises_sums_file"),
    (gettext_lazy("What became of the promises of each document"), "promises_scores_file"),
    (gettext_lazy("Counts by others"), "promises_counts_file"),
)


@dataclass(frozen=True, slots=True)
class PromisesPage(Frame):
    """Everything the ledger prints; `rows` are all `count` that fit the filters, `table` shows one page of them."""

    lead: str
    charts: tuple[DrawnChart, ...]
    goals: tuple[GoalHistory, ...]
    source: PromiseSource
    rows: LazyRows[PromiseRows, AnyPromise]
    count: int
    voices: tuple[Link, ...]
    only: tuple[Link, ...]
    table: PromiseTable
    form: PromiseFilterForm
    hidden: tuple[HiddenField, ...]
    chips: tuple[Chip, ...]
    active_count: int
    clear_url: str
    readings: tuple[Link, ...]
    score_columns: tuple[str, ...]
    scores: tuple[ScoreLine, ...]
    scores_shown: PageSlice
    sum_columns: tuple[str, ...]
    sums: tuple[LetterSum, ...]
    claims: tuple[ClaimLine, ...]
    elsewhere: tuple[Elsewhere, ...]
    columns: ColumnChoice


def promises_page(asked: PageRequest, record: Record) -> PromisesPage:
    """Return the ledger at the moment asked; raises `BadInput` for a filter, sort or page that cannot be."""
    source = promise_source(asked, record)
    fitting, said = source.matches, statements_on_targets(record.as_of)
    rows = LazyRows(fitting, _as_it_is, partial(arrange, names=source.names, strict=source.strict))
    groups = source.ledger.score_groups(strict=source.strict)
    charts = build_charts(PROMISE_CHARTS, source)
    columns = choose_columns(asked, columns_of(PromiseTable), anchor="#tabel")
    shown = page_slice(asked, len(groups), ROWS_A_PAGE, anchor="#brieven", key=LETTERS)
    base = frame(asked, record, _("Promises"), files=_files(asked, record, charts), api=("promises",))
    table = _table(source, rows, said, columns)
    table.cite_url = base.cite_url
    return extend(
        PromisesPage,
        base,
        lead=say_sum(source),
        charts=charts,
        goals=goal_histories(source, said),
        source=source,
        rows=rows,
        count=len(fitting),
        voices=_voices(source),
        only=_only(source),
        table=table,
        columns=columns,
        form=source.form,
        hidden=kept_fields(asked),
        chips=chips_of(source.form, asked, unless={"wie": CABINET}),
        active_count=source.chosen.count,
        clear_url=asked.link("promises"),
        readings=_readings(asked, strict=source.strict),
        score_columns=score_columns(),
        scores=score_lines(groups[shown.slice], source),
        scores_shown=shown,
        sum_columns=sum_columns(),
        sums=letter_sums(record, said),
        claims=claim_lines(source, said),
        elsewhere=goals_elsewhere(source, said),
    )


def _as_it_is(promise: AnyPromise) -> AnyPromise:
    """Words are made for one page of promises together."""
    return promise


def _files(asked: PageRequest, record: Record, charts: Sequence[DrawnChart]) -> tuple[Files, ...]:
    table = file_links(asked, record, _("All promises"), "promises_table_file")
    reading = replace(asked, filters=tuple(one for one in asked.filters if one[0] == "lezing"))
    others = tuple(file_links(reading, record, str(label), name) for label, name in FILES)
    followed = follow(feed_link(asked, "slippage_feed"), mail_link("verschuivingen"))
    return (table, *others, *chart_downloads(charts), followed)


def _voices(source: PromiseSource) -> tuple[Link, ...]:
    """Return whose promises are shown, and how many others made: the filter that is always on."""
    every, chosen, asked = source.ledger.promises, source.chosen.wie, source.asked
    kept = {key: value for key, value in source.filters.items() if key == "lezing"}
    said = (
        (Voice.CABINET.value, _("of the cabinet"), len(every.of_voice(Voice.CABINET))),
        (Voice.PARTY.value, _("of parties"), len(every.of_voice(Voice.PARTY))),
        (Voice.OTHER.value, _("of third parties"), len(every.of_voice(Voice.OTHER))),
        (EVERYBODY, _("of everybody"), len(every)),
    )
    return tuple(
        Link(asked.link("promises", **kept, wie=key) + "#tabel", f"{label} ({count})", current=key == chosen)
        for key, label, count in said
    )


def _only(source: PromiseSource) -> tuple[Link, ...]:
    """Return the choices that links made and the form does not show, each with the address without it."""
    chosen, without = source.chosen, source.asked.here
    labels = {"soort": dict(KINDS).get(chosen.soort, ""), "convenant": source.names.covenant(chosen.convenant)}
    return tuple(Link(without(**{key: ""}), str(label)) for key, label in labels.items() if getattr(chosen, key))


def _readings(asked: PageRequest, *, strict: bool) -> tuple[Link, ...]:
    return (
        Link(asked.here(lezing=GENEROUS), _("generous reading"), current=not strict),
        Link(asked.here(lezing=STRICT), _("strict reading"), current=strict),
    )


def _table(
    source: PromiseSource,
    rows: LazyRows[PromiseRows, AnyPromise],
    said: Sequence[Statement],
    columns: ColumnChoice,
) -> PromiseTable:
    caption = _("Promises and what came of them")
    table = lay_out(PromiseTable, rows, source.asked.filters, columns=columns, caption=caption)
    shown = [row.record for row in table.paginated_rows]
    views = views_of(shown, source.record, source.names, source.asked, on_targets=said, strict=source.strict)
    table.views = views
    table.heads = {promise: draw_head(view.head) for promise, view in views.items() if view.head}
    table.most_days = max((view.days for view in views.values()), default=0)
    table.attrs["class"] = "nl-ledger"
    return table
