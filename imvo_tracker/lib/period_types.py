"""What a period is: bounds in two readings, the words it came from, and the refusal of words nobody can date."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Self

from django.utils.translation import gettext as _

from imvo_tracker.lib.period_days import say_days

SHOWN_CHARACTERS = 60


class Stretch(NamedTuple):
    """A stretch of time with both ends, generous and strict: what the words of a limit ("voor", "na") apply to."""

    earliest: date
    latest: date
    earliest_strict: date
    latest_strict: date


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last possible day, generous and strict; None = open on that side."""

    earliest: date | None
    latest: date | None
    earliest_strict: date | None
    latest_strict: date | None

    def __post_init__(self) -> None:
        _refuse_reversed(self.earliest, self.latest)
        _refuse_reversed(self.earliest_strict, self.latest_strict)

    @classmethod
    def exact(cls, earliest: date | None, latest: date | None) -> Self:
        """Bounds about which the generous and the strict reader agree."""
        return cls(earliest, latest, earliest, latest)

    @classmethod
    def of(
        cls, earliest: date | None, latest: date | None, earliest_strict: date | None, latest_strict: date | None
    ) -> Self:
        """Bounds in two readings. A strict reading without any day cannot be meant: then the generous one holds."""
        if earliest_strict and latest_strict and earliest_strict > latest_strict:
            return cls.exact(earliest, latest)
        return cls(earliest, latest, earliest_strict, latest_strict)

    def closed(self) -> Stretch:
        """The same bounds where none is open; ValueError where one is."""
        if not (self.earliest and self.latest and self.earliest_strict and self.latest_strict):
            raise ValueError("these bounds are open on a side")
        return Stretch(self.earliest, self.latest, self.earliest_strict, self.latest_strict)


@dataclass(frozen=True, slots=True)
class Period:
    """A dated wording: the words, the first and last possible day in two readings, the rule and the EDTF text.

    `earliest` and `latest` are the generous reading (a promise gets the benefit of the doubt), `*_strict` the strict
    one. None = open on that side. `edtf` says the generous reading.

    `choices` is empty where the words say it all. Where they leave out the year it holds the readings to confirm: the
    first is this one, in words that need no confirmation.
    """

    wording: str
    earliest: date | None
    latest: date | None
    rule: str
    edtf: str
    earliest_strict: date | None
    latest_strict: date | None
    choices: tuple["Candidate", ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        _refuse_reversed(self.earliest, self.latest)
        _refuse_reversed(self.earliest_strict, self.latest_strict)

    @classmethod
    def from_bounds(cls, bounds: Bounds, *, wording: str, rule: str, edtf: str) -> Self:
        return cls(
            wording=wording,
            earliest=bounds.earliest,
            latest=bounds.latest,
            rule=rule,
            edtf=edtf,
            earliest_strict=bounds.earliest_strict,
            latest_strict=bounds.latest_strict,
        )

    @property
    def is_open(self) -> bool:
        """Whether no last day can be named: such a promise ages but is never late."""
        return self.latest is None

    def bound(self, strict: bool) -> date | None:
        """The last day by the reading asked for; None = never late."""
        return self.latest_strict if strict else self.latest

    def overlaps(self, start: date | None, end: date | None) -> bool:
        """Whether the generous window shares a day with `start` to `end`, both included; None = open."""
        begins_in_time = self.earliest is None or end is None or self.earliest <= end
        ends_late_enough = self.latest is None or start is None or start <= self.latest
        return begins_in_time and ends_late_enough


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that words may mean: said in words that mean only this, and what those are read as."""

    words: str
    period: Period

    @property
    def text(self) -> str:
        """The words with the days they stand for: “vóór de zomer van 2016” (by 7 July 2016 at the latest)."""
        days = say_days(self.period.earliest, self.period.latest)
        return f"“{self.words}”" if days == self.words else f"“{self.words}” ({days})"


class UnreadablePeriod(ValueError):
    """Words that no rule can date: `part` is what could not be read, `message` explains and quotes it, translated."""

    def __init__(self, wording: str, part: str, explanation: str = "") -> None:
        self.wording = wording
        self.part = part
        template = explanation or _("“%(part)s” cannot be read as a day or a period.")
        self.message = template % {"part": _shown(part)}
        super().__init__(self.message)


class NoSuchDay(UnreadablePeriod):
    """Words for a day that no calendar has."""


class UnknownYear(UnreadablePeriod):
    """Words that a rule knows, for a year that its table of days does not have."""


class AmbiguousPeriod(UnreadablePeriod):
    """Words that mean one of several things: the writer is asked which, and may write the words of any candidate."""

    def __init__(self, wording: str, part: str, candidates: Sequence[Candidate]) -> None:
        self.candidates = tuple(candidates)
        choices = _(" or ").join(candidate.text for candidate in self.candidates).replace("%", "%%")
        if len(self.candidates) == 1:
            asked = _("“%(part)s” names no year. If %(choices)s is meant, write that.")
        else:
            asked = _("“%(part)s” can mean more than one thing: %(choices)s. Write which of these is meant.")
        super().__init__(wording, part, asked % {"part": "%(part)s", "choices": choices})


def _shown(text: str) -> str:
    """The text as it may be quoted: control characters made visible, and not longer than a line."""
    visible = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
    return visible if len(visible) <= SHOWN_CHARACTERS else f"{visible[:SHOWN_CHARACTERS]}…"


def _refuse_reversed(start: date | None, end: date | None) -> None:
    if start and end and start > end:
        raise ValueError(f"a period cannot run from {start} to {end}")
