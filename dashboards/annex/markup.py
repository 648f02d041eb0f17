"""The blocks of an annex as markup: the same for the page, for an edition and for the HTML file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dashboards.frame.cells import NOTHING, cite, linked, part
from dashboards.frame.markup import fill, fill_each

LinkOf = Callable[[str, str], str]
Draw = Callable[[Any], SafeString]
# How a citation names a heading of the text, before its anchor
HEADING = "kop"


def marked_up(blocks: Iterable[Any], notes: Sequence[Any], link_of: LinkOf, cite_url: str = "") -> SafeString:
    """Return blocks and notes, without the title; `link_of` leads from key and address of a document to a link.

    Blocks and notes are those of a document, or dicts of the same as an edition keeps them. On a page `cite_url` is
    where its citation stands: each row of a table leads to that of what it is about.
    """
    drawn: dict[str, Draw] = {**_BLOCKS, "table": partial(_table, cite_url=cite_url)}
    body = fill_each("{}", ((drawn[part(one, "kind")](one),) for one in list(blocks)[1:]))
    return fill("{}{}", body, _notes(notes, link_of))


def headings_of(blocks: Iterable[Any]) -> Mapping[str, str]:
    """Return the headings that have an anchor, by that."""
    anchored = ((part(one, "anchor"), part(one, "text")) for one in blocks if part(one, "kind") == "heading")
    return {anchor: text for anchor, text in anchored if anchor}


def _heading(block: Any) -> SafeString:
    level = "<h2{}>{}</h2>\n" if part(block, "level") == 2 else "<h3{}>{}</h3>\n"
    anchor = part(block, "anchor")
    return fill(level, fill(' id="{}"', anchor) if anchor else NOTHING, part(block, "text"))


def _paragraph(block: Any) -> SafeString:
    label = part(block, "label")
    return fill("<p>{}{}</p>\n", fill("<strong>{}:</strong> ", label) if label else NOTHING, _line(part(block, "line")))


def _line(line: Any) -> SafeString:
    marks = fill_each('<a href="#noot-{}">{}</a>', ((number, number) for number in part(line, "notes")), ", ")
    return fill("{}{}", part(line, "text"), fill('<sup class="nl-note">{}</sup>', marks) if marks else NOTHING)


def _bullets(block: Any) -> SafeString:
    return fill("<ul>{}</ul>\n", fill_each("<li>{}</li>", ((_line(line),) for line in part(block, "lines"))))


def _ministry(block: Any) -> SafeString:
    texts = fill_each("<p>{}</p>", ((text,) for text in part(block, "paragraphs")))
    return fill('<div class="nl-ministry"><p><strong>{}:</strong></p>{}</div>\n', part(block, "label"), texts)


def _table(block: Any, cite_url: str) -> SafeString:
    head = part(block, "head")
    return fill(
        '<table class="nl-table nl-lists"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>\n',
        part(block, "caption"),
        fill_each('<th scope="col">{}</th>', ((text,) for text in head)),
        fill_each(
            "<tr>{}</tr>\n",
            ((_row(*one, head, cite_url),) for one in zip(part(block, "rows"), part(block, "anchors"), strict=True)),
        ),
    )


def _row(cells: Sequence[str], anchor: str, head: Sequence[str], cite_url: str) -> SafeString:
    """Return a row that leads to what it is about; on a narrow screen each cell bears the name of its column."""
    named = zip(head[1:], cells[1:], strict=True)
    return fill(
        '<th scope="row">{}{}</th>{}',
        linked(f"#{anchor}", cells[0]),
        cite(cite_url, f"{HEADING}.{anchor}", cells[0]),
        fill_each('<td><span class="nl-lists__label">{}: </span>{}</td>', named),
    )


_BLOCKS: dict[str, Draw] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullets": _bullets,
    "ministry": _ministry,
}


def _notes(notes: Sequence[Any], link_of: LinkOf) -> SafeString:
    if not notes:
        return NOTHING
    items = ((part(one, "number"), _source(one, link_of)) for one in notes)
    return fill(
        '<h2 id="noten">{}</h2>\n<ol class="nl-notes">{}</ol>\n',
        _("Notes"),
        fill_each('<li id="noot-{}">{}</li>\n', items),
    )


def _source(note: Any, link_of: LinkOf) -> SafeString:
    return linked(link_of(part(note, "document"), part(note, "url")), part(note, "text"))
