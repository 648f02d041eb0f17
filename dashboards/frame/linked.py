"""What a page says of itself to machines: things by the words of schema.org, and the same content in other forms.

A page names things by paths of this site; here they get the site's address, so that they can be read anywhere.
A block of data is no script: a browser runs nothing of it, and the policy of the site lets it be.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dashboards.frame.base import Frame, Link
from dashboards.frame.head import Head
from dashboards.frame.maker import maker
from dashboards.frame.markup import fill_each

Thing = Mapping[str, Any]
LICENCE_URL = "https://creativecommons.org/publicdomain/zero/1.0/"
# The words whose value is an address
_ADDRESSES = frozenset({"@id", "url", "item", "contentUrl", "urlTemplate"})
# Every other form of a page by the words of its link: of a table, of what follows it, and of what leads elsewhere
FORMS: Mapping[str, str] = {
    "CSV": "text/csv",
    "JSON": "application/json",
    "Atom": "application/atom+xml",
    "iCalendar": "text/calendar",
    "API": "application/json",
    "Woo": "application/xml",
}
_OF_TABLES = ("CSV", "JSON")
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class OtherForm:
    """The content of a page in another form: its media type, what it is, and where."""

    type: str
    title: str
    url: str


def linked_data(page: Any, head: Head | None) -> SafeString:
    """Return the block of data of a page; "" for what is no page of the record."""
    if head is None or not isinstance(page, Frame):
        return SafeString("")
    graph = [_absolute(thing, head.origin) for thing in _things(page, head)]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>')


def other_forms(page: Any) -> list[OtherForm]:
    """Return the tables of a page as CSV and JSON, its rows in the API, its feed and calendar."""
    if not isinstance(page, Frame):
        return []
    files = (one for one in page.moment.files if not one.is_kept or _is_table(one.links))
    links = [(one.label, link) for one in files for link in one.links if link.label in FORMS]
    forms = [OtherForm(FORMS[link.label], f"{label} ({link.label})", link.url) for label, link in links]
    return [*forms, *(OtherForm(FORMS[link.label], link.label, link.url) for link in page.other_forms)]


def other_forms_linked(page: Any) -> SafeString:
    """Return the other forms of a page as links in its head."""
    rows = ((one.type, one.title, one.url) for one in other_forms(page))
    return fill_each('<link rel="alternate" type="{}" title="{}" href="{}">\n', rows)


def _things(page: Frame, head: Head) -> Iterator[Thing]:
    if page.breadcrumbs:
        yield _trail(page.breadcrumbs, head)
    yield from page.things
    tables = [link for one in page.moment.files if one.is_kept and _is_table(one.links) for link in one.links]
    if tables:
        yield _dataset(page, head, tables)


def _trail(crumbs: Sequence[Link], head: Head) -> Thing:
    steps = [
        {"@type": "ListItem", "position": place, "name": crumb.label, "item": crumb.url or head.own}
        for place, crumb in enumerate(crumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _is_table(links: Sequence[Link]) -> bool:
    """A table is offered as JSON too; a chart as its numbers and its drawings."""
    return any(link.label == "JSON" for link in links)


def _dataset(page: Frame, head: Head, tables: Sequence[Link]) -> Thing:
    return dataset(
        page.title,
        page.moment.sentence,
        head.own,
        [(FORMS[link.label], link.url) for link in tables if link.label in _OF_TABLES],
    )


def dataset(name: str, about: str, address: str, files: Sequence[tuple[str, str]]) -> Thing:
    """Return a set of data with its files, each a media type and an address."""
    operator = maker().operator
    said = _("What was promised of the Dutch agreements, where it is written, and what came of it.")
    creator = {"creator": {"@type": "Organization", "name": operator}} if operator else {}
    return {
        "@type": "Dataset",
        "@id": f"{address}#data",
        "name": name,
        "description": f"{said} {about}",
        "url": address,
        "inLanguage": get_language(),
        "isAccessibleForFree": True,
        "license": LICENCE_URL,
        **creator,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media, "contentUrl": place} for media, place in files
        ],
    }


def website(home: str, search: str) -> Thing:
    """Return the site with its search; both are paths."""
    return {
        "@type": "WebSite",
        "@id": f"{home}#site",
        "url": home,
        "name": _("IMVO covenant tracker"),
        "inLanguage": get_language(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def _absolute(value: Any, origin: str, word: str = "") -> Any:
    """Return a thing with the site's address before each path that stands where an address is asked."""
    if isinstance(value, Mapping):
        return {key: _absolute(one, origin, key) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_absolute(one, origin, word) for one in value]
    is_path = word in _ADDRESSES and isinstance(value, str) and value.startswith("/")
    return f"{origin}{value}" if is_path else value
