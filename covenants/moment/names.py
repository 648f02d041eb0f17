"""Master data of the covenants as known at one moment: names, sectors, who leads the talks."""

from __future__ import annotations

from collections.abc import Iterator

from covenants.domain.facts import CovenantFact
from covenants.moment.sectors import holding_links
from covenants.moment.states import States
from covenants.moment.words import Ints, among, at_places, keep


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
        links = masters.links.of(place)
        known = keep(masters.sector_of[links], self._holding[links])
        return CovenantFact(
            masters.slugs[place],
            masters.codes[place],
            name,
            name_en,
            sectors=tuple(masters.sectors[sector] for sector in known),
            is_subsector=len(known) > 0 and bool(masters.sector_is_sub[known].all()),
            facilitators=frozenset(self._leaders(place)),
        )

    def name(self, place: int) -> tuple[str, str]:
        """Return the Dutch and English name known at the moment."""
        return self._masters.name(place, self._known_on)

    def rank(self, *, english: bool) -> Ints:
        """Return a key that sorts the covenants of the record by the name known at the moment."""
        return self._masters.name_rank(self._known_on, english=english)

    def _leaders(self, place: int) -> Iterator[str]:
        mentions = self._states.mentions
        own = at_places(mentions.facilitations, mentions.facilitations_of.of(place))
        for organisation in mentions.facilitator[among(own, self._states.seen_mentions)]:
            yield self._masters.organisations[int(organisation)]
