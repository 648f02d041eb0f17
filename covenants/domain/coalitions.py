"""Who is still needed: the smallest sets of candidates that would meet a threshold of companies and of turnover.

Any two candidates count alike as companies, so of sets of one size the one with the largest shares is the best: no
search is needed to know how many are needed, who cannot be missed and who changes nothing. Sets are drawn up largest
total first, each from the one before by moving one place down the list of shares.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

NOTHING, NO_SET = Decimal(0), Decimal("-Infinity")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A company that might join, and its share of the turnover in percent, exact."""

    name: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class Needed:
    """How many are needed at least; None where all candidates together do not do.

    `sets` are the smallest sets, largest total first, each in the order of shares; `more` says that there are others.
    `indispensable` are in every smallest set, `spare` in none.
    """

    size: int | None
    sets: tuple[tuple[Candidate, ...], ...] = ()
    more: bool = False
    indispensable: tuple[Candidate, ...] = ()
    spare: tuple[Candidate, ...] = ()


def smallest_sets(candidates: Sequence[Candidate], *, companies: int, share: Decimal, most: int = 10) -> Needed:
    """Return what is needed for so many more companies and so much more of the turnover; at most `most` sets."""
    ranked = sorted(candidates, key=lambda one: (-one.share, one.name))
    size = _size(ranked, companies, share)
    if size is None:
        return Needed(None)
    sets = _sets(ranked, size, share)
    listed = [one for one, _next in zip(sets, range(most + 1), strict=False)]
    return Needed(
        size,
        tuple(listed[:most]),
        len(listed) > most,
        tuple(one for one in ranked if _best_total(ranked, size, without=one) < share) if size else (),
        tuple(one for one in ranked if _best_total(ranked, size, beside=one) < share) if size else tuple(ranked),
    )


def _size(ranked: Sequence[Candidate], companies: int, share: Decimal) -> int | None:
    """Return the smallest number of candidates that can meet both conditions."""
    for size in range(max(companies, 0), len(ranked) + 1):
        if _total(ranked[:size]) >= share:
            return size
    return None


def _total(some: Sequence[Candidate]) -> Decimal:
    return sum((one.share for one in some), NOTHING)


def _best_total(
    ranked: Sequence[Candidate], size: int, *, without: Candidate | None = None, beside: Candidate | None = None
) -> Decimal:
    """Return the largest total of a set of that size without one candidate, or with one; none has an endless lack."""
    others = [one for one in ranked if one is not without and one is not beside]
    wanted = size - (beside is not None)
    if len(others) < wanted:
        return NO_SET
    return _total(others[:wanted]) + (beside.share if beside else NOTHING)


def _sets(ranked: Sequence[Candidate], size: int, share: Decimal) -> Iterator[tuple[Candidate, ...]]:
    """Yield every set of that size with enough turnover, the largest total first, then by places in the list."""
    first = tuple(range(size))
    waiting = [(-_total([ranked[place] for place in first]), first)]
    seen = {first}
    while waiting:
        total, places = heapq.heappop(waiting)
        if -total < share:
            return
        yield tuple(ranked[place] for place in places)
        for index in range(size):
            below = places[index] + 1
            if below < len(ranked) and (index == size - 1 or below < places[index + 1]):
                moved = (*places[:index], below, *places[index + 1 :])
                if moved not in seen:
                    seen.add(moved)
                    heapq.heappush(waiting, (total + ranked[places[index]].share - ranked[below].share, moved))
