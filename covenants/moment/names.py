"""Master data of the covenants as known at one moment: names, sectors, who leads the talks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from covenants.domain.facts import CovenantFact
from covenants.moment.sectors import holding_links
from covenants.moment.spans import listed
from covenants.moment.states import States
from covenants.moment.words import Ints, among, at_places, column, keep


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
        return self.of_each([place])[0]

    def of_each(self, places: Sequence[int]) -> list[CovenantFact]:
        """Return some covenants by their places: those not looked up yet are put together at once."""
        missing = [place for place in dict.fromkeys(places) if place not in self._kept]
        if missing:
            self._kept.update(zip(missing, self._read(missing), strict=True))
        return [self._kept[place] for place in places]

    def _read(self, places: Sequence[int]) -> Iterator[CovenantFact]:
        masters, some = self._masters, column(places)
        rows = zip(places, self.names(places), self.sectors(some), self.leaders(some), strict=True)
        for place, (name, name_en), (codes, is_subsector), leaders in rows:
            yield CovenantFact(
                masters.slugs[place],
                masters.codes[place],
                name,
                name_en,
                sectors=codes,
                is_subsector=is_subsector,
                facilitators=leaders,
            )

    # Of many covenants at once; nothing is kept.

    def slugs(self, places: Iterable[int]) -> Iterator[str]:
        """Return their keys."""
        return map(self._masters.slugs.__getitem__, places)

    def names(self, places: Sequence[int]) -> list[tuple[str, str]]:
        """Return the Dutch and English names known at the moment."""
        return self._masters.names_of(places, self._known_on)

    def sectors(self, places: Ints) -> Iterator[tuple[tuple[str, ...], bool]]:
        """Return the codes of the sectors of each, and whether it is one of subsectors alone."""
        of_sectors = cache(self._of_sectors)  # many covenants, few sectors
        return map(of_sectors, self._sectors(places))

    def leaders(self, places: Ints) -> Iterator[frozenset[str]]:
        """Return the keys of who leads the talks about each."""
        return map(frozenset, self._leaders(places))

    def _of_sectors(self, places: tuple[int, ...]) -> tuple[tuple[str, ...], bool]:
        """Return the codes of sectors, and whether a covenant of these is one of subsectors alone."""
        codes = tuple(self._masters.sectors[place] for place in places)
        return codes, bool(places) and all(self._masters.sector_is_sub.item(place) for place in places)

    def _sectors(self, places: Ints) -> list[tuple[int, ...]]:
        """Return of each covenant the places of its sectors."""
        links, which = self._masters.links.of_each(places)
        holds = self._holding[links]
        sectors = self._masters.sector_of[keep(links, holds)]
        return listed(keep(which, holds), sectors.tolist(), len(places))

    def _leaders(self, places: Ints) -> list[tuple[str, ...]]:
        """Return of each covenant the keys of who leads the talks, once for each statement that says so."""
        mentions, seen = self._states.mentions, self._states.seen_mentions
        numbers, which = mentions.facilitations_of.of_each(places)
        rows = at_places(mentions.facilitations, numbers)
        leaders = mentions.facilitator[among(rows, seen)].tolist()
        slugs = (self._masters.organisations[pk] for pk in leaders)
        return listed(keep(which, seen[rows]), slugs, len(places))

    def name(self, place: int) -> tuple[str, str]:
        """Return the Dutch and English name known at the moment."""
        return self._masters.name(place, self._known_on)

    def rank(self, *, english: bool) -> Ints:
        """Return a key that sorts the covenants of the record by the name known at the moment."""
        return self._masters.name_rank(self._known_on, english=english)
