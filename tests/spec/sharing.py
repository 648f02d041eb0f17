"""Specification: how many companies take part on a day, and the total of their shares that may be told then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from covenants.domain.sensitive import CompanyShare, Membership

FEWEST = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """`until` is the first day on which the total was of others than those who take part."""

    companies: int
    total: Decimal | None
    until: date | None


def standing(moves: Sequence[Membership], figures: Sequence[CompanyShare], asked: date) -> Standing:
    """Walk through every day up to the one asked, with the rules as words."""
    days = [one.day for one in (*moves, *figures) if one.day <= asked]
    total, of, until = None, frozenset[str](), None
    at = min(days, default=asked)
    while at <= asked:
        members = taking_part(moves, at)
        formal = any(one.formal and one.day == at for one in figures)
        newest = {name: share_of(name, figures, at) for name in members}
        is_event = at in days
        is_whole = bool(members) and None not in newest.values()
        if is_event and is_whole and (formal or len(members ^ of) >= FEWEST):
            total, of, until = sum(newest.values(), Decimal()), members, None
        elif total is not None:
            until = None if members == of else until or at
        at += timedelta(days=1)
    return Standing(len(taking_part(moves, asked)), total, until)


def taking_part(moves: Sequence[Membership], day: date) -> frozenset[str]:
    """Who left on a day left before whoever joined that day came in."""
    names = {one.company for one in moves}
    return frozenset(name for name in names if takes_part(name, moves, day))


def takes_part(name: str, moves: Sequence[Membership], day: date) -> bool:
    own = [(one.day, one.joined) for one in moves if one.company == name and one.day <= day]
    return bool(own) and max(own)[1]


def share_of(name: str, figures: Sequence[CompanyShare], day: date) -> Decimal | None:
    """The newest figure; of one day a formal one, and of equals the last."""
    own = [
        (one.day, one.formal, place, one.share)
        for place, one in enumerate(figures)
        if one.company == name and one.day <= day
    ]
    return max(own)[3] if own else None
