"""Slippage: a promise that gives an event of a covenant a later last day than the newest promise of it before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from covenants.domain.facts import MilestoneFact
from covenants.domain.promises import Promise, Voice


@dataclass(frozen=True, slots=True)
class Slip:
    """The promise that gave way, the later one that took its place, and by how many days."""

    before: MilestoneFact
    after: MilestoneFact
    days: int


def slips(promises: Iterable[Promise]) -> Iterator[Slip]:
    """Yield each slip, given the promises oldest knowledge first. Cabinet and parties each speak for themselves."""
    newest: dict[tuple[str, str, Voice], MilestoneFact] = {}
    for promise in promises:
        fact, place = promise.fact, (promise.fact.covenant, promise.fact.kind, promise.voice)
        before = newest.get(place)
        if fact.latest is None:
            continue
        if before is not None and before.latest is not None and fact.latest > before.latest:
            yield Slip(before, fact, (fact.latest - before.latest).days)
        newest[place] = fact
