"""Dates of the draft in themselves: a weekday that is another day's, a day of no calendar, what "last year" means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from covenants.domain.checking_draft.types import Draft, Finding, Sort, Verdict
from covenants.domain.reading_in.types import DateMark, Marked
from imvo_tracker.lib.doubts import gettext_noop as _
from imvo_tracker.lib.period_words import WEEKDAYS

_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_HAS_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")


def date_findings(draft: Draft) -> Iterator[Finding]:
    for marked in draft.sentences:
        for one in marked.dates:
            yield from _of_date(marked, one)


def _of_date(marked: Marked, one: DateMark) -> Iterator[Finding]:
    place = (marked.sentence, one.start, one.end)
    if one.period is None:
        if one.choices:
            values = {"draft": one.words, "choices": " / ".join(choice.text for choice in one.choices)}
            yield Finding(
                Verdict.NOTED, Sort.DATE, _("“%(draft)s” can mean several things: %(choices)s."), values, "", *place
            )
        elif one.trouble:
            yield Finding(Verdict.DIFFERS, Sort.DATE, "%(trouble)s", {"trouble": one.trouble}, "", *place)
        return
    named = _WEEKDAY.search(one.words)
    day = one.period.earliest
    if named and day and day == one.period.latest and day.isoweekday() != WEEKDAYS[named[1].lower()]:
        message = _("%(window)s is not a %(draft)s.")
        yield Finding(
            Verdict.DIFFERS, Sort.DATE, message, {"draft": named[1].lower(), "window": (day, day)}, "", *place
        )
    elif not _HAS_YEAR.search(one.words):
        read: dict[str, object] = {"draft": one.words, "window": (one.period.earliest, one.period.latest)}
        yield Finding(Verdict.NOTED, Sort.DATE, _("“%(draft)s” is read as %(window)s."), read, "", *place)
