"""What a half-year brought: the motions and commitments answered in it, and those without an answer at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from covenants.evidence.undertakings import Undertaking, undertakings_at
from covenants.moment.record import Record
from dashboards.formats.links import file_links
from dashboards.frame.base import Files, Frame, HiddenField, Link, extend, frame
from dashboards.frame.chips import kept_fields
from dashboards.frame.query import values_of
from dashboards.motions.list import row_of, say_sum
from dashboards.motions.table import MotionRow
from dashboards.page_request import PageRequest
from dashboards.words.wording import say_day, say_window
from imvo_tracker.lib.badinput import BadInput
from imvo_tracker.lib.period_calendar import months_bounds

KEY = "halfjaar"
_NAME = re.compile(r"((?:19|2[01])[0-9]{2})-([12])", re.ASCII)
ODT = "odt"


@dataclass(frozen=True, slots=True)
class HalfYear:
    """Half of a calendar year: "2016-1" is January to June."""

    year: int
    half: int

    @property
    def name(self) -> str:
        return f"{self.year}-{self.half}"

    @property
    def bounds(self) -> tuple[date, date]:
        return months_bounds(self.year, 6 * self.half - 5, 6 * self.half)

    @property
    def label(self) -> str:
        return say_window(*self.bounds)

    @classmethod
    def of(cls, day: date) -> HalfYear:
        return cls(day.year, 1 if day.month <= 6 else 2)


@dataclass(frozen=True, slots=True)
class HalfYearPart:
    """One of the two lists of a half-year; `empty` says what it means that it holds nothing."""

    anchor: str
    title: str
    rows: tuple[MotionRow, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class HalfYearPage(Frame):
    """The list of a half-year as a page: the same object is written as a document."""

    half_year: HalfYear
    lead: str
    parts: tuple[HalfYearPart, ...]
    choices: tuple[Link, ...]
    hidden: tuple[HiddenField, ...]
    list_url: str


def half_year_page(asked: PageRequest, record: Record) -> HalfYearPage:
    """Return the list of the half-year asked for, else of the one of the moment; raises `BadInput`."""
    last = HalfYear.of(record.as_of.judged_on)
    every = undertakings_at(record.as_of)
    first = HalfYear.of(min((one.known_by for one in every if one.known_by), default=record.as_of.judged_on))
    chosen = _read(values_of(asked.filters, (KEY,)).get(KEY, ""), first, last)
    start, end = chosen.bounds
    then = [one.until(min(end, record.as_of.judged_on)) for one in every]
    there = [one for one in then if one is not None]
    title = _("Motions and commitments, %(half)s") % {"half": chosen.label}
    above = (Link(asked.link("motions"), _("Motions and commitments")),)
    return extend(
        HalfYearPage,
        frame(asked, record, title, above=above, files=_files(asked, record, chosen), offers_rules=False),
        half_year=chosen,
        lead=_say_lead(there, min(end, record.as_of.judged_on)),
        parts=(
            _part("answered", _("Answered in this half-year"), _answered(there, start), asked),
            _part("open", _("Without an answer at the end of it"), [one for one in there if not one.answers], asked),
        ),
        choices=_choices(asked, first, last, chosen),
        hidden=kept_fields(asked),
        list_url=asked.link("motions"),
    )


def _read(text: str, first: HalfYear, last: HalfYear) -> HalfYear:
    if not text:
        return last
    match = _NAME.fullmatch(text)
    if not match:
        raise BadInput(_("%(key)s: this is not a half-year. Write for example 2016-1.") % {"key": KEY}, KEY)
    chosen = HalfYear(int(match[1]), int(match[2]))
    if not first.bounds <= chosen.bounds <= last.bounds:
        message = _("%(key)s: the list goes from %(first)s to %(last)s.")
        raise BadInput(message % {"key": KEY, "first": first.name, "last": last.name}, KEY)
    return chosen


def _answered(every: Sequence[Undertaking], start: date) -> list[Undertaking]:
    """Return those of which the first answer came since a day."""
    days = ((one, one.answers[0].said_on if one.answers else None) for one in every)
    return [one for one, day in days if day and day >= start]


def _part(anchor: str, title: str, every: Sequence[Undertaking], asked: PageRequest) -> HalfYearPart:
    return HalfYearPart(anchor, title, tuple(row_of(one, asked) for one in every), _("None in this collection."))


def _say_lead(every: Sequence[Undertaking], day: date) -> str:
    if not every:
        return say_sum(every)
    return _("On %(day)s: %(sum)s") % {"day": say_day(day), "sum": say_sum(every)}


def _choices(asked: PageRequest, first: HalfYear, last: HalfYear, chosen: HalfYear) -> tuple[Link, ...]:
    """Return every half-year of the record, the newest first."""
    names = [HalfYear(year, half) for year in range(last.year, first.year - 1, -1) for half in (2, 1)]
    fitting = [one for one in names if first.bounds <= one.bounds <= last.bounds]
    return tuple(Link(asked.link("half_year", **{KEY: one.name}), one.label, one == chosen) for one in fitting)


def _files(asked: PageRequest, record: Record, chosen: HalfYear) -> tuple[Files, ...]:
    """Return the lasting addresses of the list as a document and as a table, with the half-year in them."""
    whole = PageRequest(asked.as_of, asked.rule, asked.path, asked.given, ((KEY, chosen.name),))
    address = whole.cited_as("half_year_file", ODT, revision=record.as_of.revision or 0, rule=record.rule.slug)
    document = Files(_("The list as a document"), (Link(address, ODT.upper()),))
    return document, file_links(whole, record, _("The list as a table"), "half_year_table_file")
