"""How printed words are read as a window in time, before anything is saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dossier.models import Document
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.period import (
    PERIOD_RULES,
    AmbiguousPeriod,
    Candidate,
    Period,
    UnreadablePeriod,
    period_from_edtf,
    read_period,
)
from imvo_tracker.lib.period_figures import without_figure

_RULES = {rule.code: rule for rule in PERIOD_RULES}


@dataclass(frozen=True, slots=True)
class DateReading:
    """A window as staff check it: its words, lines of term and value, and what else the words may mean.

    `choices` are pairs: words that mean one thing, and those words with their days. Where there are lines too, they are
    those of the first choice, and only its year is to be confirmed.
    """

    wording: str
    lines: tuple[tuple[str, str], ...]
    choices: tuple[tuple[str, str], ...] = ()
    picked: str = ""

    @property
    def chosen(self) -> str:
        """The words that are ticked: those somebody picked, or those that only want confirming; "" for neither."""
        return self.picked or (self.choices[0][0] if self.choices and self.lines else "")


def read_words(
    words: str,
    *,
    document: Document | None,
    known_from: date | None,
    starts_on: date | None = None,
    counted: bool = False,
) -> Period:
    """Return the window the words mean in this document; raises UnreadablePeriod or AmbiguousPeriod, translated.

    EDTF is understood too, for windows that no Dutch words name. `counted`: the words may begin with a figure
    ("tien convenanten in de loop van 2017").
    """
    written_on = (document.dated_on if document else None) or known_from or (document.public_on if document else None)
    try:
        return read_period(words, written_on=written_on or today(), starts_on=starts_on)
    except UnreadablePeriod as unread:
        try:
            return period_from_edtf(words.strip(), words)
        except UnreadablePeriod:
            dated = without_figure(words) if counted else ""
            if not dated:
                raise unread from None
            return replace(read_period(dated, written_on=written_on or today(), starts_on=starts_on), wording=words)


def describe(period: Period) -> DateReading:
    """Return the lines that show a window: both readings, the rule, EDTF."""
    rule = _RULES.get(period.rule)
    lines = [
        (_("Earliest"), _side(period.earliest, period.earliest_strict, _("open: no first day"))),
        (_("Latest"), _side(period.latest, period.latest_strict, _("open: no last day, never late"))),
        (_("Rule"), str(rule.name) if rule else "EDTF"),
        ("EDTF", period.edtf or "–"),
    ]
    return DateReading(period.wording, tuple(lines), as_choices(period.choices))


def ask_which(question: AmbiguousPeriod) -> DateReading:
    """Return what words may mean, for a person to choose from."""
    return DateReading(question.wording, (), as_choices(question.candidates))


def as_choices(candidates: Iterable[Candidate]) -> tuple[tuple[str, str], ...]:
    return tuple((candidate.words, candidate.text) for candidate in candidates)


def _side(generous: date | None, strict: date | None, nothing: str) -> str:
    shown = _day(generous) or nothing
    if strict == generous:
        return shown
    return _("%(generous)s (strict reading: %(strict)s)") % {"generous": shown, "strict": _day(strict) or nothing}


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
