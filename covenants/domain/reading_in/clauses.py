"""A sentence in the parts that each say one thing: what is promised, of whom, for when and how firmly."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from covenants.domain.reading_in.types import DateMark, Marked, NameMark, NumberMark, WordMark
from imvo_tracker.lib.period_types import Period

GOAL = re.compile(
    r"\b(?:doelstelling(?:en)?|streefgetal|ten doel|doel (?:van|om|dat)|ambitie|binnen bereik)\b", re.IGNORECASE
)
NEARLY = re.compile(
    r"\b(?:zo goed als|vrijwel|nagenoeg|bijna|op een oor na)\s+(?:geheel\s+|helemaal\s+)?"
    r"(?:afgerond|gereed|klaar|rond|voltooid|ondertekend|getekend|afgesloten|gesloten)\b",
    re.IGNORECASE,
)
# What there will be when all has come: "brengen het aantal op tien", "daarmee zijn het er tien"
IN_THE_END = re.compile(
    r"\b(?:breng(?:t|en) het (?:aantal|totaal) op|het (?:aantal|totaal) (?:uit )?op(?= \S+ (?:uit)?kom(?:t"
    r"|en)\b)|kom(?:t|en) het (?:aantal|totaal) (?:uit )?op|daarmee)\b",
    re.IGNORECASE,
)
# What stands behind these words is the whole of what stands before them
TOTAL = re.compile(
    rf"{IN_THE_END.pattern}"
    r"|\b(?:in totaal|samen|tezamen|opgeteld|bij elkaar|totaal van|kom(?:t|en) (?:uit )?op)\b",
    re.IGNORECASE,
)
_VERB = (
    r"(?:zal|zullen|wil|willen|streven|streeft|is|zijn|wordt|worden|werd|werden|verwacht|verwachten|heeft|hebben|kan|kunnen"
    r"|gaat|gaan|hoopt|hopen|tekende|tekenden|ondertekende|ondertekenden|begon|begonnen|loopt|treedt|trad|mikt|mikken|beoogt)"
)
_BREAK = re.compile(
    rf",\s(?!(?:die|welke)\s)|;\s|\s(?=maar\b|terwijl\b|waarna\b|waarbij\b|dat\s)"
    rf"|\s(?=en (?:op|in|eind|begin|medio) (?:\S+ ){{1,4}}(?:volgde|gevolgd)\b)"
    rf"|\s(?=en {_VERB}\b)|\s(?=en (?:een )?\S+tal\b)"
    rf"|\s(?=en (?:de|het) \S+ (?:\S+ )?{_VERB}\b)|:\s"
)
# What follows a number of sectors: their names
LIST_FOLLOWS = re.compile(
    r"^(?:Dit|Het|Deze|Dat) (?:betreft|betreffen|gaat (?:hierbij |hier )?om|zijn|waren)\b|^Te weten|^Namelijk",
    re.IGNORECASE,
)
# "De brief van 17 juni 2016", "de motie van de leden X en Y van 29 april 2015": the day of a document
_OF_A_PAPER = re.compile(
    r"\b(?:\w*brief|motie|verslag|\w*rapportage|nota|kabinetsreactie)\b(?: \([^)]*\)?| [^\s,.;:]+){0,9}? van $"
    # "het jaarverslag over 2018", "de cijfers over 2017": what a document is about
    r"|\b(?:\w*verslag|\w*rapportage|\w*rapport|\w*meting|\w*monitoring|cijfers|gegevens) over (?:het jaar )?$",
    re.IGNORECASE,
)
# What was expected once: "werden er vijf verwacht", "verwachtte de minister"
WAS_EXPECTED = re.compile(
    r"\b(?:werd|werden|was|waren|had|hadden)\b(?: [^;]*)? (?:verwacht|voorzien|gepland|beoogd|aangekondigd)\b"
    r"|\b(?:verwachtte|verwachtten|voorzag|voorzagen)\b|\bzou(?:den)?\b[^;,]* (?:aflopen|eindigen)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[»”\"]?\s*\((?:d\.d\. |op |in |ondertekend (?:op |in )?|getekend (?:op |in )?)?$")
_NEAR, _REACH = 30, 300  # as far back is looked for what a date is of
Any_ = TypeVar("Any_", DateMark, NumberMark, NameMark, WordMark)


@dataclass(frozen=True)
class Clause:
    """A part of a sentence with its own marks."""

    start: int
    end: int
    text: str
    dates: tuple[DateMark, ...]
    numbers: tuple[NumberMark, ...]
    names: tuple[NameMark, ...]
    events: tuple[WordMark, ...]
    firmness: tuple[WordMark, ...]
    core_end: int = 0

    @property
    def own_firmness(self) -> tuple[WordMark, ...]:
        """The words that say how firmly in the clause itself, without what was joined behind it."""
        return tuple(one for one in self.firmness if not self.core_end or one.start < self.core_end)

    @property
    def core(self) -> str:
        """The words of the clause itself, without what was joined behind it."""
        return self.text[: self.core_end - self.start] if self.core_end else self.text

    @property
    def speaks_of_goal(self) -> bool:
        return bool(GOAL.search(self.text))

    @property
    def date(self) -> DateMark | None:
        """The date that belongs to what happens: the last one before the event, else the first."""
        return self.dates[0] if self.dates else None

    def date_of(self, event: WordMark) -> DateMark | None:
        """Return the date nearest to an event; what stands behind a semicolon is of something else."""
        near = [one for one in self.dates if ";" not in self._between(one, event)]
        return min(near, key=lambda one: max(one.start - event.end, event.start - one.end, 0), default=None)

    def _between(self, one: DateMark, event: WordMark) -> str:
        start, end = min(one.end, event.end) - self.start, max(one.start, event.start) - self.start
        return self.text[start:end] if start < end else ""


def clauses_of(marked: Marked) -> list[Clause]:
    """Return the clauses of a sentence; what says nothing by itself goes with the clause after it, or before."""
    text = marked.sentence.text
    cuts = [match.end() for match in _BREAK.finditer(text) if not _inside(match.start(), marked)]
    bounds = [0, *cuts, len(text)]
    pieces = list(itertools.pairwise(bounds))
    joined: list[tuple[int, int, int]] = []
    waiting: int | None = None
    for start, end in pieces:
        begin = start if waiting is None else waiting
        if _says(_clause(marked, begin, end)):
            joined.append((begin, end, end))
            waiting = None
        elif joined and waiting is None and not _leads(text[start:end]):
            joined[-1] = (joined[-1][0], end, joined[-1][2])
        else:
            waiting = begin
    if waiting is not None:
        joined = [*joined[:-1], (joined[-1][0], len(text), joined[-1][2])] if joined else [(0, len(text), len(text))]
    return [replace(_clause(marked, start, end), core_end=core) for start, end, core in joined]


def _leads(text: str) -> bool:
    """Say whether words without an event of their own announce the next clause ("verwacht het kabinet dat")."""
    return bool(re.search(r"\bvertrouwen|verwacht|naar verwachting|hoopt|streef", text, re.IGNORECASE))


def _inside(place: int, marked: Marked) -> bool:
    marks: Sequence[DateMark | NameMark | WordMark | NumberMark] = (*marked.dates, *marked.names, *marked.events)
    return any(one.start < place < one.end for one in marks)


def _says(clause: Clause) -> bool:
    counted = any(one.unit or one.words.lower().endswith("tal") for one in clause.numbers)
    return bool(clause.events) or counted or (clause.speaks_of_goal and bool(clause.dates or clause.firmness))


def told_dates(marked: Marked) -> tuple[DateMark, ...]:
    """Return the dates of a sentence without those that are the day of a document it names."""
    text = marked.sentence.text
    told = tuple(one for one in marked.dates if not _OF_A_PAPER.search(text, max(one.start - _REACH, 0), one.start))
    bracketed = {bracket.start for _name, bracket in dated_names(marked, years=True)}
    return tuple(one for one in told if one.start not in bracketed) or told


def dated_names(marked: Marked, *, years: bool = False) -> list[tuple[NameMark, DateMark]]:
    """Return the covenants with a day or month (if asked, a year) in brackets behind them: "goud (19 juni 2017)"."""
    text, by_end = marked.sentence.text, {one.end: one for one in marked.names if one.strong and _is_covenant(one)}
    opened_at = ((when, _IN_BRACKETS.search(text, max(when.start - _NEAR, 0), when.start)) for when in marked.dates)
    return [
        (by_end[opened.start()], when)
        for when, opened in opened_at
        if opened and opened.start() in by_end and text.startswith(")", when.end)
        if years or not when.words.isdecimal()
    ]


def _is_covenant(name: NameMark) -> bool:
    return name.code.startswith("covenant:")


def _clause(marked: Marked, start: int, end: int) -> Clause:
    def within(marks: tuple[Any_, ...]) -> tuple[Any_, ...]:
        return tuple(one for one in marks if start <= one.start < end)

    return Clause(
        start,
        end,
        marked.sentence.text[start:end],
        within(told_dates(marked)),
        within(marked.numbers),
        within(marked.names),
        within(marked.events),
        within(marked.firmness),
    )


def _is_to_come(period: Period, written_on: date) -> bool:
    """Say whether the window lies ahead of the letter, or ends after it without a beginning."""
    if period.earliest is None:
        return period.latest is not None and period.latest > written_on
    return (period.earliest >= written_on and period.earliest != period.latest) or period.earliest > written_on


def _is_that_day(period: Period | None, written_on: date) -> bool:
    """Say whether something is done on the day of the letter itself: "vandaag wordt … ondertekend"."""
    return period is not None and period.earliest == period.latest == written_on


def whole_clause(marked: Marked) -> Clause:
    """Return the sentence as one clause, for the word that leads it ("Naar verwachting …")."""
    return _clause(marked, 0, len(marked.sentence.text))


def firmness_of(clause: Clause, when: DateMark | None, written_on: date, *, own: bool = False) -> WordMark | None:
    """Return the word that says how firmly; the first of the list that the clause holds, unless the day forbids it.

    `own`: what was joined behind the clause says nothing of its event.
    """
    firmness = next(iter(clause.own_firmness if own else clause.firmness), None)
    period = when.period if when else None
    if firmness is not None and firmness.code == "fact" and period is not None and _is_to_come(period, written_on):
        return WordMark(firmness.start, firmness.end, firmness.words, "expect")
    over = period is not None and period.latest is not None and period.latest < written_on
    if firmness is not None and firmness.words.lower() in ("wordt", "worden") and _is_that_day(period, written_on):
        return WordMark(firmness.start, firmness.end, firmness.words, "fact")
    if firmness is not None and firmness.code == "expect" and over and WAS_EXPECTED.search(clause.text):
        return firmness
    if firmness is not None and firmness.code == "expect" and over:
        return next((one for one in clause.firmness if one.code == "fact"), None) or WordMark(0, 0, "", "fact")
    if firmness is None and period is not None:
        return WordMark(0, 0, "", "fact" if over else "expect")
    return firmness
