"""Slippage: a promise that gives an event of a covenant a later last day than the newest promise of it before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from covenants.domain.facts import MilestoneFact
from covenants.domain.promises import Promise, Voice


@dataclass(frozen=True, slots=True)
class Slip:
    """The promise that gave way and the later one that took its place, with their last days."""

    before: MilestoneFact
    after: MilestoneFact
    was: date
    now: date

    @property
    def days(self) -> int:
        return (self.now - self.was).days


def slips(promises: Iterable[Promise]) -> Iterator[Slip]:
    """Yield each slip, given the promises oldest knowledge first. Cabinet and parties each speak for themselves."""
    newest: dict[tuple[str, str, Voice], tuple[MilestoneFact, date]] = {}
    for promise in promises:
        fact, place = promise.fact, (promise.fact.covenant, promise.fact.kind, promise.voice)
        if fact.latest is None:
            continue
        before, was = newest.get(place, (fact, fact.latest))
        if fact.latest > was:
            yield Slip(before, fact, was, fact.latest)
        newest[place] = (fact, fact.latest)
