"""Specification: which statements may be seen at a moment, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """What visibility needs to know of one entry; `revision` None is a draft.

    `opened_in` is the revision that opened an entry that was sealed while closed, `opens_by` the day on which one opens
    of itself at the latest. `lies_on` is the day of a fact;
    None for a promise, an expectation, an aim, a goal or a claim, and for a fact without a day.
    """

    key: int
    revision: int | None
    known_from: date
    public_from: date | None
    corrects: int | None = None
    is_withdrawal: bool = False
    opened_in: int | None = None
    lies_on: date | None = None
    opens_by: date | None = None
    speaks_of: str = ""
    may_be_counted: bool = False


def visible_entries(entries: Iterable[EntryFacts], as_of: AsOf, audience: Audience) -> list[EntryFacts]:
    """Return the entries that may be seen at `as_of`, in the order given."""
    history = [entry for entry in entries if _is_sealed_by(entry, as_of)]
    corrections = [entry for entry in history if entry.corrects is not None]
    corrected = {entry.corrects for entry in corrections if _takes_away(entry, as_of, audience)}
    return [
        entry
        for entry in history
        if entry.key not in corrected
        and not entry.is_withdrawal
        and entry.known_from <= as_of.known_on
        and counts_from(entry) <= as_of.day
        and _is_open_to(entry, as_of, audience)
    ]


def counts_from(entry: EntryFacts) -> date:
    """Return the day from which an entry counts: words from the day they were said, a fact from its own day.

    Whatever is known now, in 2015 nobody had promised what was promised in June 2016 (record.md, section 2).
    """
    return min(entry.known_from, entry.lies_on or entry.known_from)


def public_day(entry: EntryFacts, as_of: AsOf) -> date | None:
    """Return the day from which everybody reads an entry: it was opened, or its latest day came; None for never."""
    if entry.public_from is not None and _is_opened_by(entry, as_of):
        return entry.public_from
    return entry.opens_by


def not_public_yet(entries: Iterable[EntryFacts], as_of: AsOf) -> Counter[str]:
    """Return by covenant how many statements are closed or under embargo and may be counted by word of their owner."""
    given = list(entries)
    public = visible_entries(given, as_of, Audience.PUBLIC)
    hidden = [one for one in visible_entries(given, as_of, Audience.STAFF) if one not in public]
    return Counter(one.speaks_of for one in hidden if one.may_be_counted)


def _is_sealed_by(entry: EntryFacts, as_of: AsOf) -> bool:
    if entry.revision is None:
        return False
    return as_of.revision is None or entry.revision <= as_of.revision


def _is_open_to(entry: EntryFacts, as_of: AsOf, audience: Audience) -> bool:
    if audience is Audience.STAFF:
        return True
    day = public_day(entry, as_of)
    return day is not None and day <= as_of.known_on


def _takes_away(entry: EntryFacts, as_of: AsOf, audience: Audience) -> bool:
    """Say whether a correction hides what it corrects: not from those to whom it is closed or under embargo."""
    if audience is Audience.STAFF:
        return True
    if entry.opens_by is not None and entry.opens_by <= as_of.known_on:
        return True
    if entry.public_from is None or not _is_opened_by(entry, as_of):
        return False
    return entry.public_from <= max(as_of.known_on, entry.known_from)


def _is_opened_by(entry: EntryFacts, as_of: AsOf) -> bool:
    return entry.opened_in is None or as_of.revision is None or entry.opened_in <= as_of.revision
