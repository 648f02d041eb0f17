"""Two moments side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from covenants.evidence.documents import progress_letters
from covenants.moment.record import Record
from dashboards.cards.card import card_file
from dashboards.comparison.file import comparison_dataset, figures_dataset
from dashboards.comparison.page import ComparisonPage, comparison_page
from dashboards.formats.table_file import table_file
from dashboards.frame.landmarks import LETTER_DAY, landmarks
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.page_request import FROM, UNTIL, PageRequest
from imvo_tracker.lib.asof import AsOf, MomentError, parse_as_of
from imvo_tracker.lib.badinput import BadInput


@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    """What changed from one moment to the other, each as it was known then."""
    asked = read_page_request(request)
    return render_page(request, "dashboards/comparison.html", _page_of(asked, read_requested_record(asked)))


def _page_of(asked: PageRequest, record: Record) -> ComparisonPage:
    first, last = _read_days(asked)
    after = read_requested_record(_known_then(asked, last))
    before = read_requested_record(_known_then(asked, first), beside=after)
    return comparison_page(asked, record, before, after, days=_days_that_matter(record))


comparison_file, figures_file = (table_file(_page_of, made) for made in (comparison_dataset, figures_dataset))
comparison_card = card_file(_page_of)


def _days_that_matter(record: Record) -> dict[date, str]:
    """Return the days of the letters and those that matter, up to the day of judgement."""
    days = {day: number for day, number, _key in progress_letters(record.as_of)}
    for day, what in landmarks(record).items():
        if day != LETTER_DAY or day not in days:
            days[day] = ", ".join(filter(None, (days.get(day, ""), what)))
    return days


def _known_then(asked: PageRequest, day: date) -> PageRequest:
    """The same question on another day, with what was known by then."""
    return replace(asked, as_of=AsOf(day, min(day, asked.as_of.known_on), asked.as_of.revision))


def _read_days(asked: PageRequest) -> tuple[date, date]:
    """Read both days; by default from the letter to the day asked about."""
    last = _read_day(UNTIL, asked.as_of.day, asked)
    first = _read_day(FROM, min(LETTER_DAY, last), asked)
    if first > last:
        raise BadInput(_("van: the first day lies after the second. Turn them round."), FROM)
    return first, last


def _read_day(key: str, default: date, asked: PageRequest) -> date:
    text = dict(asked.filters).get(key)
    if not text:
        return default
    try:
        return parse_as_of({"peildatum": text}, newest_revision=0, today=asked.as_of.known_on).day
    except MomentError as error:
        raise BadInput(error.message.replace("peildatum", key, 1), key) from error
