"""Who pays for the talks that the SER leads, and what delays agreements: every source in its own row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.choices import ReportTopic
from covenants.evidence.reports import reports_with_topic
from covenants.evidence.statements import Statement
from covenants.moment.record import Record
from dashboards.formats.links import file_links
from dashboards.frame.base import Frame, Link, extend, frame
from dashboards.page_request import PageRequest
from dashboards.words.ages import say_said
from dashboards.words.marks import SourceMark, hosted_mark
from dashboards.words.wording import pick, say_choice, say_number
from dossier.domain.dated import said_on

PERCENT, EURO = "percent", "euro"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What one source says. `head` is who pays, or the cause; `subject` the agreement or sector, "" for all together.

    `known_on` is empty for an undated source; `quantity` and `unit` are the figure as stored.
    """

    key: str
    head: str
    subject: str
    subject_url: str
    text: str
    amount: str
    quantity: Decimal | None
    unit: str
    wording: str
    known: str
    known_on: date | None
    who: str
    note: str
    source: SourceMark


@dataclass(frozen=True, slots=True)
class CostsPage(Frame):
    """Who pays and what delays, as known at the moment."""

    lead: str
    costs: tuple[ReportRow, ...]
    causes: tuple[ReportRow, ...]


def costs_page(asked: PageRequest, record: Record) -> CostsPage:
    """Return both tables: what holds for all agreements first, then each agreement by name."""
    said = reports_with_topic((ReportTopic.COST_SHARING, ReportTopic.DELAY_CAUSE), record.as_of)
    costs = _rows((one for one in said if one.entry.topic == ReportTopic.COST_SHARING), record, asked)
    causes = _rows((one for one in said if one.entry.topic == ReportTopic.DELAY_CAUSE), record, asked)
    files = (
        *([file_links(asked, record, _("Who pays"), "costs_file")] if costs else []),
        *([file_links(asked, record, _("What delays"), "causes_file")] if causes else []),
    )
    above = (Link(asked.link("explanation"), _("How to read this")),)
    base = frame(asked, record, _("Who pays, and what delays"), above=above, files=files, offers_rules=False)
    return extend(CostsPage, base, lead=_say_lead(costs, causes), costs=costs, causes=causes)


def _say_lead(costs: tuple[ReportRow, ...], causes: tuple[ReportRow, ...]) -> str:
    """Return how much the sources say, and of how many agreements."""
    if not (costs or causes):
        return _("Nothing was known of costs and delay at this moment.")
    paying = ngettext("%(count)s statement on who pays", "%(count)s statements on who pays", len(costs))
    delaying = ngettext("%(count)s on what delays", "%(count)s on what delays", len(causes))
    parts = _(" and ").join((paying % {"count": len(costs)}, delaying % {"count": len(causes)}))
    own = sum(bool(row.subject) for row in causes)
    return f"{parts}{_(', of which %(count)s of a single agreement.') % {'count': own}}" if own else f"{parts}."


def _rows(said: Iterable[Statement], record: Record, asked: PageRequest) -> tuple[ReportRow, ...]:
    rows = [_row(one, record, asked) for one in said]
    return tuple(sorted(rows, key=lambda row: (row.subject.casefold(), row.known_on or date.max, row.key)))


def _row(said: Statement, record: Record, asked: PageRequest) -> ReportRow:
    entry, evidence = said.entry, said.evidence
    subject = _subject(said, record, asked)
    payer = pick(entry.payer.name, entry.payer.name_en) if entry.payer else ""
    return ReportRow(
        key=said.key,
        head=capfirst(say_choice(entry, "cause")) if entry.topic == ReportTopic.DELAY_CAUSE else payer,
        subject=subject.label,
        subject_url=subject.url,
        text=pick(entry.text, entry.text_en),
        amount=say_amount(entry.quantity, entry.unit),
        quantity=entry.quantity,
        unit=entry.unit,
        wording=evidence.wording,
        known=say_said(evidence),
        known_on=said_on(evidence),
        who=pick(evidence.actor, evidence.actor_en),
        note=pick(evidence.note, evidence.note_en),
        source=hosted_mark(evidence, asked),
    )


def _subject(said: Statement, record: Record, asked: PageRequest) -> Link:
    """Return the agreement or sector that it is about; an empty link for all together."""
    covenant = record.covenant(said.covenant)
    if covenant:
        return Link(asked.link("covenant", covenant.slug), pick(covenant.name, covenant.name_en))
    sector = said.entry.sector
    if sector is not None and sector.known_from <= record.as_of.known_on:
        return Link(asked.link("sector", sector.code), pick(sector.name, sector.name_en))
    return Link("", "")


def say_amount(quantity: Decimal | None, unit: str) -> str:
    """Return “20%” or “500 euros”; nothing for a figure that is no money."""
    if quantity is None or unit not in (PERCENT, EURO):
        return ""
    number = say_number(quantity)
    return f"{number}%" if unit == PERCENT else _("%(number)s euros") % {"number": number}
