"""Rows of the table of what was promised, drawn in Python: they stand in a loop (docs/adr/0015)."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString

from dashboards.frame.cells import NOTHING, badge, cite
from dashboards.frame.markup import fill, fill_each
from dashboards.overview.fifteen import PromisedGroup, PromisedRow

_ROW = """
        <tr{}>
          <th scope="row"><a href="{}">{}</a>{}</th>
          <td class="nl-fifteen__words" data-label="{}">{}</td>
          <td data-label="{}">{}</td>
          <td class="nl-fifteen__outcome" data-label="{}">{}{}</td>
          <td data-label="{}">{}</td>
        </tr>
        """
_MORE = """
        <tr><td colspan="5"><a href="{}">{}</a></td></tr>"""


def promised_rows(groups: Iterable[PromisedGroup], cite_url: str, *heads: str) -> SafeString:
    """Return a line for each covenant, and one for those of an outcome that get none; `heads` name the last columns."""
    return fill_each("{}{}", ((_lines(group, cite_url, heads), _more(group)) for group in groups))


def _lines(group: PromisedGroup, cite_url: str, heads: tuple[str, ...]) -> SafeString:
    return fill_each(_ROW, (_parts(row, cite_url, *heads) for row in group.rows))


def _parts(row: PromisedRow, cite_url: str, promised: str, signed: str, outcome: str, now: str) -> tuple[object, ...]:
    anchor = fill(' id="{}"', row.anchor) if row.anchor else NOTHING
    source = fill('<a href="{}">{}</a>', row.source.url, row.wording or row.source.label) if row.source else NOTHING
    name = (row.url, row.name, cite(cite_url, row.url, row.name))
    came = (outcome, badge(row.badge.state, row.badge.label), row.bar)
    return anchor, *name, promised, source, signed, row.signed or "–", *came, now, row.badge.note or "–"


def _more(group: PromisedGroup) -> SafeString:
    return fill(_MORE, group.more.url, group.more.label) if group.more else NOTHING
