"""`datapackage.json`: what stands in which file, by the Data Package standard (version 1 of its Table Schema)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from covenants.selectors.snapshots import Snapshot
from dashboards.formats.base import LICENCE
from dashboards.frame.linked import LICENCE_URL
from dashboards.package.tables import Field, Table

NAME = "imvo-covenants"
LANGUAGES = (("", "en"), ("_nl", "nl"))


def descriptor(snapshot: Snapshot, tables: Iterable[Table]) -> dict[str, Any]:
    """Return the whole description; the same snapshot gives the same."""
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        **_in_both("title", lambda: _("The record of the Dutch agreements on responsible business conduct")),
        **_in_both("description", about),
        "version": snapshot.name,
        "created": snapshot.sealed_at.isoformat(),
        "licenses": [{"name": LICENCE, "path": LICENCE_URL, "title": "Creative Commons Zero 1.0"}],
        "sources": [{"title": "csv/documents.csv", "path": "csv/documents.csv"}],
        "keywords": ["IMVO", "convenanten", "responsible business conduct", "Tweede Kamer"],
        "resources": [_resource(table) for table in tables],
    }


def about() -> str:
    """Say in one paragraph what the record is."""
    return _(
        "What was promised of the Dutch agreements on responsible business conduct, by whom, where it is written, "
        "since when it could be known, and what came of it: dated statements with their sources, and no statuses."
    )


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        **_in_both("title", lambda: table.about),
        "path": f"csv/{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    references = [
        {"fields": field.name, "reference": {"resource": _named(field.refers[0], table), "fields": field.refers[1]}}
        for field in table.fields
        if field.refers
    ]
    schema: dict[str, Any] = {
        "fields": [_field(field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    return schema | ({"foreignKeys": references} if references else {})


def _named(name: str, table: Table) -> str:
    """A reference into the table itself names no other."""
    return "" if name == table.name else name


def _field(field: Field) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if field.required:
        limits["required"] = True
    if field.longest and not field.values:
        limits["maxLength"] = field.longest
    if field.values:
        limits["enum"] = list(field.values)
    described: dict[str, Any] = {"name": field.name, "type": field.type, **_in_both("title", lambda: field.title)}
    if field.type in ("date", "datetime"):
        described["format"] = "default" if field.type == "date" else "any"
    if field.about:
        described |= _in_both("description", lambda: field.about)
    return described | ({"constraints": limits} if limits else {})


def _in_both(name: str, say: Any) -> dict[str, str]:
    """Return a text in English under a name, and in Dutch under that name with `_nl`."""
    said = {}
    for ending, language in LANGUAGES:
        with override(language):
            text = say()
            said[f"{name}{ending}"] = str(text) if isinstance(text, Promise) else text
    return said
