"""The table of documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import django_tables2 as tables
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from dashboards.frame.cells import linked
from dashboards.frame.markup import fill

_NUMBER = {"td": {"class": "nl-number"}, "th": {"class": "nl-number"}}


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document in words, with what it sorts by."""

    key: str
    url: str
    title: str
    number: str
    kind: str
    dated: str
    dated_order: date
    public: str
    public_basis: str
    public_order: date
    statements: int

    @property
    def title_order(self) -> str:
        return self.title.casefold()


class DocumentTable(tables.Table):
    title = tables.Column(verbose_name=_("Document"), order_by="title_order")
    number = tables.Column(verbose_name=_("Number"), order_by=("number", "title_order"))
    kind = tables.Column(verbose_name=_("Kind"), order_by=("kind", "title_order"))
    dated = tables.Column(verbose_name=_("Dated"), order_by=("dated_order", "title_order"))
    public = tables.Column(verbose_name=_("Public since"), order_by=("public_order", "title_order"))
    statements = tables.Column(verbose_name=_("Statements"), order_by=("statements", "title_order"), attrs=_NUMBER)

    class Meta:
        default: ClassVar[str] = "–"
        empty_text = _("No document fits these choices at this moment.")

    def render_title(self, record: DocumentRow) -> SafeString:
        return linked(record.url, record.title)

    def render_public(self, record: DocumentRow) -> SafeString | str:
        if not record.public_basis:
            return record.public
        return fill('{}<br><small class="nl-muted">{}</small>', record.public, record.public_basis)

    def render_statements(self, record: DocumentRow) -> SafeString | str:
        return linked(f"{record.url}#statements", str(record.statements)) if record.statements else "0"
