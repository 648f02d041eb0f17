"""The arrays of this process: the newest sealed revision alone says whether they are fresh."""

from __future__ import annotations

from threading import Lock

from covenants.moment.load import Statements, load_since, load_statements
from dossier.published import PUBLISHED, Head, Passed, continues, read_head


class ColumnStore:
    """Keeps one set of arrays; a new seal adds to them, another record replaces them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: tuple[Head, Statements] | None = None
        self._passed = Passed()

    def clear(self) -> None:
        """Forget everything: the next reading loads the whole record."""
        self._kept = None
        self._passed = Passed()
        PUBLISHED.clear()

    def current(self) -> Statements:
        """Return the arrays for the database as it is now: one question, and only after a seal more."""
        head = read_head()
        kept = self._kept
        if kept is not None and self._answers(kept, head):
            return kept[1]
        with self._lock:
            head = read_head()  # one that was read before the lock was had may be older than what is kept
            PUBLISHED.follow(head)
            kept = self._kept
            if kept is None or not self._answers(kept, head):
                self._kept = kept = (head, self._refreshed(head))
                self._passed.add(head)
            return kept[1]

    def _answers(self, kept: tuple[Head, Statements], head: Head) -> bool:
        return kept[0] == head or self._passed.covers(head)

    def _refreshed(self, head: Head) -> Statements:
        if self._kept is None:
            return load_statements(up_to=head.number)
        old, statements = self._kept
        if not continues(old, head):
            self._passed = Passed()
            return load_statements(up_to=head.number)
        return load_since(statements, after=old.number, up_to=head.number)


COLUMNS = ColumnStore()
