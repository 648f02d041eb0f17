"""Reads a Dutch date wording into a period, or says what it could not read."""

from datetime import date

from django.utils.translation import gettext as _

from imvo_tracker.lib.period_grammar import Context, Reading
from imvo_tracker.lib.period_rules import PERIOD_RULES, STRETCH_RULES
from imvo_tracker.lib.period_types import Period, UnreadablePeriod
from imvo_tracker.lib.period_words import spelled_plainly

#: Longer texts are sentences, not date wordings; the limit also bounds the work that a hostile text can cause.
LONGEST_WORDING = 200


def read_period(wording: str, *, written_on: date, starts_on: date | None = None) -> Period:
    """The period that the words mean in a document written on that day.

    `starts_on` is the first day of a duration ("drie maanden"). Raises UnreadablePeriod, with a translated message that
    quotes what could not be read; never guesses, and never turns a year into a day.
    """
    if len(wording) > LONGEST_WORDING:
        raise UnreadablePeriod(
            wording, wording, _("“%(part)s” is too long to be a date: use the few words that date it.")
        )
    text = spelled_plainly(wording)
    if not text:
        raise UnreadablePeriod(wording, wording, _("There are no words to read as a day or a period."))
    context = Context(wording, written_on, starts_on, STRETCH_RULES)
    _check_years(context, written_on, starts_on)
    rule, reading = context.first_fit(text, PERIOD_RULES)
    _check_reading(context, reading)
    return Period.from_bounds(reading.bounds, wording=wording, rule=rule.code, edtf=reading.edtf)


def _check_years(context: Context, *days: date | None) -> None:
    for day in days:
        if day is not None:
            context.checked_year(day.year, context.wording)


def _check_reading(context: Context, reading: Reading) -> None:
    """Counting on from a day may still lead out of the years that the tracker knows."""
    bounds = reading.bounds
    _check_years(context, bounds.earliest, bounds.latest, bounds.earliest_strict, bounds.latest_strict)
