"""Rows of a file that say what the record, or an earlier row, says already; and those that look like another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from dossier.forms.sheet import Drafted, words_of
from dossier.models import PERIOD_COLUMNS, LedgerEntry

Content = tuple[tuple[str, str], ...]
Alike = Callable[[Any, Sequence[LedgerEntry]], list[str]]


class Known:
    """What was said already, each known by its content."""

    def __init__(self, entries: Iterable[LedgerEntry]) -> None:
        self.entries = list(entries)
        self._exact = {content_of(entry) for entry in self.entries}
        self._apart_from_dates: dict[Content, list[LedgerEntry]] = defaultdict(list)
        for entry in self.entries:
            self._apart_from_dates[_without_dates(entry)].append(entry)

    def holds(self, row: Drafted) -> bool:
        """Say whether a row says what an entry says, or is how that entry is written out.

        A window of a record file may have a rule that no words give: then the words that are written for it are read
        as the same days by another rule, and only the words themselves tell that nothing changed.
        """
        if content_of(row.form.instance) in self._exact:
            return True
        words = row.fields.get("date_words", "")
        same = self._apart_from_dates.get(_without_dates(row.form.instance), ()) if words else ()
        return any(words_of(entry) == words for entry in same)

    def add(self, entry: LedgerEntry) -> None:
        self.entries.append(entry)
        self._exact.add(content_of(entry))


def point_out(rows: Iterable[Drafted], known: Known, alike: Alike) -> None:
    """Mark the rows that say nothing new, and note at the others what may say the same in another way."""
    for row in rows:
        if row.form is None:
            continue
        if known.holds(row):
            # the form asks why the same is said twice; here it is not said twice
            row.is_double, row.errors = True, []
            row.notes = [_("Stands in the record or in this file already; it is left out.")]
        elif not row.errors:
            row.notes = alike(row.form.instance, known.entries)
            known.add(row.form.instance)


def content_of(entry: LedgerEntry) -> Content:
    """Return what an entry says, to be compared with another; a day in figures is the same day by either rule."""
    said = {name: _plain(value) for name, value in entry.content().items()}
    if said.get("period_rule") == "day-in-iso":
        said["period_rule"] = "edtf"
    return tuple(said.items())


def _without_dates(entry: LedgerEntry) -> Content:
    return tuple(pair for pair in content_of(entry) if pair[0] not in PERIOD_COLUMNS)


def _plain(value: Any) -> str:
    return format(value.normalize(), "f") if hasattr(value, "normalize") and hasattr(value, "as_tuple") else str(value)
