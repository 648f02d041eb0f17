"""Which sectors a covenant belongs to at a moment: a link may begin on a day and end on one, as documents say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from covenants.moment.masters import Masters
from covenants.moment.states import States
from covenants.moment.words import NEVER, Ints, Mask, column

ALWAYS = 0
Link = tuple[int, int, int, int, int, int]


def read_links(
    covenants: Mapping[int, Mapping[str, Any]], sectors: Mapping[str, int], public: Mapping[str, int]
) -> dict[str, Ints]:
    """Return the columns of the links by their names in `Masters`: the places of both ends, and the days.

    `covenants` are the sealed contents by place, `sectors` the places by code, `public` since when documents are.
    """
    links = sorted(
        link for place, values in covenants.items() for link in _links_of(place, values, sectors, public)
    )  # fmt: skip
    names = ("covenant_of", "sector_of", "link_from", "link_from_known", "link_until", "link_until_known")
    return {name: column(link[number] for link in links) for number, name in enumerate(names)}


def _links_of(
    place: int, values: Mapping[str, Any], sectors: Mapping[str, int], public: Mapping[str, int]
) -> Iterator[Link]:
    dated = {one["sector"]: one for one in values.get("sector_days", ())}
    for code in {*values["sectors"], *dated} & sectors.keys():
        one = dated.get(code, {})
        begins = _day(one.get("from_on"), ALWAYS), public.get(one.get("document") or "", ALWAYS)
        ends = _day(one.get("until_on"), NEVER), public.get(one.get("until_document") or "", ALWAYS)
        yield (place, sectors[code], *begins, *ends)


def _day(text: str | None, otherwise: int) -> int:
    return date.fromisoformat(text).toordinal() if text else otherwise


def holding_links(states: States) -> Mask:
    """Say of each link of covenant and sector whether it holds, as far as sector, day and document were known."""
    masters: Masters = states.columns.masters
    known, judged = states.as_of.known_on.toordinal(), states.as_of.judged_on.toordinal()
    is_known = masters.sector_known[masters.sector_of] <= known
    has_begun = (masters.link_from <= judged) & (masters.link_from_known <= known)
    has_ended = (masters.link_until <= judged) & (masters.link_until_known <= known)
    holds: Mask = is_known & has_begun & ~has_ended
    return holds
