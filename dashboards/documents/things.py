"""A document by the words of schema.org: what the record knows of it, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from covenants.evidence.documents import DocumentFact
from dashboards.documents.facts import name_of
from dashboards.words.wording import pick
from dossier.choices import DocumentKind, KnownBasis

_TYPES: Mapping[str, str] = {
    DocumentKind.LAW: "Legislation",
    DocumentKind.REPORT: "Report",
    DocumentKind.WEB: "WebPage",
}
# Of other days only the end of a period is known, or when the page was read.
_EXACT = (KnownBasis.DOCUMENT, KnownBasis.EVENT)


def thing(document: DocumentFact, path: str) -> Mapping[str, Any]:
    """Return the document; days are those it bears and those of which the record is sure."""
    identifiers = [document.key, *([document.printed_number] if document.printed_number else [])]
    said: dict[str, Any] = {
        "@type": _TYPES.get(document.kind, "DigitalDocument"),
        "@id": f"{path}#stuk",
        "url": path,
        "name": name_of(document),
        "identifier": identifiers,
    }
    if document.url:
        said["sameAs"] = document.url
    if document.dated_on:
        said["dateCreated"] = document.dated_on.isoformat()
    if document.public_basis in _EXACT:
        said["datePublished"] = document.public_on.isoformat()
    if document.publisher:
        publisher = pick(document.publisher, document.publisher_en)
        said["publisher"] = {"@type": "Organization", "name": publisher}
    return said
