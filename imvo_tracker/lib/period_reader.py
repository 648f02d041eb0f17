"""Reads a Dutch date wording into a period, or says what it could not read."""

import re
from datetime import date

from django.utils.translation import gettext as _

from imvo_tracker.lib.period_grammar import Context
from imvo_tracker.lib.period_rules import PERIOD_RULES
from imvo_tracker.lib.period_stretch_rules import STRETCH_RULES
from imvo_tracker.lib.period_types import AmbiguousPeriod, Period, UnknownYear, UnreadablePeriod
from imvo_tracker.lib.period_words import in_plain_words
from imvo_tracker.lib.period_years import is_without_year, with_a_year

#: Longer texts are sentences, not date wordings; the limit also bounds the work that a hostile text can cause.
LONGEST_WORDING = 200

# "voor de zomer heb ik de Kamer geïnformeerd": it looks back, but on which summer its words do not tell
_WHAT_WAS_DONE = re.compile(r"(?P<when>.+?) (?:heb|heeft|hebben|had|hadden|ben|is|zijn|was|waren|werd|werden)(?: .+)?")


def read_period(wording: str, *, written_on: date, starts_on: date | None = None) -> Period:
    """The period that the words mean in a document written on that day.

    `starts_on` is the first day of a duration ("drie maanden"). Raises UnreadablePeriod, with a translated message that
    quotes what could not be read; AmbiguousPeriod where the words mean one of several things. Never guesses, and never
    turns a year into a day: where the year is filled in by the document's day, `choices` says so.
    """
    if len(wording) > LONGEST_WORDING:
        raise UnreadablePeriod(
            wording, wording, _("“%(part)s” is too long to be a date: use the few words that date it.")
        )
    text = in_plain_words(wording)
    if not text:
        raise UnreadablePeriod(wording, wording, _("There are no words to read as a day or a period."))
    context = Context(wording, written_on, starts_on, PERIOD_RULES, STRETCH_RULES)
    for day in (written_on, starts_on):
        if day is not None:
            context.checked_year(day.year, wording)
    return _read(text, context)


def _read(text: str, context: Context) -> Period:
    """As the rules read it; else with its year filled in, or without the clause that says what was done then."""
    try:
        return context.period(text)
    except (AmbiguousPeriod, UnknownYear):
        raise
    except UnreadablePeriod as unread:
        if is_without_year(text):
            return with_a_year(text, context, unread)
        clause = _WHAT_WAS_DONE.fullmatch(text)
        if clause is None:
            raise
        if is_without_year(clause["when"]):
            return with_a_year(clause["when"], context, unread, looks_back=True)
    return context.period(clause["when"])
