"""The list of a half-year as a text document."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dashboards.formats.odt import Grid, Section, write_text
from dashboards.motions.half_year import HalfYearPage, HalfYearPart
from dashboards.motions.table import MotionRow
from dashboards.words.undertakings import say_readings


def half_year_document(page: HalfYearPage) -> bytes:
    """Return the page as ODT: the same rows, words and moment."""
    lead = (page.lead, page.moment.sentence, _("Address: %(address)s") % {"address": page.address})
    language = get_language() or "nl"
    sections = [_section(part) for part in page.parts]
    return write_text(page.title, lead, sections, day=page.moment.day, language=language)


def _section(part: HalfYearPart) -> Section:
    if not part.rows:
        return Section(part.title, (part.empty,))
    columns = (_("Motion or commitment"), _("What it asks or says"), _("Deadline"), _("State"), _("Answered by"))
    return Section(part.title, (), Grid(part.anchor, columns, tuple(map(_cells, part.rows))))


def _cells(row: MotionRow) -> tuple[tuple[str, ...], ...]:
    return (
        tuple(filter(None, (row.number, row.title, ", ".join(filter(None, (row.who, row.made)))))),
        tuple(filter(None, (row.text, *row.notes))),
        tuple(_term(row)),
        tuple(filter(None, (row.state.label, row.state.note))),
        tuple(f"{answer.paper.label} ({answer.day})" for answer in row.answers) or (row.answerer,),
    )


def _term(row: MotionRow) -> Iterator[str]:
    if not row.term:
        yield _("no deadline")
        return
    yield f"“{row.term}”" if row.reading.term and row.reading.term.wording else row.term
    yield say_readings(row.reading)
    if row.moved:
        yield _("Earlier: %(terms)s") % {"terms": "; ".join(row.moved)}
