"""Sorting and paging of a table as the address asks, or a message that says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeVar

import django_tables2 as tables
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from dashboards.frame.columns import ColumnChoice, Labels
from dashboards.frame.lazy_rows import LazyRows
from dashboards.frame.query import Pairs, values_of
from dashboards.page_request import PAGE
from imvo_tracker.lib.badinput import BadInput

T = TypeVar("T", bound=tables.Table)
ROWS_A_PAGE = 25
SORT = "sort"
# All rows on one page, to be printed; of more than so many a file is taken.
WHOLE, MOST_ON_A_PAGE = "alles", 1000
_PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


def columns_of(kind: type[tables.Table]) -> Labels:
    """Return the columns of a kind of table by name, in its order, with their headings."""
    return [(name, column.verbose_name or "") for name, column in kind.base_columns.items()]


def lay_out(
    kind: type[T],
    rows: Sequence[object] | LazyRows[Any, Any],
    pairs: Pairs,
    *,
    columns: ColumnChoice | None = None,
    caption: str,
    caption_note: str = "",
) -> T:
    """Return a table of `kind` with the columns chosen (None: all), sorted and on the page asked for."""
    left_out = [name for name in kind.base_columns if columns and name not in columns.shown]
    order_by, number, size = _asked(kind, rows, pairs)
    attrs = {"id": "rows", "caption": caption, "caption_note": caption_note}
    table = kind(rows, attrs=attrs, order_by=order_by, exclude=left_out)
    table.paginate(page=number, per_page=size)
    # the other way to see it, for the template
    table.page.whole = WHOLE if ROWS_A_PAGE == size < len(rows) <= MOST_ON_A_PAGE else ""
    table.page.in_pages = ROWS_A_PAGE if size > ROWS_A_PAGE else 0
    return table


def put_in_order(kind: type[tables.Table], rows: LazyRows[Any, Any], pairs: Pairs, *, columns: ColumnChoice) -> None:
    """Sort rows as the table that `lay_out` would make of them: not by a column that is left out."""
    order_by, _number, _size = _asked(kind, rows, pairs)
    if order_by.removeprefix("-") in columns.shown:
        rows.order_by([order_by])


def _asked(kind: type[tables.Table], rows: Sequence[object] | LazyRows[Any, Any], pairs: Pairs) -> tuple[str, int, int]:
    """Return the column to sort by, the number of the page and its size."""
    asked = values_of(pairs, (SORT, PAGE))
    return _sort(kind, asked.get(SORT, "")), *read_part(asked.get(PAGE, "1"), len(rows), ROWS_A_PAGE)


def _sort(kind: type[tables.Table], text: str) -> str:
    name = text.removeprefix("-")
    column = kind.base_columns.get(name)
    if text and (column is None or column.orderable is False):
        possible = ", ".join(key for key, column in kind.base_columns.items() if column.orderable is not False)
        raise BadInput(
            _("%(key)s: the table cannot be sorted by this. Possible: %(names)s.")
            % {
                "key": SORT,
                "names": possible,
            },
            SORT,
        )
    return text


def read_part(text: str, count: int, size: int, key: str = PAGE) -> tuple[int, int]:
    """Return the number of a page and how many rows it has: `size`, or all `count` of them where all are asked for."""
    if text != WHOLE:
        return read_page(text, max(1, -(-count // size)), key), size
    if count > MOST_ON_A_PAGE:
        message = _("%(key)s: more than %(most)s rows do not fit on one page. Take the file of the table.")
        raise BadInput(message % {"key": key, "most": number_format(MOST_ON_A_PAGE, force_grouping=True)}, key)
    return 1, max(1, count)


def read_page(text: str, last: int, key: str = PAGE) -> int:
    """Return the number of a page; raises `BadInput` for what is no number, or beyond the last page."""
    if not _PAGE_NUMBER.fullmatch(text):
        raise BadInput(_("%(key)s: this is not the number of a page.") % {"key": key}, key)
    if int(text) > last:
        message = _("%(key)s: there is no page %(number)s; the last one is %(last)s.")
        raise BadInput(message % {"key": key, "number": text, "last": last}, key)
    return int(text)
