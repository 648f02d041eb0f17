"""The filters of the list of documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from covenants.evidence.documents import DocumentFact
from dashboards.frame.query import FilterForm, Pairs, PickField, SearchField, read_form, values_of
from dossier.choices import DocumentKind
from dossier.domain.document_key import read_printed_number
from imvo_tracker.lib.text import has_all_words, unquoted

KEYS = ("zoek", "soort", "jaar")
UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class DocumentFilters:
    """What is asked for, read; "" is no filter."""

    zoek: str = ""
    soort: str = ""
    jaar: str = ""

    @property
    def count(self) -> int:
        return sum(map(bool, (self.zoek, self.soort, self.jaar)))

    def keeps(self, document: DocumentFact) -> bool:
        """Say whether a document has the kind, the year and every word asked for."""
        if self.soort and document.kind != self.soort:
            return False
        if self.jaar and _year(document) != self.jaar:
            return False
        texts = (document.printed_number, document.key, document.title, document.title_en)
        return not self.zoek or has_all_words(self.zoek, texts)


def _year(document: DocumentFact) -> str:
    return str(document.year or UNKNOWN)


def read_number(text: str) -> str | None:
    """Return the key of the document whose printed number stands in the search box, in quotes or not."""
    return read_printed_number(unquoted(text)) if text else None


class DocumentFilterForm(FilterForm):
    """The filters as they stand in the address; years are those of the documents at the moment."""

    zoek = SearchField(label=_("Number or words from the title"), help_text=_("For example 26 485, nr. 220"))
    soort = PickField(label=_("Kind of document"), every=_("all kinds"))
    jaar = PickField(label=_("Year"), every=_("all years"))

    def __init__(self, documents: Sequence[DocumentFact], **options: Any) -> None:
        super().__init__(**options)
        kinds = {document.kind for document in documents}
        years = sorted({document.year for document in documents if document.year}, reverse=True)
        unknown = [(UNKNOWN, _("date unknown"))] if any(document.is_undated for document in documents) else []
        self.offer("soort", [(code, label) for code, label in DocumentKind.choices if code in kinds])
        self.offer("jaar", [*((str(year), str(year)) for year in years), *unknown])


def read_filters(pairs: Pairs, documents: Sequence[DocumentFact]) -> tuple[DocumentFilters, DocumentFilterForm]:
    """Return the filters and the form that shows them; raises `BadInput` naming the field."""
    values = values_of(pairs, KEYS)
    chosen = read_form(DocumentFilterForm(documents, data=values)).cleaned_data
    return DocumentFilters(**chosen), DocumentFilterForm(documents, initial=chosen)
