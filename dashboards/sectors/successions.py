"""Sectors that were split, merged or renamed, in words: what took the place of a sector, and what it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from covenants.evidence.register import SectorFact, Succession
from dashboards.page_request import PageRequest
from dashboards.words.marks import SourceMark, source_mark
from dashboards.words.wording import pick, say_day


@dataclass(frozen=True, slots=True)
class SuccessionView:
    """The sector on the other side of a succession, since when, and where that is written."""

    name: str
    url: str
    since: str
    source: SourceMark


def succession_views(
    others: Iterable[Succession], register: Sequence[SectorFact], asked: PageRequest
) -> tuple[SuccessionView, ...]:
    """Return the sectors on the other side, in the order of their days."""
    names = _names(register)
    return tuple(
        SuccessionView(
            names[one.code], asked.link("sector", one.code), say_day(one.from_on), source_mark(one.source, asked)
        )
        for one in others
        if one.code in names
    )


def say_successors(sector: SectorFact, register: Sequence[SectorFact]) -> str:
    """Say in a sentence what took the place of a sector; "" while it is one itself."""
    if sector.is_current:
        return ""
    names = _names(register)
    told = get_text_list([names[one.code] for one in sector.successors if one.code in names], _("and"))
    values = {"day": say_day(min(one.from_on for one in sector.successors)), "names": told}
    if len(sector.successors) > 1:
        return _("This sector was split: since %(day)s %(names)s have taken its place.") % values
    (successor,) = (one for one in register if one.code == sector.successors[0].code)
    if len(successor.predecessors) > 1:
        return _("This sector was merged with another: since %(day)s both are part of %(names)s.") % values
    return _("This sector was renamed: since %(day)s it is called %(names)s.") % values


def _names(register: Sequence[SectorFact]) -> Mapping[str, str]:
    return {one.code: pick(one.name, one.name_en) for one in register}
