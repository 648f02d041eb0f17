"""Rows of the list of documents, drawn in Python: a template for each of them is half the page (docs/adr/0015)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.utils.safestring import SafeString
from django.utils.translation import npgettext

from dashboards.documents.table import DocumentRow
from dashboards.frame.cells import NOTHING, cite, linked
from dashboards.frame.markup import fill, fill_each


def document_rows(rows: Iterable[DocumentRow], shown: Collection[str], cite_url: str) -> SafeString:
    """Return a line for each row, with the columns that are `shown`."""
    lines = ((row.url, row.title, cite(cite_url, row.url, row.title), _cells(row, shown)) for row in rows)
    return fill_each('<tr><th scope="row"><a href="{}">{}</a>{}</th>{}</tr>', lines, "\n")


def _cells(row: DocumentRow, shown: Collection[str]) -> SafeString:
    drawn = (
        ("number", _cell(row.number, short=True, empty=not row.number)),
        ("kind", fill("<td>{}</td>", row.kind)),
        ("dated", _cell(row.dated, short=not row.is_undated, empty=not row.dated or row.dated == row.public)),
        ("public", _cell(row.public, empty=not row.public)),
        ("statements", _count(row)),
    )
    return fill_each("{}", ((cell,) for name, cell in drawn if name in shown))


def _cell(words: str, *, short: bool = False, empty: bool = False) -> SafeString:
    """Return a cell; on a narrow screen a `short` one shares its line, and an `empty` one is left out."""
    names = " ".join(name for name, holds in (("nl-stack__short", short), ("nl-stack__empty", empty)) if holds)
    return fill("<td{}>{}</td>", fill(' class="{}"', names) if names else NOTHING, words or "–")


def _count(row: DocumentRow) -> SafeString:
    """Return the number of statements, which leads to them."""
    words = npgettext("beside a number", "statement", "statements", row.statements)
    said = fill('{}<span class="nl-stack__word"> {}</span>', row.statements, words)
    return fill('<td class="nl-number">{}</td>', linked(f"{row.url}#statements", said) if row.statements else said)
