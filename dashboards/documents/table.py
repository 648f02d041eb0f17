"""The table of documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document in words, with what it sorts by. `is_undated`: only the day of reading is known."""

    key: str
    url: str
    title: str
    number: str
    kind: str
    dated: str
    dated_order: date
    public: str
    public_order: date
    statements: int
    remark: str = ""
    is_undated: bool = False

    @property
    def dated_on(self) -> date | None:
        return None if self.dated_order == date.min else self.dated_order

    @property
    def title_order(self) -> str:
        return self.title.casefold()


_ORDERS: dict[str, Callable[[DocumentRow], Any]] = {
    "title": lambda row: row.title_order,
    "number": lambda row: (row.number, row.title_order),
    "kind": lambda row: (row.kind, row.title_order),
    "dated": lambda row: (row.dated_order, row.title_order),
    PUBLIC: lambda row: (row.public_order, row.title_order),
    "statements": lambda row: (row.statements, row.title_order),
}


def arrange(rows: Sequence[DocumentRow], column: str, descending: bool) -> tuple[DocumentRow, ...]:
    """Sort by a column. By day of publication those without one stand at the end, whichever way it is sorted."""
    ordered = sorted(rows, key=_ORDERS[column], reverse=descending)
    if column != PUBLIC:
        return tuple(ordered)
    undated = sorted((row for row in ordered if row.is_undated), key=lambda row: row.title_order)
    return (*(row for row in ordered if not row.is_undated), *undated)


class DocumentTable(tables.Table):
    """The headings, their order and the page shown; the template draws the rows."""

    title = tables.Column(verbose_name=_("Document"))
    number = tables.Column(verbose_name=_("Number"))
    kind = tables.Column(verbose_name=_("Kind"))
    dated = tables.Column(verbose_name=_("Dated"))
    public = tables.Column(verbose_name=_("Public since"))
    statements = tables.Column(
        verbose_name=_("Statements"), attrs={"td": {"class": "nl-number"}, "th": {"class": "nl-number"}}
    )

    class Meta:
        default: ClassVar[str] = "–"
        empty_text = _("No document fits these choices at this moment.")
