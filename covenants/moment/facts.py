"""A milestone statement as what the rules are handed. A row of a record in memory never changes: it is read once."""

from __future__ import annotations

from datetime import date

from covenants.domain.facts import MilestoneFact
from covenants.moment.layout import BASES, KINDS, MODALITIES, Milestones
from covenants.moment.words import day_of

MOST_KEPT = 5000


def fact_of(said: Milestones, row: int, slug: str) -> MilestoneFact:
    """Return a row, of the covenant with that key."""
    fact = said.facts.get(row)
    if fact is None:
        fact = _read(said, row, slug)
        if len(said.facts) < MOST_KEPT:
            said.facts.setdefault(row, fact)
    return fact


def _read(said: Milestones, row: int, slug: str) -> MilestoneFact:
    return MilestoneFact(
        key=said.key.item(row),
        covenant=slug,
        kind=KINDS[said.kind.item(row)],
        modality=MODALITIES[said.modality.item(row)],
        basis=BASES[said.basis.item(row)],
        partial=said.partial.item(row),
        doubtful=said.doubtful.item(row),
        earliest=day_of(said.earliest.item(row)),
        latest=day_of(said.latest.item(row)),
        latest_strict=day_of(said.latest_strict.item(row)),
        known_from=date.fromordinal(said.seen.known.item(row)),
        revision=said.seen.revision.item(row),
    )
