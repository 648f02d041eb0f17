"""A list of the admin finds every row by what it shows of it: whatever a column holds, in the words on the screen."""

from __future__ import annotations

import html

from django.contrib import messages
from django.contrib.admin.utils import display_for_field, display_for_value, lookup_field
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from dossier.domain.finding import finder_of, spaced
from dossier.models import Document
from dossier.selectors_documents import day_named, document_named
from dossier.selectors_rows import with_subjects

# How many rows of a list one search reads, the newest: some two seconds of work
MOST_SEARCHED = 5_000


class SearchesWhatItShows:
    """Mixed into every admin: its search reads the columns, and the `search_fields` for what no column shows."""

    def get_search_fields(self, request):
        """Every list has a box to search in."""
        return super().get_search_fields(request) or ("pk",)

    def get_search_results(self, request, queryset, search_term):
        """Return the rows that show what was typed; a document and a day may be typed in any spelling."""
        if not spaced(search_term):
            return queryset, False
        rows = self.read_together(list(with_subjects(queryset).order_by("-pk")[: MOST_SEARCHED + 1]))
        if len(rows) > MOST_SEARCHED:
            self._say_cut(request)
        document = document_named(search_term)
        texts = [(row, self.shown_text(request, row)) for row in rows[:MOST_SEARCHED]]
        keys = _found(texts, search_term, document)
        if self.search_fields and document is None:
            hidden, _may_repeat = super().get_search_results(request, queryset, search_term)
            keys |= set(hidden.order_by().values_list("pk", flat=True))
        return queryset.filter(pk__in=keys), False

    def read_together(self, rows):
        """Return the rows with what their columns ask of other tables, read in a fixed number of queries."""
        return rows

    def shown_text(self, request, row):
        """Return what the list says of a row, column by column, as it is read on the screen."""
        return " · ".join(self._cell(name, row) for name in self.get_list_display(request))

    def _cell(self, name, row):
        field, _attribute, value = lookup_field(name, row, self)
        empty = self.get_empty_value_display()
        if field is None:
            text = display_for_value(value, empty)
        elif field.is_relation:
            text = str(getattr(row, field.name) or empty)
        else:
            text = display_for_field(value, field, empty)
        return html.unescape(strip_tags(str(text)))

    def _say_cut(self, request):
        said = _("The search read the newest %(count)s rows. Filter the list first to search older ones.")
        messages.info(request, said % {"count": MOST_SEARCHED}, fail_silently=True)


def _found(texts, asked, document):
    """Return the keys of the rows that are meant: by document, else by the typed words as they stand, else by each."""
    day = day_named(asked)
    spellings = [asked, *([str(document)] if document else []), *([date_format(day)] if day else [])]
    finders = [finder_of(one) for one in spellings]
    told = {row.pk for row, text in texts if any(finder.says(text) for finder in finders)}
    told |= {row.pk for row, _text in texts if document is not None and _is_about(row, document)}
    return told or {row.pk for row, text in texts if finders[0].says_each_word(text)}


def _is_about(row, document):
    if isinstance(row, Document):
        return row == document
    links = [field for field in row._meta.concrete_fields if field.related_model is Document]
    return any(getattr(row, field.attname) == document.pk for field in links)
