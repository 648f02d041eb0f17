"""What of each letter is in the record, as a dataset."""

from __future__ import annotations

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.about.page import AboutPage
from dashboards.formats.base import Dataset, dataset
from dashboards.page_request import PageRequest


def letters_dataset(_asked: PageRequest, _record: Record, page: AboutPage) -> Dataset:
    """Return the letters to Parliament, each with how much was taken from it."""
    columns = (_("Key"), _("Letter"), _("Dated"), _("Statements"), _("Taken from passages, unless said otherwise"))
    rows = [(one.key, one.letter.label, one.dated_on, one.statements, one.covered) for one in page.coverage.letters]
    title = _("Letters to the House in this record")
    return dataset(page, "brieven", columns=columns, rows=rows, count=len(rows), title=title)
