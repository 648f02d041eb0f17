"""Rules that ask before nonsense is recorded, on what every statement shares.

A rule looks at one statement beside what the record holds, and answers with a doubt or with None. Impossible is
refused with its field; unlikely is asked ("klopt dit?") and kept with the reason. `RULES` is the one list of this
floor; `covenants.domain.plausibility` adds its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache

from dossier.domain.dated import day_said
from imvo_tracker.lib.doubts import Doubt, impossible, unlikely
from imvo_tracker.lib.doubts import gettext_noop as _

WINDOW = "window"
NO_CHANGE = _("This correction changes nothing: it says the same as the statement it corrects.")
# KnownBasis, and the one event of an undertaking that looks ahead
DOCUMENT, EVENT, BOUNDED = "document", "event", "bounded"
PROVEN = frozenset({"presented", "signed"})
_PAGES = re.compile(r"(?:\bp|\bpp|\bblz|\bpag|\bpagina(?:'?s)?|\bbladzijden?)\b\.?\s*(?P<pages>\d+(?:\s*[-–,]\s*\d+)*)")
_BARE = re.compile(r"(?P<pages>\d+(?:\s*[-–,]\s*\d+)*)")
_RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)")


class Tense(StrEnum):
    """What a statement does with its window: tell what happened, look ahead, or neither."""

    HAPPENED = "happened"
    EXPECTED = "expected"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as the rules know it. `pages` is None where nobody counted them."""

    dated_on: date | None
    public_on: date
    pages: int | None = None

    @property
    def last_day(self) -> date:
        """The last day on which anything may have been written in it."""
        return max(self.dated_on or self.public_on, self.public_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement as plain values. `own` holds the columns of its table; `named` the days of documents it names."""

    table: str
    tense: Tense
    known_from: date
    known_basis: str
    public_from: date | None = None
    paper: Paper | None = None
    document: object = None
    locator: str = ""
    earliest: date | None = None
    latest: date | None = None
    undated: bool = False
    named: frozenset[date] = frozenset()
    own: Mapping[str, object] = field(default_factory=dict)
    key: object = None

    @property
    def has_window(self) -> bool:
        return self.earliest is not None or self.latest is not None

    @property
    def said_on(self) -> date | None:
        """The day it was said: the document's; None for an undated page that we only read later."""
        if self.paper is not None and self.paper.dated_on is not None:
            return self.paper.dated_on
        return day_said(self.known_from, self.known_basis)

    @property
    def content(self) -> tuple[object, ...]:
        """What makes two statements the same: table, own columns, window, document and page."""
        own = tuple(sorted((name, value) for name, value in self.own.items() if value not in (None, "")))
        place = pages_in(self.locator) or self.locator.strip().casefold()
        return (self.table, own, self.earliest, self.latest, self.document, place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a statement is held against. `others` are statements of its table that stand beside it.

    `repeats` says that a correction says word for word what it corrects.
    """

    today: date
    others: Sequence[Said] = ()
    repeats: bool = False


Rule = Callable[[Said, Surroundings], Doubt | None]


def undertaking_tense(own: Mapping[str, object]) -> Tense:
    return Tense.EXPECTED if own["event"] == "term" else Tense.HAPPENED


def doubts(said: Said, around: Surroundings, rules: Sequence[Rule]) -> list[Doubt]:
    """Return what the rules find, the impossible first."""
    raised = [doubt for rule in rules if (doubt := rule(said, around)) is not None]
    return sorted(raised, key=lambda doubt: not doubt.is_impossible)


@lru_cache(maxsize=4096)
def pages_in(locator: str) -> tuple[int, ...]:
    """Return the page numbers a locator names ("p. 2-3", "blz. 4", "7"), in their order; () for any other place."""
    text = locator.strip().casefold()
    whole = _BARE.fullmatch(text)
    places = [whole] if whole else list(_PAGES.finditer(text))
    return tuple(int(number) for place in places for number in re.findall(r"\d+", place["pages"]))


def known_in_the_future(said: Said, around: Surroundings) -> Doubt | None:
    if said.known_from > around.today:
        return impossible(
            "known_from",
            _("This day is still to come: nobody can know it yet. Who may see it later is set with “public from”."),
        )
    return None


def known_before_the_document(said: Said, around: Surroundings) -> Doubt | None:
    """Only a public event is known before its document, from its own day (record.md, section 2)."""
    if said.paper is None or said.known_from >= said.paper.public_on or _is_known_from_its_own_day(said):
        return None
    public_on = said.paper.public_on
    if said.known_basis in (EVENT, BOUNDED):
        return unlikely(
            "known_from", _("The document was public only on %(day)s, and no event of that day is told."), day=public_on
        )
    return impossible(
        "known_from",
        _("The document was public only on %(day)s. Only a public event is known before, from its own day."),
        day=public_on,
    )


def _is_known_from_its_own_day(said: Said) -> bool:
    if said.known_from in said.named:
        return True
    if said.tense is Tense.EXPECTED or said.latest is None:
        return False
    if said.known_basis in (EVENT, BOUNDED):
        return said.latest <= said.known_from
    # A paper that another one cites has its own day
    return said.known_basis == DOCUMENT and said.tense is Tense.NEITHER and said.latest == said.known_from


def public_before_known(said: Said, around: Surroundings) -> Doubt | None:
    if said.public_from is not None and said.public_from < said.known_from:
        return impossible("public_from", _("This day lies before the day since which it is known."))
    return None


def happened_after_the_document(said: Said, around: Surroundings) -> Doubt | None:
    """What is told as having happened lies before the telling."""
    if said.tense is not Tense.HAPPENED or said.earliest is None:
        return None
    if said.earliest > said.known_from:
        return impossible(
            WINDOW, _("It is known since %(day)s: a later day cannot be a fact by then."), day=said.known_from
        )
    if said.paper is not None and said.earliest > said.paper.last_day:
        return _announced(said, said.paper.last_day)
    if said.paper is not None and said.paper.dated_on is not None and said.earliest > said.paper.dated_on:
        return unlikely(WINDOW, _("The document is dated %(day)s, before this happened."), day=said.paper.dated_on)
    return None


def _announced(said: Said, written_on: date) -> Doubt:
    """A source may announce a day that came; what has to be proven is proven by no announcement."""
    if said.own.get("kind") in PROVEN:
        return impossible(WINDOW, _("The document is of %(day)s: it cannot prove a later day."), day=written_on)
    return unlikely(WINDOW, _("The document is of %(day)s: it could only announce a later day."), day=written_on)


def expected_when_it_was_over(said: Said, around: Surroundings) -> Doubt | None:
    said_on = said.said_on
    if said.tense is Tense.EXPECTED and said_on is not None and said.latest is not None and said.latest < said_on:
        return unlikely(
            WINDOW, _("This was over on %(day)s, before it was said: one does not look ahead to it."), day=said.latest
        )
    return None


def expected_without_a_window(said: Said, around: Surroundings) -> Doubt | None:
    if said.tense is Tense.EXPECTED and not said.has_window and not said.undated:
        return impossible(
            WINDOW, _("Give the words that say by when. If the source names no date at all, say “without a date”.")
        )
    return None


def undated_with_a_window(said: Said, around: Surroundings) -> Doubt | None:
    if said.undated and said.has_window:
        return impossible("undated", _("“Without a date” is chosen, but the words do name one."))
    return None


def page_that_is_not_there(said: Said, around: Surroundings) -> Doubt | None:
    pages = pages_in(said.locator)
    if 0 in pages:
        return impossible("locator", _("There is no page 0."))
    if said.paper is not None and said.paper.pages is not None and pages and max(pages) > said.paper.pages:
        values = {"page": max(pages), "count": said.paper.pages}
        return impossible("locator", _("There is no page %(page)s: the document has %(count)s."), **values)
    if any(int(first) > int(last) for first, last in _RANGE.findall(said.locator)):
        return unlikely("locator", _("The first page comes after the last."))
    return None


def said_already(said: Said, around: Surroundings) -> Doubt | None:
    content = said.content
    if any(other.content == content for other in around.others):
        return unlikely("", _("Exactly this stands in the record already, from the same document and page."))
    return None


def corrects_nothing(said: Said, around: Surroundings) -> Doubt | None:
    if around.repeats:
        return impossible("", NO_CHANGE)
    return None


def answered_before_it_was_asked(said: Said, around: Surroundings) -> Doubt | None:
    """An undertaking is dated by its own document, and so is its answer."""
    asked, answered = said.own.get("undertaking_day"), said.own.get("answered_by_day")
    if isinstance(asked, date) and isinstance(answered, date) and answered < asked:
        return unlikely("answered_by", _("The answer is of %(day)s, before the question."), day=answered)
    return None


RULES: tuple[Rule, ...] = (
    corrects_nothing,
    known_in_the_future,
    known_before_the_document,
    public_before_known,
    happened_after_the_document,
    expected_when_it_was_over,
    expected_without_a_window,
    undated_with_a_window,
    page_that_is_not_there,
    said_already,
    answered_before_it_was_asked,
)


def doubts_about_paper(paper: Paper, today: date) -> list[Doubt]:
    """Return what is impossible about a document itself."""
    raised = []
    if paper.dated_on is not None and paper.dated_on > today:
        raised.append(impossible("dated_on", _("A document cannot bear a date that is still to come.")))
    if paper.dated_on is not None and paper.public_on < paper.dated_on:
        raised.append(
            impossible("public_on", _("It cannot be public before %(day)s, the date it bears."), day=paper.dated_on)
        )
    if paper.pages == 0:
        raised.append(impossible("pages", _("A document has at least one page; leave it empty where nobody counted.")))
    return raised
