"""The small parts of a page, as functions: a link, an icon, a badge, a source, a figure, a list, a statement.

They stand in loops, where a template for each costs twenty times as much (docs/adr/0015). Whatever is put in is
escaped, unless it is markup made here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from django.utils.formats import localize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from dashboards.frame.icons import ICONS, UNKNOWN
from dashboards.frame.markup import fill, fill_each
from dashboards.short_links.codes import PART
from dashboards.words.quotations import in_brackets, translation_of

NOTHING = mark_safe("")
_STATEMENT_ANCHOR = re.compile(r"(?:^|#)((?:[a-z]+(?:statement|condition|report)|measurement|participation)-[0-9]+)$")
_THINGS = {"convenanten": "convenant", "documenten": "document", "sectoren": "sector", "edities": "editie"}
_THING = re.compile(r"/(convenanten|documenten|sectoren|edities)/(?!tijdlijn/|per-sector/)([^/?#]+)/(?:[?#]|$)")
_PART = re.compile(r"[a-z]+[.][-\w.]+")
_WITH_ABBREVIATION = re.compile(r"[^,()]+ \(([A-Z]{2,8})\)")


def linked(url: str, label: object) -> SafeString:
    """Return a link, or the bare words when there is nowhere to go."""
    return fill('<a href="{}">{}</a>', url, label) if url else fill("{}", label)


def all_linked(links: tuple[tuple[str, str], ...]) -> SafeString:
    """Return (address, words) pairs as links, with commas between them."""
    return fill_each("{}", ((linked(url, label),) for url, label in links), ", ")


def shortened(name: str) -> SafeString:
    """Return "SER" for "Sociaal-Economische Raad (SER)", with the whole name at hand; any other name as it is."""
    match = _WITH_ABBREVIATION.fullmatch(name)
    return fill('<abbr title="{}">{}</abbr>', name, match[1]) if match else fill("{}", name)


def link_items(links: Iterable[Any], *, marks_current: bool = False) -> SafeString:
    """Return an item of a list for each link; `marks_current` says which of them is where one is."""
    if not marks_current:
        return fill_each('<li><a href="{}">{}</a></li>', ((part(one, "url"), part(one, "label")) for one in links))
    rows = ((part(one, "url"), _current(part(one, "current")), part(one, "label")) for one in links)
    return fill_each('<li><a href="{}"{}>{}</a></li>', rows)


def _current(current: bool | str) -> SafeString:
    word = "true" if current is True else current
    return fill(' aria-current="{}"', word) if word else NOTHING


def file_items(files: Iterable[Any]) -> SafeString:
    """Return an item for each table, chart or way to follow (`dashboards.frame.base.Files`), with its links."""
    rows = ((one.label, _file_links(one.links, " download" if one.is_kept else "")) for one in files)
    return fill_each("<li>{}: {}</li>", rows)


def _file_links(links: Iterable[Any], download: str) -> SafeString:
    return fill_each('<a href="{}"{}>{}</a>', ((one.url, download, one.label) for one in links), " · ")


def hidden_fields(fields: Iterable[Any]) -> SafeString:
    """Return what a form carries along, names with their values."""
    rows = ((part(one, "name"), part(one, "value")) for one in fields)
    return fill_each('<input type="hidden" name="{}" value="{}">', rows)


def column_heads(columns: Iterable[object]) -> SafeString:
    """Return the heads of the columns of a table."""
    return fill_each('<th scope="col">{}</th>', ((column,) for column in columns))


def source_line(source: Any) -> SafeString:
    """Return a source (dashboards/words/marks.py): the document here, and by name the site it was published on."""
    elsewhere = NOTHING
    if source.host:
        frame = ' · <a href="{}" rel="external">{} <span aria-hidden="true">↗</span></a>'
        elsewhere = fill(frame, source.external_url, source.host)
    return fill("{}{}\n", linked(source.url, source.label), elsewhere)


def small(text: str) -> SafeString:
    """Return words in a smaller size, for what explains rather than says."""
    return fill("<small>{}</small>", text)


def number_cells(links: Iterable[Any]) -> SafeString:
    """Return a cell for each figure, a link where it has an address."""
    return fill_each('<td class="nl-number">{}</td>', ((linked(one.url, one.label),) for one in links))


def noted(text: object, note: str) -> SafeString:
    """Return words with a quiet word below them, where there is one."""
    return fill('{}<br><small class="nl-muted">{}</small>', text, note) if note else fill("{}", text)


def cite(url: str, about: str, name: object) -> SafeString:
    """Return the small link to the citation of a row or figure, "" where it has none of its own.

    `url` is that of the page's citation, `about` the part itself, the anchor of a statement, or where the row leads.
    """
    part = part_of(about)
    if not url or not part:
        return NOTHING
    frame = '<a class="nl-cite" href="{}?{}={}" rel="nofollow" aria-label="{}"></a>'
    return fill(frame, url, PART, quote(part), _("Cite: %(what)s") % {"what": name})


def part_of(about: str) -> str:
    """Return what a row is about, as a citation names it: a statement, or a thing that has a page."""
    statement = _STATEMENT_ANCHOR.search(about)
    if statement:
        return f"uitspraak.{statement[1]}"
    thing = _THING.search(about)
    if thing:
        return f"{_THINGS[thing[1]]}.{thing[2]}"
    return about if _PART.fullmatch(about) else ""


def icon(name: str) -> SafeString:
    """Return one icon; the word beside it carries the meaning. Unknown names draw a question mark."""
    return ICONS.get(name, UNKNOWN)


def badge(state: str, label: object) -> SafeString:
    """Return a state with its word."""
    return fill(
        '<span class="nl-badge nl-state-{}">{}<span>{}</span></span>\n', state, ICONS.get(state, UNKNOWN), label
    )


def quotation(words: str) -> SafeString:
    """Return words as printed, on an English page with their translation behind them; nothing for no words."""
    if not words:
        return NOTHING
    english = translation_of(words)
    meaning = fill(' <span class="nl-translation">{}</span>', in_brackets(english)) if english else NOTHING
    return fill('<q lang="nl">{}</q>{}', words, meaning)


def source(label: str, url: str = "", quote: str = "", external_url: str = "") -> SafeString:
    """Return where something is written: a link to the document, the words, the official publication."""
    words = fill(": {}", quotation(quote)) if quote else NOTHING
    return fill(
        '<span class="nl-source">{}{}{}{}</span>\n',
        ICONS["document"],
        linked(url, label),
        words,
        _publication(label, external_url) if external_url else NOTHING,
    )


def _publication(label: str, url: str) -> SafeString:
    return fill(
        ' · <a href="{}" rel="external">{}<span class="nl-hidden">: {}</span></a>',
        url,
        _("official publication"),
        label,
    )


def definition_list(items: Iterable[Any]) -> SafeString:
    """Return terms with their values; an item is an object or a dict with `term value [state] [url] [note]`."""
    return fill('<dl class="nl-list">{}</dl>', fill_each("{}", ((_item(one),) for one in items)))


def _item(item: Any) -> SafeString:
    value, state, url, note = (part(item, name) for name in ("value", "state", "url", "note"))
    return fill(
        "<div><dt>{}</dt><dd>{}{}</dd></div>\n",
        part(item, "term"),
        badge(state, value) if state else linked(url, localize(value)),
        fill(' <span class="nl-muted">{}</span>', note) if note else NOTHING,
    )


def part(whole: Any, name: str) -> Any:
    """Return a part of an object or a dict by name; "" where it has none."""
    return whole.get(name, "") if isinstance(whole, dict) else getattr(whole, name, "")


def statement(said: Any, level: int = 3) -> SafeString:
    """Return a statement with its words, facts and source; `level` 4 makes the heading an h4."""
    get = {name: part(said, name) for name in _STATEMENT}
    heading = "<h4>{}</h4>" if level == 4 else "<h3>{}</h3>"
    return fill(
        '<article class="nl-statement{}"{}><div class="nl-statement__head">{}{}</div>{}{}{}{}{}{}</article>\n',
        " nl-statement--replaced" if get["replaced_by_label"] else "",
        fill(' id="{}"', get["anchor"]) if get["anchor"] else NOTHING,
        fill(heading, get["heading"]),
        badge(get["state"], get["state_label"]) if get["state"] else NOTHING,
        fill('<p class="nl-statement__words">{}</p>', quotation(get["wording"])) if get["wording"] else NOTHING,
        fill("<p>{}</p>", get["text"]) if get["text"] else NOTHING,
        definition_list(get["facts"]) if get["facts"] else NOTHING,
        fill('<p class="nl-muted">{}</p>', get["note"]) if get["note"] else NOTHING,
        _replaced(get["replaced_by_url"], get["replaced_by_label"]) if get["replaced_by_label"] else NOTHING,
        source(get["source_label"], get["source_url"], external_url=get["external_url"]),
    )


_STATEMENT = (
    "anchor", "heading", "state", "state_label", "wording", "text", "facts", "note", "replaced_by_label",
    "replaced_by_url", "source_label", "source_url", "external_url",
)  # fmt: skip


def _replaced(url: str, label: str) -> SafeString:
    return fill("<p>{} {}</p>", _("Replaced by"), linked(url, label))


def plain_rows(rows: Iterable[Sequence[object]]) -> SafeString:
    """Return rows of plain values: the first of each is the row's header."""
    return fill_each("<tr>{}{}</tr>", ((_header(row), _cells(row)) for row in rows), "\n")


def _header(row: Sequence[object]) -> SafeString:
    return fill('<th scope="row">{}</th>', localize(row[0])) if row else NOTHING


def _cells(row: Sequence[object]) -> SafeString:
    return fill_each("<td>{}</td>", ((localize(value),) for value in row[1:]))
