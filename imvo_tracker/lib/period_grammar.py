"""How a rule reads a wording: the shape of a rule, what it is handed, and how the first rule that fits is found."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imvo_tracker.lib.days import YEARS
from imvo_tracker.lib.edtf import edtf_from_bounds
from imvo_tracker.lib.period_calendar import season_bounds
from imvo_tracker.lib.period_recess import (
    Recess,
    prinsjesdag,
    recess,
    years_of_prinsjesdag,
    years_of_recess,
)
from imvo_tracker.lib.period_types import (
    AmbiguousPeriod,
    Bounds,
    Candidate,
    NoSuchDay,
    Period,
    Stretch,
    UnknownYear,
    UnreadablePeriod,
)
from imvo_tracker.lib.period_words import MONTH, ORDINAL, RELATIVE_YEARS, SEASON, in_print, without_lead_in

Text = str | Promise

FEW_YEARS = 4  # as many are listed; more are said as a stretch

SAME = gettext_lazy("the same")


@dataclass(frozen=True, slots=True)
class Reading:
    """The bounds that a rule gives a wording, and the EDTF text of the generous ones."""

    bounds: Bounds
    edtf: str

    @classmethod
    def of(cls, bounds: Bounds, *, about_start: bool = False) -> "Reading":
        return cls(bounds, edtf_from_bounds(bounds.earliest, bounds.latest, about_start=about_start))

    @classmethod
    def exact(cls, earliest: date | None, latest: date | None) -> "Reading":
        return cls.of(Bounds.exact(earliest, latest))


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """One way to date a wording, as published, with its pattern and the function that turns a match into bounds."""

    code: str
    name: Text
    examples: tuple[str, ...]
    explanation: Text
    generous: Text
    strict: Text
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], "Context"], Reading]


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule knows besides its own words."""

    wording: str
    written_on: date
    starts_on: date | None  # first day of a duration
    rules: tuple[PeriodRule, ...]
    stretch_rules: tuple[PeriodRule, ...]

    def period(self, text: str) -> Period:
        """The period that the text means by the first rule that fits."""
        rule, reading = self.first_fit(text, self.rules)
        bounds = reading.bounds
        for day in (bounds.earliest, bounds.latest, bounds.earliest_strict, bounds.latest_strict):
            if day is not None:
                self.checked_year(day.year, self.wording)
        return Period.from_bounds(bounds, wording=self.wording, rule=rule.code, edtf=reading.edtf)

    def which(self, part: str, *texts: str) -> AmbiguousPeriod:
        """The question which of these texts is meant: each must be one that a rule reads without asking."""
        return self.which_of(part, [self.candidate(text) for text in texts])

    def which_of(self, part: str, candidates: Sequence[Candidate]) -> AmbiguousPeriod:
        return AmbiguousPeriod(self.wording, part, candidates)

    def candidate(self, text: str) -> Candidate:
        return Candidate(in_print(text), self.period(text))

    def stretch(self, text: str) -> Stretch:
        """The stretch of time that is named ("juli 2016", "de zomer") inside a longer wording."""
        return self.first_fit(text, self.stretch_rules)[1].bounds.closed()

    def first_fit(self, text: str, rules: tuple[PeriodRule, ...]) -> tuple[PeriodRule, Reading]:
        """The first rule that fits the text, or the text without its lead-in words, and what it reads."""
        for rule in rules:
            match = rule.pattern.fullmatch(text)
            if match is not None:
                return rule, rule.read(match, self)
        shorter = without_lead_in(text)
        if shorter == text:
            raise self.refusal(text, _why_unread(text))
        return self.first_fit(shorter, rules)

    def refusal(self, part: str, explanation: str = "") -> UnreadablePeriod:
        return UnreadablePeriod(self.wording, part, explanation)

    def year(self, text: str) -> int:
        """The year that "2016", "het jaar 2016" or "volgend jaar" names."""
        if text in RELATIVE_YEARS:
            return self.checked_year(self.written_on.year + RELATIVE_YEARS[text], text)
        return self.checked_year(int(text[-4:]), text)

    def checked_year(self, year: int, part: str) -> int:
        if year not in YEARS:
            raise self.refusal(part, _("“%(part)s” lies outside the years 1900 to 2199."))
        return year

    def day(self, year: int, month: int, day: int, part: str) -> date:
        """The day, or a refusal that names it: 31 February is a mistake, not the 2nd of March."""
        try:
            return date(year, month, day)
        except ValueError as error:
            raise self.not_a_day(part) from error

    def not_a_day(self, part: str) -> UnreadablePeriod:
        return NoSuchDay(self.wording, part, _("“%(part)s” is not a day of the calendar."))

    def reversed(self, part: str) -> UnreadablePeriod:
        return self.refusal(part, _("“%(part)s” ends before it begins."))

    def season(self, season: str, year: int, part: str) -> Stretch:
        try:
            return season_bounds(season, year)
        except ValueError as error:
            explanation = _("The seasons are known for the years 2000 to 2049, and “%(part)s” is not among them.")
            raise UnknownYear(self.wording, part, explanation) from error

    def recess(self, name: str, year: int, part: str) -> Recess:
        """The recess that begins in the year, or a refusal that says for which years the table has it."""
        try:
            return recess(name, year)
        except KeyError as error:
            raise self._beyond_table(part, years_of_recess(name)) from error

    def prinsjesdag(self, year: int, part: str) -> date:
        try:
            return prinsjesdag(year)
        except KeyError as error:
            raise self._beyond_table(part, years_of_prinsjesdag()) from error

    def _beyond_table(self, part: str, years: tuple[int, ...]) -> UnknownYear:
        known = ", ".join(str(year) for year in years) if len(years) < FEW_YEARS else f"{years[0]}–{years[-1]}"
        explanation = _("The days of “%(part)s” are not in our table, which has the years %(years)s. Write the day.")
        return UnknownYear(self.wording, part, explanation % {"part": "%(part)s", "years": known})


def period_rule(
    code: str,
    name: Text,
    examples: tuple[str, ...],
    *,
    explanation: Text,
    generous: Text,
    strict: Text = SAME,
    pattern: str,
    read: Callable[[re.Match[str], Context], Reading],
) -> PeriodRule:
    """A rule with its pattern compiled; most have one reading only."""
    return PeriodRule(code, name, examples, explanation, generous, strict, re.compile(pattern), read)


_TWO_DIGIT_YEAR = re.compile(rf"[0-9]{{1,2}}(?:[-/.][0-9]{{1,2}}[-/.]| {MONTH} )[0-9]{{2}}")
_NO_YEAR = re.compile(
    rf"(?:[0-9]{{1,2}} |begin |half |medio |midden |eind |einde )?{MONTH}|{SEASON}|[qhk][1-4]"
    rf"|{ORDINAL} (?:kwartaal|helft|halfjaar)|begin|medio|midden|eind|einde"
)


def _why_unread(text: str) -> str:
    """The explanation for words that no rule fits; empty where there is nothing better to say than that."""
    if _TWO_DIGIT_YEAR.fullmatch(text):
        return _("“%(part)s” has a year of two digits. Write the year in full, as in 4-5-2016.")
    if "voorjaarsnota" in text or "najaarsnota" in text:
        return _("“%(part)s” comes out on another day every year. Write the day, as in “uiterlijk 1 juni 2017”.")
    if _NO_YEAR.fullmatch(text):
        return _("“%(part)s” does not say which year. Write the year with it.")
    return ""
