"""What the reader sees in a sentence, and what it proposes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from imvo_tracker.lib.period_types import Candidate, Period


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its text, its page (0: not known), its footnote (0: none), the heading above it.

    `block` and `start` say where it stands in the paper; `refers` holds (place in the sentence, footnote).
    """

    text: str
    page: int
    note: int
    heading: str
    block: int
    start: int
    refers: tuple[tuple[int, int], ...] = ()
    is_heading: bool = False
    breaks: tuple[tuple[int, int], ...] = ()

    def page_at(self, place: int) -> int:
        """Return the page of a place inside the sentence: a long one may run on to the next."""
        pages = [page for start, page in self.breaks if start <= place]
        return pages[-1] if pages else self.page


@dataclass(frozen=True, slots=True)
class DateMark:
    """Words that date something. `period` is None where they may mean several things: `choices` says which."""

    start: int
    end: int
    words: str
    period: Period | None
    choices: tuple[Candidate, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class NumberMark:
    """A number with what it counts: a unit of the record, or "" beside the noun as printed."""

    start: int
    end: int
    words: str
    low: Decimal
    high: Decimal | None
    unit: str
    noun: str
    exactness: str = "exact"
    approx: bool = False


@dataclass(frozen=True, slots=True)
class NameMark:
    """A name the record knows. `strong`: it can mean nothing else ("goudsector", not "goud")."""

    start: int
    end: int
    words: str
    code: str
    name: str
    strong: bool


@dataclass(frozen=True, slots=True)
class PaperMark:
    """A document number as printed, with the key that all its spellings lead to."""

    start: int
    end: int
    words: str
    key: str


@dataclass(frozen=True, slots=True)
class WordMark:
    """A word of a list: an event (code of a kind of milestone), or a word that says how firmly."""

    start: int
    end: int
    words: str
    code: str


@dataclass(frozen=True)
class Marked:
    """A sentence with everything the reader saw in it, each in the order of the text."""

    sentence: Sentence
    dates: tuple[DateMark, ...] = ()
    numbers: tuple[NumberMark, ...] = ()
    names: tuple[NameMark, ...] = ()
    papers: tuple[PaperMark, ...] = ()
    events: tuple[WordMark, ...] = ()
    firmness: tuple[WordMark, ...] = ()

    def named(self, *sorts: str) -> list[NameMark]:
        """Return the names of some sorts, each thing once, by its first sure name: "covenant", "sector", "speaker".

        "unknown" are sectors that the record has no name for.
        """
        marks: dict[str, NameMark] = {}
        for mark in self.names:
            if mark.code.partition(":")[0] in sorts and (mark.strong or mark.code not in marks):
                known = marks.get(mark.code)
                marks[mark.code] = mark if known is None or not known.strong else known
        return list(marks.values())


@dataclass(frozen=True)
class Proposal:
    """A row of the letter grid as the reader would type it, with the sentence that it comes from.

    `was_expected`: the letter tells of an expectation of before, which is no new one.
    `about` and `what` are codes such as "covenant:12" and "milestone:signed". `why` holds the words that made the
    reader think so, each with the cell it led to.
    """

    sentence: Sentence
    about: str
    what: str
    firmness: str = ""
    words: str = ""
    date_words: str = ""
    figure: str = ""
    speaker: str = ""
    party: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    page: int = 0
    period: Period | None = None
    choices: tuple[Candidate, ...] = ()
    tally: str = ""
    was_expected: bool = False
    why: Mapping[str, str] = field(default_factory=dict)

    @property
    def table(self) -> str:
        return self.what.partition(":")[0]

    @property
    def kind(self) -> str:
        return self.what.partition(":")[2]

    @property
    def place(self) -> tuple[int, int]:
        """Where its words stand in the sentence; the whole sentence where they were put together."""
        start = self.sentence.text.find(self.words)
        return (start, start + len(self.words)) if start >= 0 else (0, len(self.sentence.text))

    @property
    def locator(self) -> str:
        """The place as a row of the grid keeps it: "3", or "voetnoot 2, p. 1"."""
        page = str(self.page) if self.page else ""
        note = f"voetnoot {self.sentence.note}" if self.sentence.note else ""
        return ", ".join(filter(None, [note, f"p. {page}" if note and page else page]))
