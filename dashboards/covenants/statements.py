"""Every statement on one covenant: a row each with its own anchor, in pages, and as a dataset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.domain.reading import CovenantReading
from covenants.evidence.on_covenant import SaidOfCovenant, said_of_covenant
from covenants.evidence.register import organisation_names
from covenants.evidence.statements import Statement, statements_at
from covenants.moment.record import Record
from dashboards.covenants.statement_filters import TOPICS, StatementFilterForm, read_filters
from dashboards.formats.base import Cell, Dataset, as_shown, batches, dataset
from dashboards.formats.links import file_links
from dashboards.frame.base import Frame, HiddenField, Link, extend, frame
from dashboards.frame.chips import Chip, chips_of, kept_fields
from dashboards.frame.columns import ColumnChoice, Labels, choose_columns
from dashboards.frame.paging import PageSlice, page_slice
from dashboards.frame.query import values_of
from dashboards.frame.table_paging import ROWS_A_PAGE
from dashboards.page_request import PAGE, PageRequest
from dashboards.words.ages import say_said
from dashboards.words.marks import SourceMark, hosted_mark
from dashboards.words.statements import say_source, view_statement
from dashboards.words.wording import pick, say_period
from dossier.domain.dated import said_on
from imvo_tracker.lib.badinput import BadInput

ONE = "uitspraak"
# By column of the file the column of the page that shows it.
PART_OF = (
    "topic", "topic", "topic", "says", "says", "topic", "topic", "who", "who", "who", "source", "source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement: where it is found, what about, the words, our sentence, who said it when, and the source."""

    anchor: str
    heading: str
    wording: str
    text: str
    note: str
    window: str
    who: str
    said: str
    source: SourceMark


@dataclass(frozen=True, slots=True)
class StatementsPage(Frame):
    """One page of the statements on a covenant."""

    slug: str
    covenant: Link
    form: StatementFilterForm
    hidden: tuple[HiddenField, ...]
    chips: tuple[Chip, ...]
    active_count: int
    clear_url: str
    fitting: tuple[SaidOfCovenant, ...]
    rows: tuple[StatementRow, ...]
    shown: PageSlice
    columns: ColumnChoice
    lead: str


def statements_page(asked: PageRequest, record: Record, reading: CovenantReading) -> StatementsPage:
    """Return the page asked for, or the one that holds the statement asked for; raises `BadInput`."""
    slug = reading.slug
    said = said_of_covenant(slug, record.as_of)
    names = organisation_names({one.actor for one in said}, record.as_of)
    chosen, form = read_filters(asked.filters, said, {key: pick(*both) for key, both in names.items()})
    fitting = [one for one in said if chosen.keeps(one)]
    paged = replace(asked, filters=_with_page_of(asked, fitting))
    shown = page_slice(paged, len(fitting), ROWS_A_PAGE, anchor="#rows")
    name = pick(reading.covenant.name, reading.covenant.name_en)
    above = (Link(asked.link("covenants"), _("Agreements")), Link(asked.link("covenant", slug), name))
    title = _("%(name)s: all statements and sources") % {"name": name}
    files = file_links(paged, record, _("All statements"), "covenant_statements_file", slug)
    base = frame(paged, record, title, above=above, files=(files,))
    statements = statements_at([one.claim for one in fitting[shown.slice]], record.as_of)
    return extend(
        StatementsPage,
        base,
        slug=slug,
        covenant=above[1],
        form=form,
        hidden=kept_fields(asked),
        chips=chips_of(form, asked),
        active_count=chosen.count,
        clear_url=asked.link("covenant_statements", slug),
        fitting=tuple(fitting),
        rows=tuple(statement_row(one, asked) for one in statements),
        shown=shown,
        columns=choose_columns(paged, column_labels()),
        lead=_say_lead(len(fitting)),
    )


def _say_lead(count: int) -> str:
    words = ngettext("%(count)s statement, with its source.", "%(count)s statements, each with its source.", count)
    return words % {"count": count}


def column_labels() -> Labels:
    """Return the columns of the page by key, with their headings."""
    return (("topic", _("Topic")), ("says", _("What it says")), ("who", _("According to")), ("source", _("Source")))


def _with_page_of(asked: PageRequest, fitting: Sequence[SaidOfCovenant]) -> tuple[tuple[str, str], ...]:
    """Turn the statement asked for into the number of its page; a number that was given goes before it."""
    others = tuple(pair for pair in asked.filters if pair[0] != ONE)
    wanted = values_of(asked.filters, (ONE,)).get(ONE, "")
    if not wanted or any(key == PAGE for key, _value in others):
        return others
    place = next((place for place, one in enumerate(fitting) if one.anchor == wanted), None)
    if place is None:
        raise BadInput(_("%(key)s: this statement is not among those shown here.") % {"key": ONE}, ONE)
    number = place // ROWS_A_PAGE + 1
    return (*others, (PAGE, str(number))) if number > 1 else others


def statement_row(said: Statement, asked: PageRequest) -> StatementRow:
    """Return the row of one statement on the page of all statements."""
    view, evidence = view_statement(said, asked), said.evidence
    return StatementRow(
        anchor=said.key,
        heading=capfirst(view.heading),
        wording=view.wording,
        text=view.text,
        note=view.note,
        window=say_period(said.period) if said.period and said.period.edtf else "",
        who=pick(evidence.actor, evidence.actor_en),
        said=say_said(evidence),
        source=hosted_mark(evidence, asked),
    )


def statements_dataset(asked: PageRequest, record: Record, page: StatementsPage) -> Dataset:
    """Return every statement that fits the filters, on all pages."""
    columns = (
        _("Key"),
        _("Topic"),
        _("Statement"),
        _("What it says"),
        _("Words"),
        _("From"),
        _("Until"),
        _("According to"),
        _("Known since"),
        _("Public since"),
        _("Source"),
        _("Address"),
    )
    rows = (
        _cells(said, asked)
        for batch in batches(page.fitting)
        for said in statements_at([one.claim for one in batch], record.as_of)
    )
    whole = dataset(page, f"uitspraken-{page.slug}", columns=columns, rows=rows, count=len(page.fitting))
    return as_shown(whole, page.columns, PART_OF)


def _cells(said: Statement, asked: PageRequest) -> tuple[Cell, ...]:
    view, evidence, period = view_statement(said, asked), said.evidence, said.period
    topic = getattr(said.entry, "topic", said.table)
    return (
        said.key,
        capfirst(str(TOPICS.get(topic, topic))),
        view.heading,
        view.text,
        evidence.wording,
        period.earliest if period else None,
        period.latest if period else None,
        pick(evidence.actor, evidence.actor_en),
        said_on(evidence),
        evidence.public_on or said_on(evidence),
        say_source(evidence),
        evidence.document_url,
    )
