"""The list of motions and commitments: what was asked or promised, its term by each reading, and the answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from covenants.evidence.undertakings import Undertaking, undertakings_at
from covenants.moment.record import Record
from dashboards.formats.links import file_links
from dashboards.frame.base import Frame, HiddenField, extend, frame
from dashboards.frame.chips import Chip, chips_of, kept_fields
from dashboards.frame.columns import ColumnChoice, choose_columns
from dashboards.frame.follow import feed_link, follow
from dashboards.frame.lazy_rows import LazyRows
from dashboards.frame.table_paging import columns_of, lay_out
from dashboards.motions.filters import MotionFilterForm, read_filters
from dashboards.motions.table import MADE, MotionRow, MotionTable, arrange
from dashboards.page_request import PageRequest
from dashboards.words.ages import say_bound
from dashboards.words.marks import source_mark
from dashboards.words.undertakings import (
    say_answerer,
    say_term,
    say_who,
    state_badge,
    view_answers,
    view_readings,
)
from dashboards.words.wording import pick, say_day
from dossier.choices import DocumentKind
from dossier.domain.undertakings import State


@dataclass(frozen=True, slots=True)
class MotionListPage(Frame):
    """`rows` are all that fit the filters, `table` holds the page of them that is shown."""

    lead: str
    rows: LazyRows[Sequence[Undertaking], MotionRow]
    table: MotionTable
    shown: tuple[MotionRow, ...]
    form: MotionFilterForm
    hidden: tuple[HiddenField, ...]
    chips: tuple[Chip, ...]
    active_count: int
    clear_url: str
    half_years_url: str
    columns: ColumnChoice


def motion_list_page(asked: PageRequest, record: Record) -> MotionListPage:
    """Return the motions and commitments known at the moment; raises `BadInput` for a filter that cannot be."""
    every = undertakings_at(record.as_of)
    chosen, form = read_filters(asked.filters, every)
    fitting = [one for one in every if chosen.keeps(one)]
    rows = LazyRows(arrange(fitting, MADE, False), lambda one: row_of(one, asked), arrange)
    files = (
        file_links(asked, record, _("Motions and commitments"), "motions_file"),
        follow(feed_link(asked, "motions_feed")),
    )
    base = frame(asked, record, _("Motions and commitments"), files=files, offers_rules=False, api=("motions",))
    columns = choose_columns(asked, columns_of(MotionTable))
    caption = _("What the House asked or was promised")
    table = lay_out(MotionTable, rows, asked.filters, columns=columns, caption=caption)
    return extend(
        MotionListPage,
        base,
        lead=say_sum(fitting),
        rows=rows,
        table=table,
        shown=tuple(row.record for row in table.paginated_rows),
        form=form,
        hidden=kept_fields(asked),
        chips=chips_of(form, asked),
        active_count=chosen.count,
        clear_url=asked.link("motions"),
        half_years_url=asked.link("half_year"),
        columns=columns,
    )


_SUMS: tuple[tuple[State, Promise], ...] = (
    (State.IN_TIME, ngettext_lazy("%(count)s answered in time", "%(count)s answered in time", "count")),
    (State.LATE, ngettext_lazy("%(count)s answered late", "%(count)s answered late", "count")),
    (
        State.ANSWERED,
        ngettext_lazy("%(count)s answered without a deadline", "%(count)s answered without a deadline", "count"),
    ),
    (State.OVERDUE, ngettext_lazy("%(count)s past its deadline", "%(count)s past their deadline", "count")),
    (State.OPEN, ngettext_lazy("%(count)s not answered yet", "%(count)s not answered yet", "count")),
)


def say_sum(every: Sequence[Undertaking]) -> str:
    """Return how many there are and how they stand: the parts add up, and none of nought is named."""
    if not every:
        return _("No motion or commitment at this moment.")
    counts = Counter(one.standing.state for one in every)
    kinds = Counter(one.fact.kind for one in every)
    motions, commitments = kinds[DocumentKind.MOTION], kinds[DocumentKind.COMMITMENT]
    both = (
        ngettext("%(count)s motion", "%(count)s motions", motions) % {"count": motions} if motions else "",
        ngettext("%(count)s commitment", "%(count)s commitments", commitments) % {"count": commitments}
        if commitments
        else "",
    )
    parts = ", ".join(str(words % {"count": counts[state]}) for state, words in _SUMS if counts[state])
    return f"{_(' and ').join(filter(None, both))}: {parts}."


def row_of(one: Undertaking, asked: PageRequest) -> MotionRow:
    """Put a motion or commitment into words."""
    fact, term = one.fact, one.term
    what = one.made or one.events[0]
    return MotionRow(
        reading=one,
        key=fact.key,
        url=asked.link("document", fact.key),
        title=pick(fact.title, fact.title_en),
        number=fact.printed_number,
        kind=str(DocumentKind(fact.kind).label),
        who=say_who(one.made),
        made=say_day(one.made_on) or (say_bound(one.known_by) if one.known_by else ""),
        text=pick(what.text, what.text_en),
        term=say_term(term) if term else "",
        term_source=source_mark(term.source, asked) if term else None,
        readings=view_readings(one),
        moved=tuple(say_term(old) for old in one.moved),
        state=state_badge(one),
        answerer=say_answerer(one),
        answers=view_answers(one, asked),
        notes=tuple(dict.fromkeys(_notes(one))),
    )


def _notes(one: Undertaking) -> Iterator[str]:
    yield from (note for event in one.events if (note := pick(event.note, event.note_en)))
