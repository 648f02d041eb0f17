"""Beside which letter an annex stands, since which letter it tells what happened, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from covenants.evidence.documents import progress_letters
from covenants.evidence.register import SectorFact
from covenants.evidence.since import namings
from covenants.evidence.statements import Claimed
from covenants.moment.record import Record
from dashboards.documents.claims import in_page_order
from imvo_tracker.lib.asof import AsOf


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to Parliament: the day since which it is public, its printed number and its key."""

    day: date
    number: str
    key: str


@dataclass(frozen=True, slots=True)
class Letters:
    """`own` is the letter of the day itself, which the annex stands beside; `before` the last one before that day.

    Each is None where there is none. `naming` is the newest letter that names covenants, `names` where it does so.
    """

    own: Letter | None
    before: Letter | None
    naming: Letter | None
    names: Sequence[Claimed]

    @property
    def since(self) -> date | None:
        return self.before.day if self.before else None


def letters_at(as_of: AsOf) -> Letters:
    """Return the letters of a moment."""
    every = [Letter(*one) for one in progress_letters(as_of) if one[0] <= as_of.judged_on]
    named = namings(as_of)
    naming = next((one for one in reversed(every) if one.key in named), None)
    own = every.pop() if every and every[-1].day == as_of.judged_on else None
    names = in_page_order(named[naming.key]) if naming else []
    return Letters(own, every[-1] if every else None, naming, names)


def in_letter_order(register: Sequence[SectorFact], record: Record, letters: Letters) -> list[SectorFact]:
    """Return the sectors in the order in which the newest letter that names any does so.

    Each main sector stands before its subsectors; what is not named follows in the order of the register.
    """
    place = _first_named(record, letters.names)
    last = len(letters.names)
    own = {one.code: place.get(one.code, last) for one in register}
    main = dict(own)
    for one in register:
        if one.parent:
            main[one.parent] = min(main.get(one.parent, last), own[one.code])
    rank = {one.code: number for number, one in enumerate(register)}

    def order(one: SectorFact) -> tuple[int, int, bool, int, int]:
        head = one.parent or one.code
        return main[head], rank.get(head, 0), bool(one.parent), own[one.code], rank[one.code]

    return sorted(register, key=order)


def _first_named(record: Record, claims: Sequence[Claimed]) -> Mapping[str, int]:
    """Return by sector the place of the first statement on one of its covenants."""
    places: dict[str, int] = {}
    for number, claim in enumerate(claims):
        covenant = record.covenant(claim.covenant) if claim.covenant else None
        for code in covenant.sectors if covenant else ():
            places.setdefault(code, number)
    return places
