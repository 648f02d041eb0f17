"""What a document promises and what came of it: two sentences, the check of its sum, a row for each covenant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.domain.facts import TargetFact
from covenants.domain.number_promises import NumberPromise
from covenants.domain.promises import Promise
from covenants.domain.reading import CovenantReading
from covenants.domain.tally import Tally
from covenants.domain.targets import OutlookSum, is_whole, outlook_sums
from covenants.evidence.documents import DocumentFact
from covenants.evidence.statements import Claimed, Statement
from covenants.models import MilestoneStatement, TargetStatement
from covenants.moment.ledger import read_promises
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dashboards.documents.claims import row_url
from dashboards.frame.base import Link
from dashboards.frame.cells import quotation
from dashboards.frame.markup import fill, fill_each
from dashboards.page_request import PageRequest
from dashboards.words.marks import Badge
from dashboards.words.outcomes import OUTCOME_LABELS, outcome_badge, say_outcome
from dashboards.words.promises import OUTCOME_LABELS as PROMISE_LABELS
from dashboards.words.promises import OUTCOME_STATES, say_days_late
from dashboards.words.quotations import translation_of
from dashboards.words.statements import say_locator, say_where
from dashboards.words.wording import pick, say_day, say_kind, say_number, say_until, say_window
from dossier.choices import DocumentKind

SIGNED = "signed"
MOST_ROWS = 50
MOST_STEPS = 3


@dataclass(frozen=True, slots=True)
class Made:
    """The promises of one document and what they rest on, before they are put into words.

    `named` are the covenants whose signature it promises, or lets be expected; `about` those it promises anything of.
    """

    named: Readings
    about: Readings
    tally: Tally
    events: tuple[Promise, ...]
    numbers: tuple[NumberPromise, ...]
    sums: tuple[OutlookSum, ...]
    targets: tuple[TargetFact, ...]

    def keys(self) -> set[tuple[type, int]]:
        """Return table and key of each statement whose words are printed."""
        events = {(MilestoneStatement, promise.fact.key) for promise in self.events}
        return events | {(TargetStatement, fact.key) for fact in self.targets}


@dataclass(frozen=True, slots=True)
class PromisedRow:
    """What was promised of one covenant, or as a number, in which words, and what came of it."""

    name: str
    url: str
    words: str
    place: Link | None
    until: str
    others: tuple[SafeString, ...]
    came: str
    badge: Badge


@dataclass(frozen=True, slots=True)
class PromisedGroup:
    """Rows; those of one group promise stand under its words, others under no head."""

    head: str
    words: str
    place: Link | None
    until: str
    counts: str
    rows: tuple[PromisedRow, ...]


@dataclass(frozen=True, slots=True)
class Promised:
    """Everything the page says of promises; `more` leads to those that do not fit."""

    title: str
    sentences: tuple[str, ...]
    check: str
    groups: tuple[PromisedGroup, ...]
    more: Link | None


def promises_in(document: DocumentFact, record: Record) -> Made:
    """Return what a document promises; the rows of a page at most."""
    promises = read_promises(record).every.made_in(document.key)
    named = record.readings.among_promised_in(document.key)
    return Made(
        named=named,
        about=named.or_in(promises.of_events().covenants()),
        tally=record.readings.promised_in(document.key),
        events=tuple(one for one in promises.of_events()[:MOST_ROWS] if isinstance(one, Promise)),
        numbers=tuple(one for one in promises.of_numbers()[:MOST_ROWS] if isinstance(one, NumberPromise)),
        sums=outlook_sums(record.targets, document.key),
        targets=tuple(fact for fact in record.targets if fact.document == document.key)[:MOST_ROWS],
    )


def say_promised(
    made: Made,
    document: DocumentFact,
    claims: Sequence[Claimed],
    said: Mapping[tuple[type, int], Statement],
    record: Record,
    asked: PageRequest,
) -> Promised:
    """Return it in words; `said` holds the statements of `Made.keys`, `claims` their order in the document."""
    order = {(one.model, one.key): place for place, one in enumerate(claims)}
    words = _Words(made, document, said, asked, order)
    is_letter = document.kind == DocumentKind.LETTER
    left = len(made.about) - MOST_ROWS
    return Promised(
        title=_("What the letter promises, and what came of it")
        if is_letter
        else _("What this document promises, and what came of it"),
        sentences=_sentences(made, record, is_letter=is_letter),
        check=words.check(),
        groups=words.groups(),
        more=Link(asked.link("promises", document=document.key), _("%(count)s more in the ledger") % {"count": left})
        if left > 0
        else None,
    )


def _sentences(made: Made, record: Record, *, is_letter: bool) -> tuple[str, ...]:
    """Return what is promised and what came of it; a document that promises nothing has none."""
    if len(made.named) == 1:
        return _of_one(made, record)
    if len(made.named):
        return _of_many(made, is_letter=is_letter), _came(record, say_counts(made.named))
    return tuple(_of_number(promise, record) for promise in made.numbers[:1])


def _of_one(made: Made, record: Record) -> tuple[str, str]:
    (reading,) = made.named
    steps = _steps(made)
    name = pick(reading.covenant.name, reading.covenant.name_en)
    until = say_window(None, steps[0][0]) if steps else _("without a final date")
    promised = _("A signature is held out for %(name)s, %(until)s.") % {"name": name, "until": until}
    return promised, _came(record, say_outcome(reading.conclusion, is_signed=reading.is_signed))


def _of_many(made: Made, *, is_letter: bool) -> str:
    parts, before = [], 0
    for day, total in _steps(made):
        words = _("%(count)s more by %(day)s at the latest") if before else _("%(count)s by %(day)s at the latest")
        parts.append(words % {"count": total - before, "day": say_day(day)})
        before = total
    count = len(made.named)
    if count > before:
        parts.append(_("%(count)s without a final date") % {"count": count - before})
    sentence = (
        _("This letter holds out the prospect of %(count)s signed agreements: %(parts)s.")
        if is_letter
        else _("This document holds out the prospect of %(count)s signed agreements: %(parts)s.")
    )
    return sentence % {"count": count, "parts": ", ".join(parts)}


def _came(record: Record, what: str) -> str:
    return _("What came of it by %(day)s: %(what)s.") % {"day": say_day(record.as_of.judged_on), "what": what}


def _of_number(promise: NumberPromise, record: Record) -> str:
    fact = promise.fact
    return _("A number is held out: %(count)s, %(until)s; %(signed)s.") % {
        "count": say_covenants(fact.quantity),
        "until": say_window(None, fact.latest) if fact.latest else _("without a final date"),
        "signed": _say_signed(promise, record.as_of.judged_on),
    }


def _say_signed(promise: NumberPromise, judged_on: date) -> str:
    """Return how many were signed by the day promised, or so far where that is still to come."""
    if promise.fact.latest and promise.fact.latest <= judged_on:
        return _("%(count)s signed by then") % {"count": promise.by_deadline}
    return _("%(count)s signed so far") % {"count": promise.so_far}


def _steps(made: Made) -> list[tuple[date, int]]:
    """The days that its sum names, or without a sum the last days promised, with how many it promises by then."""
    days = [one.until for one in made.sums] or list(made.tally.days)[-MOST_STEPS:]
    return [(day, made.tally.by(day)) for day in days]


def say_counts(readings: Readings) -> str:
    """Return how many came to each outcome: "1 on time; 8 signed late"."""
    counts = readings.by_outcome
    return "; ".join(f"{counts[outcome]} {label}" for outcome, label in OUTCOME_LABELS.items() if counts[outcome])


@dataclass(frozen=True)
class _Words:
    """The promises of one document, its statements at hand; `order` is their place in the document."""

    made: Made
    document: DocumentFact
    said: Mapping[tuple[type, int], Statement]
    asked: PageRequest
    order: Mapping[tuple[type, int], int]

    def check(self) -> str:
        """Return "Added up: 7 + 8 = 15.", how the document comes to the 7, and the number that it names itself."""
        sums = self.made.sums
        words = []
        if sums:
            terms = " + ".join(say_number(one.quantity) for one in sums)
            words.append(_("Added up: %(sum)s = %(total)s.") % {"sum": terms, "total": say_number(sums[-1].cumulative)})
            words += filter(None, map(_say_parts, sums))
        whole = self._first([fact for fact in self.made.targets if is_whole(fact)])
        if sums and whole:
            evidence = self.said[TargetStatement, whole.key].evidence
            place = "; ".join(filter(None, (translation_of(evidence.wording), say_locator(evidence.locator))))
            words.append(
                _("The document itself names %(count)s: “%(words)s” (%(place)s).")
                % {"count": say_number(whole.quantity), "words": evidence.wording, "place": place}
            )
        return " ".join(words)

    def _first(self, facts: Sequence[TargetFact]) -> TargetFact | None:
        return min(facts, key=lambda fact: self.order[TargetStatement, fact.key], default=None)

    def groups(self) -> tuple[PromisedGroup, ...]:
        """The covenants of no group, in the order of the document; then each group promise; then numbers."""
        by_covenant: dict[str, list[Promise]] = {}
        for promise in sorted(self.made.events, key=self._place):
            by_covenant.setdefault(promise.fact.covenant, []).append(promise)
        slugs = list(dict.fromkeys([*by_covenant, *self.made.about[:MOST_ROWS].slugs]))[:MOST_ROWS]
        members: dict[str, list[str]] = {"": []}
        for slug in slugs:
            members.setdefault(self._group_of(by_covenant.get(slug, ())), []).append(slug)
        groups = [self._group(name, own, by_covenant) for name, own in members.items() if own]
        numbers = tuple(self._number_row(promise) for promise in self.made.numbers)
        return (*groups, PromisedGroup("", "", None, "", "", numbers)) if numbers else tuple(groups)

    def _place(self, promise: Promise) -> tuple[bool, int]:
        """A promise to sign comes first: it is what a covenant is judged by."""
        return promise.fact.kind != SIGNED, self.order[MilestoneStatement, promise.fact.key]

    def _group_of(self, promises: Sequence[Promise]) -> str:
        return self.said[MilestoneStatement, promises[0].fact.key].entry.member_of if promises else ""

    def _group(self, name: str, slugs: Sequence[str], promises: Mapping[str, Sequence[Promise]]) -> PromisedGroup:
        own = self.made.about.among(slugs)
        readings = {reading.slug: reading for reading in own}
        whole = self._first([fact for fact in self.made.targets if name and fact.tally == name])
        rows = tuple(self._row(readings[slug], promises.get(slug, ()), in_group=bool(whole)) for slug in slugs)
        if whole is None:
            return PromisedGroup("", "", None, "", "", tuple(_without_repeats(rows)))
        statement = self.said[TargetStatement, whole.key]
        return PromisedGroup(
            head=say_covenants(whole.quantity),
            words=statement.evidence.wording,
            place=self._link(statement),
            until=_window(statement),
            counts=say_counts(own) if len(own) == whole.quantity else "",
            rows=rows,
        )

    def _row(self, reading: CovenantReading, promises: Sequence[Promise], *, in_group: bool) -> PromisedRow:
        said = [self.said[MilestoneStatement, promise.fact.key] for promise in promises]
        first = None if in_group or not said else said[0]
        return PromisedRow(
            name=pick(reading.covenant.name, reading.covenant.name_en),
            url=self.asked.link("covenant", reading.slug),
            words=first.evidence.wording if first else "",
            place=self._link(first) if first else None,
            until=_window(first) if first else "",
            others=tuple(_other(one) for one in said[1:]),
            came=_("signed on %(day)s") % {"day": say_day(reading.signed_on)} if reading.signed_on else "",
            badge=outcome_badge(reading),
        )

    def _number_row(self, promise: NumberPromise) -> PromisedRow:
        statement = self.said[TargetStatement, promise.fact.key]
        judged = promise.judged(strict=False)
        days = "" if judged.most is None else say_days_late(judged, came=promise.reached_on is not None)
        return PromisedRow(
            name=say_covenants(promise.fact.quantity),
            url="",
            words=statement.evidence.wording,
            place=self._link(statement),
            until=_window(statement),
            others=(),
            came=_say_signed(promise, self.asked.as_of.judged_on),
            badge=Badge(OUTCOME_STATES[judged.outcome], str(PROMISE_LABELS[judged.outcome]), days),
        )

    def _link(self, statement: Statement) -> Link:
        return Link(row_url(statement.key, self.document.key, self.asked), say_where(statement.evidence.locator))


def _without_repeats(rows: Sequence[PromisedRow]) -> Iterator[PromisedRow]:
    """Print the words of a row that promises the same in the same words as the one above once."""
    yield from rows[:1]
    for above, row in pairwise(rows):
        same = row.words and (row.words, row.until) == (above.words, above.until)
        yield replace(row, words="", until=_("the same")) if same else row


def say_covenants(count: Decimal) -> str:
    return ngettext("%(count)s agreement", "%(count)s agreements", int(count)) % {"count": say_number(count)}


def _say_parts(terms: OutlookSum) -> str:
    """Return "The document comes to 7 as 4 + 3 and as 2 + 5."; "" where it names no parts."""
    ways = [" + ".join(map(say_number, part)) for part in terms.parts.values() if len(part) > 1]
    if not ways:
        return ""
    words = {"number": say_number(terms.quantity), "ways": _(" and as ").join(ways)}
    return _("The document comes to %(number)s as %(ways)s.") % words


def _window(statement: Statement) -> str:
    """Return the window in words; "" for a statement without one."""
    period = statement.period
    return say_until(period.earliest, period.latest, period.rule) if period and period.edtf else ""


def _other(statement: Statement) -> SafeString:
    """Return what else is promised of the same covenant: "SER facilitation started: from 1 September 2016"."""
    evidence = statement.evidence
    facts = (quotation(evidence.wording), say_locator(evidence.locator), _window(statement))
    return fill("{}: {}", say_kind(statement.entry.kind), fill_each("{}", ((fact,) for fact in facts if fact), ", "))
