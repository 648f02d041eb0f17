"""What the check is handed of the record, and what it finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from covenants.domain.facts import TargetFact
from covenants.domain.reading_in.types import Marked, Proposal, Sentence
from imvo_tracker.lib.doubts import gettext_noop as _

Event = tuple[str, str]  # a covenant's code and a kind of milestone


class Verdict(StrEnum):
    """How a word of the draft stands to the record."""

    DIFFERS = "differs"
    LEFT_OUT = "left_out"
    NOTED = "noted"
    ABSENT = "absent"
    AGREES = "agrees"


class Sort(StrEnum):
    """What of the draft was looked at."""

    DATE = "date"
    NUMBER = "number"
    SUM = "sum"
    DOCUMENT = "document"
    NAME = "name"
    CLAIM = "claim"


@dataclass(frozen=True)
class Finding:
    """One thing that was checked. `message` is an English text marked for translation, with `values`.

    `source` says where the record has it from, `about` is the code of what it is about. `start` and `end` are places in
    the sentence, for a remark beside it.
    """

    verdict: Verdict
    sort: Sort
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    source: str = ""
    sentence: Sentence | None = None
    start: int = 0
    end: int = 0
    about: str = ""

    @property
    def words(self) -> str:
        return self.sentence.text[self.start : self.end] if self.sentence else ""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement on an event: the window it gives, and where it is written. `fact`: it tells what happened."""

    fact: bool
    earliest: date | None
    latest: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of the record: at least `low`, at most `high`; `asked` for the condition of a threshold."""

    about: str
    unit: str
    low: Decimal | None
    high: Decimal | None
    asked: bool
    latest: date | None
    source: str

    @property
    def figure(self) -> Decimal | None:
        return self.low if self.low is not None else self.high


@dataclass(frozen=True, slots=True)
class KnownPaper:
    """A document of the record; `oddities` are what the record says went wrong in a source about it."""

    key: str
    printed: str
    title: str
    dated_on: date | None
    oddities: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class RecordSide:
    """The record at the moment of the draft, read through the doors that the pages use.

    `told` are expectations, the older ones too; `terms` by the code of a motion or commitment its terms.
    `last_pages` are by the key of a document the last page that a statement names; `former` gives by a name of before,
    in small letters, the name of now and the day since when.
    """

    day: date
    names: Mapping[str, str]
    achieved: Mapping[Event, Said]
    expected: Mapping[Event, Said]
    facts: Mapping[Event, Sequence[Said]]
    signed_by_rule: Mapping[str, int]
    signed_days: Sequence[date]
    rule: str
    targets: Sequence[TargetFact]
    target_sources: Mapping[int, str]
    amounts: Sequence[Amount]
    papers: Mapping[str, KnownPaper]
    facilitators: Mapping[str, Sequence[str]]
    organisations: Sequence[str]
    named_before: Sequence[str]
    named_in: str
    overdue: Mapping[str, Said]
    covenant_of_threshold: Mapping[str, str]
    last_pages: Mapping[str, int] = field(default_factory=dict)
    former: Mapping[str, tuple[str, date]] = field(default_factory=dict)
    told: Mapping[Event, Sequence[Said]] = field(default_factory=dict)
    terms: Mapping[str, Sequence[Said]] = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """The draft as it was read."""

    sentences: Sequence[Marked]
    rows: Sequence[Proposal]
    written_on: date


@dataclass(frozen=True, slots=True)
class Seen:
    """How much of one sort was seen, understood and laid against the record: silence is no approval."""

    sort: Sort
    seen: int
    understood: int
    checked: int


@dataclass(frozen=True)
class Checked:
    """The outcome: findings in order of weight, and how much was looked at."""

    findings: tuple[Finding, ...]
    seen: tuple[Seen, ...]

    def of(self, verdict: Verdict) -> list[Finding]:
        return [one for one in self.findings if one.verdict is verdict]

    @property
    def differs(self) -> bool:
        return any(one.verdict in (Verdict.DIFFERS, Verdict.LEFT_OUT) for one in self.findings)


UNDATED = _("without a date")
