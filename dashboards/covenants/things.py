"""A covenant by the words of schema.org: what the record knows of it, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from covenants.domain.reading import CovenantReading
from dashboards.frame.base import Link

# "Convenanten" among the kinds of information of the Dutch open government act, by the thesaurus TOOI
WOO_CATEGORY = "https://identifier.overheid.nl/tooi/def/thes/kern/c_8fc2335c"


def covenant_thing(
    reading: CovenantReading, name: str, earlier: Sequence[str], sectors: Iterable[Link], path: str
) -> Mapping[str, Any]:
    """Return the covenant; a work only once it was signed: before that there is no text of it."""
    thing: dict[str, Any] = {
        "@type": "CreativeWork" if reading.is_signed else "Thing",
        "@id": f"{path}#convenant",
        "url": path,
        "name": name,
        "identifier": reading.covenant.code,
    }
    if reading.is_signed:
        thing["additionalType"] = WOO_CATEGORY
        thing["about"] = [{"@type": "DefinedTerm", "name": one.label, "url": one.url} for one in sectors]
    return thing | ({"alternateName": list(earlier)} if earlier else {})
