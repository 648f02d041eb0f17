"""Two moments side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from covenants.selectors.mentions import progress_letters, unmentioned
from dashboards.pages.ask import Ask
from dashboards.pages.base import LETTER_DAY
from dashboards.pages.comparison import comparison_page
from dashboards.views.asking import read_ask, read_asked_record, render_page
from imvo_tracker.lib.asof import AsOf, MomentError, parse_as_of
from imvo_tracker.lib.badinput import BadInput

FROM, UNTIL = "van", "tot"


@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    """What changed from one moment to the other, each as it was known then."""
    ask = read_ask(request)
    first, last = _read_days(request, ask)
    after = read_asked_record(_known_then(ask, last))
    before = read_asked_record(_known_then(ask, first), statements=after.statements)
    page = comparison_page(
        _known_then(ask, last),
        before,
        after,
        letters=progress_letters(ask.as_of),
        silent=unmentioned(after),
    )
    return render_page(request, "dashboards/comparison.html", page)


def _known_then(ask: Ask, day: date) -> Ask:
    """The same question on another day, with what was known by then."""
    return replace(ask, as_of=AsOf(day, min(day, ask.as_of.known_on), ask.as_of.revision))


def _read_days(request: HttpRequest, ask: Ask) -> tuple[date, date]:
    """Read both days; by default from the letter to the day asked about."""
    first = _read_day(request, FROM, LETTER_DAY, ask)
    last = _read_day(request, UNTIL, ask.as_of.day, ask)
    if first > last:
        raise BadInput(_("van: the first day lies after the second. Turn them round."))
    return first, last


def _read_day(request: HttpRequest, key: str, default: date, ask: Ask) -> date:
    text = request.GET.get(key)
    if not text:
        return default
    try:
        return parse_as_of({"peildatum": text}, newest_revision=0, today=ask.as_of.known_on).day
    except MomentError as error:
        raise BadInput(error.message.replace("peildatum", key, 1)) from error
