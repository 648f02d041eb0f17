"""Master data of the covenants as known at one moment: names, sectors, who leads the talks."""

from __future__ import annotations

from collections.abc import Iterator

from covenants.domain.facts import CovenantFact
from covenants.moment.sectors import holding_links
from covenants.moment.states import States
from covenants.moment.words import Ints, at_places


class Names:
    """Master data of the covenants as known at the moment; each asked for is looked up once."""

    def __init__(self, states: States) -> None:
        self._states = states
        self._masters = states.columns.masters
        self._known_on = states.as_of.known_on.toordinal()
        self._holding = holding_links(states)
        self._kept: dict[int, CovenantFact] = {}

    def of(self, place: int) -> CovenantFact:
        """Return one covenant by its place."""
        if place not in self._kept:
            self._kept[place] = self._read(place)
        return self._kept[place]

    def _read(self, place: int) -> CovenantFact:
        masters = self._masters
        name, name_en = self.name(place)
        links = [link for link in masters.links.of(place).tolist() if self._holding[link]]
        known = [masters.sector_of.item(link) for link in links]
        return CovenantFact(
            masters.slugs[place],
            masters.codes[place],
            name,
            name_en,
            sectors=tuple(masters.sectors[sector] for sector in known),
            is_subsector=bool(known) and all(masters.sector_is_sub.item(sector) for sector in known),
            facilitators=frozenset(self._leaders(place)),
        )

    def name(self, place: int) -> tuple[str, str]:
        """Return the Dutch and English name known at the moment."""
        return self._masters.name(place, self._known_on)

    def rank(self, *, english: bool) -> Ints:
        """Return a key that sorts the covenants of the record by the name known at the moment."""
        return self._masters.name_rank(self._known_on, english=english)

    def _leaders(self, place: int) -> Iterator[str]:
        mentions, seen = self._states.mentions, self._states.seen_mentions
        for row in at_places(mentions.facilitations, mentions.facilitations_of.of(place)).tolist():
            if seen[row]:
                yield self._masters.organisations[mentions.facilitator.item(row)]
