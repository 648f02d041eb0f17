"""Shares made of single companies' turnover: in public only totals, and only when no total gives one company away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import zip_longest

FEWEST_CHANGES = 3


@dataclass(frozen=True, slots=True)
class Membership:
    """A company joined or left on a day."""

    day: date
    company: str
    joined: bool


@dataclass(frozen=True, slots=True)
class CompanyShare:
    """The protected share of one company from a day on; `formal` when a formal measurement gave it."""

    day: date
    company: str
    share: Decimal
    formal: bool = False


@dataclass(frozen=True, slots=True)
class SharePoint:
    """A total that may be public: of all who take part on the day, never of fewer than all.

    `until` is the first day on which others take part, or on which a newer total stands; None while it is current.
    """

    day: date
    total: Decimal
    companies: int
    formal: bool
    until: date | None = None


@dataclass(frozen=True, slots=True)
class CountPoint:
    """How many companies take part from a day on: who joined and left is public, and so is their number."""

    day: date
    companies: int


def public_share_points(
    memberships: Iterable[Membership], shares: Iterable[CompanyShare], day: date
) -> tuple[SharePoint, ...]:
    """Return the totals that may be public by `day`.

    A point appears only when at least three companies joined or left since the last public point, or
    on the day of a formal measurement (SER practice). Somebody who left and came back is no change:
    otherwise two totals would differ by one company. Without every company's figure there is no total. What ends a
    total follows from who takes part alone, never from a share, so its day tells no more than the list of companies.
    """
    moves = sorted((move for move in memberships if move.day <= day), key=lambda move: (move.day, move.joined))
    known = sorted((figure for figure in shares if figure.day <= day), key=lambda figure: (figure.day, figure.formal))
    formal_days = {figure.day for figure in known if figure.formal}
    points: list[tuple[SharePoint, frozenset[str]]] = []
    shown: frozenset[str] = frozenset()
    for at in sorted({move.day for move in moves} | {figure.day for figure in known}):
        members = members_on(moves, at)
        formal = at in formal_days
        total = _total(members, known, at)
        if total is not None and (formal or len(members ^ shown) >= FEWEST_CHANGES):
            points.append((SharePoint(at, total, len(members), formal), members))
            shown = members
    ends = [point.day for point, _members in points[1:]]
    return tuple(
        replace(point, until=_ended_on(members, [move for move in moves if end is None or move.day < end]) or end)
        for (point, members), end in zip_longest(points, ends)
    )


def _ended_on(shown: frozenset[str], moves: Sequence[Membership]) -> date | None:
    """Return since when, by these moves, others take part than those of a total; None where the same do."""
    ended = None
    for day in sorted({move.day for move in moves}):
        ended = None if members_on(moves, day) == shown else ended or day
    return ended


def public_count_points(memberships: Iterable[Membership], day: date) -> tuple[CountPoint, ...]:
    """Return every step of the number of companies by `day`: who leaves lowers it on that very day."""
    moves = sorted((move for move in memberships if move.day <= day), key=lambda move: (move.day, move.joined))
    points: list[CountPoint] = []
    for at in sorted({move.day for move in moves}):
        companies = len(members_on(moves, at))
        if not points or points[-1].companies != companies:
            points.append(CountPoint(at, companies))
    return tuple(points)


@dataclass(frozen=True, slots=True)
class OwnPoint:
    """How many companies take part from a day on, and their share; None where the figure of one lacks."""

    day: date
    companies: int
    total: Decimal | None


def own_points(memberships: Iterable[Membership], shares: Iterable[CompanyShare], day: date) -> tuple[OwnPoint, ...]:
    """Return every step of the curve by `day`, for those alone who know the companies: who leaves lowers it that day.

    Nothing is held back, so that two steps may differ by one company.
    """
    moves = sorted((move for move in memberships if move.day <= day), key=lambda move: (move.day, move.joined))
    known = sorted((figure for figure in shares if figure.day <= day), key=lambda figure: (figure.day, figure.formal))
    points: list[OwnPoint] = []
    for at in sorted({move.day for move in moves} | {figure.day for figure in known}):
        members = members_on(moves, at)
        point = OwnPoint(at, len(members), _total(members, known, at) if members else Decimal())
        if not points or (points[-1].companies, points[-1].total) != (point.companies, point.total):
            points.append(point)
    return tuple(points)


def members_on(moves: Sequence[Membership], day: date) -> frozenset[str]:
    """Return who takes part at the end of a day; `moves` in order of day."""
    members: set[str] = set()
    for move in moves:
        if move.day <= day:
            (members.add if move.joined else members.discard)(move.company)
    return frozenset(members)


def _total(members: frozenset[str], shares: Sequence[CompanyShare], day: date) -> Decimal | None:
    """Add up the newest figure of every member; None when there are no members or a figure lacks."""
    newest = {figure.company: figure.share for figure in shares if figure.day <= day}
    if not members or not members <= newest.keys():
        return None
    return sum((newest[company] for company in members), Decimal())
