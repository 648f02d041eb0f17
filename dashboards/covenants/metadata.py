"""A covenant by the metadata standard of the Dutch open government act (Woo-metadata, DiWoo 0.9.8), as XML.

Elements whose value the record does not know are left out, the required ones too: a covenant that was never signed has
no day of its making, and of no covenant the hour of its signing is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings

from covenants.domain.reading import CovenantReading
from covenants.evidence.register import names_of_covenant, register_at
from covenants.moment.record import Record
from dashboards.covenants.things import WOO_CATEGORY

NAMESPACE = "https://standaarden.overheid.nl/diwoo/metadata/"
_DUTCH = "http://publications.europa.eu/resource/authority/language/NLD"
_ENDS = ("ended", "ended_early")


def woo_metadata(reading: CovenantReading, record: Record) -> str:
    """Return the metadata of a covenant at the moment, in Dutch as the standard is."""
    content = "".join(_elements(reading, record))
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{NAMESPACE}">\n'
    return f"{head}{_within('DiWoo', content)}</Document>\n"


def _elements(reading: CovenantReading, record: Record) -> Iterator[str]:
    if settings.OPERATOR:
        yield _element("publisher", settings.OPERATOR, settings.OPERATOR_TOOI)
    yield _within("identifiers", _element("identifier", reading.covenant.code))
    yield _within("titelcollectie", _titles(reading, record))
    if reading.signed_on:
        yield _element("creatiedatum", reading.signed_on.isoformat())
    yield from _validity(reading)
    yield _element("language", "Nederlands", _DUTCH)
    category = _within("informatiecategorieen", _element("informatiecategorie", "Convenanten", WOO_CATEGORY))
    names = (one.name for one in register_at(record.as_of) if one.code in reading.covenant.sectors)
    words = "".join(_element("trefwoord", name) for name in names)
    yield _within("classificatiecollectie", category + (_within("trefwoorden", words) if words else ""))


def _titles(reading: CovenantReading, record: Record) -> str:
    earlier = [one.name for one in names_of_covenant(reading.slug, record.as_of)][:-1]
    others = "".join(_element("alternatieveTitel", name) for name in earlier)
    return _element("officieleTitel", reading.covenant.name) + (_within("alternatieveTitels", others) if others else "")


def _validity(reading: CovenantReading) -> Iterator[str]:
    """Yield since when it was in force and until when, as far as a day is known for both."""
    begun = _day_of(reading, "in_force")
    if begun is None:
        return
    ended = next((day for kind in _ENDS if (day := _day_of(reading, kind))), None)
    end = _element("einddatum", ended.isoformat()) if ended else ""
    yield _within("geldigheid", _element("begindatum", begun.isoformat()) + end)


def _day_of(reading: CovenantReading, kind: str) -> date | None:
    """Return the day on which a milestone was reached, where it is known to the day."""
    state = reading.state(kind)
    fact = state.decided_by if state.is_achieved else None
    return fact.latest if fact is not None and fact.earliest == fact.latest else None


def _element(name: str, text: str, resource: str = "") -> str:
    attribute = f" resource={quoteattr(resource)}" if resource else ""
    return f"<{name}{attribute}>{escape(text)}</{name}>\n"


def _within(name: str, content: str) -> str:
    return f"<{name}>\n{content}</{name}>\n"
