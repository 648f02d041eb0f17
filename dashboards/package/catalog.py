"""The open data as a catalogue for other catalogues: DCAT-AP-NL 3.0, as JSON-LD.

Everything the profile requires is there, of which only what is set or sealed is told: the publisher is who runs the
site, days are those of revisions.
"""

from __future__ import annotations

from typing import Any

from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from covenants.selectors.snapshots import Snapshot
from dashboards.frame.linked import LICENCE_URL
from dashboards.frame.maker import maker
from dashboards.package.descriptor import about
from dashboards.package.files import CSV, JSON, SQLITE
from dashboards.package.page import address_of
from dashboards.package.tables import tables
from dashboards.package.writing import zip_name

_EU = "http://publications.europa.eu/resource/authority"
_PUBLIC = f"{_EU}/access-right/PUBLIC"
_THEME = f"{_EU}/data-theme/GOVE"
_LANGUAGES = (f"{_EU}/language/NLD", f"{_EU}/language/ENG")
_IANA = "https://www.iana.org/assignments/media-types"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def catalog(snapshot: Snapshot | None, host: str) -> dict[str, Any]:
    """Return the catalogue; `host` is scheme and name of the site. Without a snapshot it describes the API alone."""
    home = f"{host}{get_script_prefix()}open-data/"
    datasets = [_dataset(snapshot, host, home)] if snapshot else []
    return {
        "@context": CONTEXT,
        "@id": f"{home}#catalog",
        "@type": "dcat:Catalog",
        **_described(_title, home),
        "dct:license": _id(LICENCE_URL),
        "foaf:homepage": _id(home),
        **({"dct:modified": _day(snapshot)} if snapshot else {}),
        "dcat:dataset": datasets,
        "dcat:service": [_service(host, home, snapshot)],
    }


def _dataset(snapshot: Snapshot, host: str, home: str) -> dict[str, Any]:
    return {
        "@id": f"{home}#record",
        "@type": "dcat:Dataset",
        **_described(_title, home),
        "dct:identifier": f"{home}#record",
        "dct:accessRights": _id(_PUBLIC),
        "dcat:theme": [_id(_THEME)],
        "dcat:keyword": [_literal("IMVO-convenanten", "nl"), _literal("responsible business conduct", "en")],
        "dcat:landingPage": _id(home),
        "dcat:version": snapshot.name,
        "dct:modified": _day(snapshot),
        "dcat:distribution": list(_distributions(snapshot, host, home)),
    }


def _distributions(snapshot: Snapshot, host: str, home: str) -> Any:
    whole = zip_name(snapshot)
    yield _distribution(snapshot, host, home, whole, "application/zip", _everything)
    yield _distribution(snapshot, host, home, JSON, "application/json", lambda: _("All tables as JSON"))
    yield _distribution(snapshot, host, home, SQLITE, "application/vnd.sqlite3", lambda: _("All tables as SQLite"))
    for table in tables():
        yield _distribution(
            snapshot, host, home, f"{CSV}/{table.name}.csv", "text/csv", lambda table=table: table.about
        )
    yield {
        "@id": f"{home}#distribution-api",
        "@type": "dcat:Distribution",
        "dct:title": _in_both(_api),
        "dcat:accessURL": _id(f"{host}{reverse('api_start')}"),
        "dcat:accessService": _id(f"{home}#api"),
        "dcat:mediaType": _id(f"{_IANA}/application/json"),
        "dct:license": _id(LICENCE_URL),
    }


def _distribution(snapshot: Snapshot, host: str, home: str, name: str, media: str, title: Any) -> dict[str, Any]:
    address = f"{host}{address_of(snapshot, name)}"
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": _in_both(title),
        "dcat:accessURL": _id(home),
        "dcat:downloadURL": _id(address),
        "dcat:mediaType": _id(f"{_IANA}/{media}"),
        "dct:license": _id(LICENCE_URL),
    }


def _service(host: str, home: str, snapshot: Snapshot | None) -> dict[str, Any]:
    start = f"{host}{reverse('api_start')}"
    return {
        "@id": f"{home}#api",
        "@type": "dcat:DataService",
        **_described(_api, home),
        "dct:identifier": start,
        "dct:accessRights": _id(_PUBLIC),
        "dcat:theme": [_id(_THEME)],
        "dcat:endpointURL": _id(start),
        "dcat:endpointDescription": _id(f"{host}{reverse('api_openapi')}"),
        "dct:license": _id(LICENCE_URL),
        **({"dcat:servesDataset": [_id(f"{home}#record")]} if snapshot else {}),
    }


def _described(title: Any, home: str) -> dict[str, Any]:
    """Return what a catalogue, data set and service all say: what it is, who made it, whom to ask."""
    said = maker()
    name = said.operator or "IMVO-tracker"
    agent = {"@id": f"{home}#publisher", "@type": "foaf:Agent", "foaf:name": name}
    contact = {"@type": "vcard:Kind", "vcard:fn": name, "vcard:hasURL": _id(home)}
    if said.email:
        contact["vcard:hasEmail"] = _id(f"mailto:{said.email}")
    return {
        "dct:title": _in_both(title),
        "dct:description": _in_both(about),
        "dct:publisher": agent,
        "dct:creator": {"@id": agent["@id"]},
        "dcat:contactPoint": contact,
        "dct:language": [_id(one) for one in _LANGUAGES],
    }


def _title() -> str:
    return _("The record of the Dutch agreements on responsible business conduct")


def _api() -> str:
    return _("API: the record for programs")


def _everything() -> str:
    return _("Everything: tables, schema, record files, ledger and explanation")


def _in_both(say: Any) -> list[dict[str, str]]:
    texts = []
    for language in ("nl", "en"):
        with override(language):
            texts.append(_literal(str(say()), language))
    return texts


def _literal(text: str, language: str) -> dict[str, str]:
    return {"@value": text, "@language": language}


def _id(address: str) -> dict[str, str]:
    return {"@id": address}


def _day(snapshot: Snapshot) -> dict[str, str]:
    return {"@value": snapshot.day.isoformat(), "@type": "xsd:date"}
