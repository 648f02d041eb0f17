"""A database of a test's own, in which commits are real: the shared one only ever rolls back."""

import contextlib
import copy
import itertools
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from django.db import connections

ALIAS = "default"


class OwnDatabase:
    """A copy of the empty test database; any thread may work in it."""

    def __init__(self, wrapper, settings):
        self._wrapper, self._settings = wrapper, settings

    @contextlib.contextmanager
    def in_use(self) -> Iterator[None]:
        """Put a connection to this database in the place of the default one, for this thread."""
        usual = connections[ALIAS]
        mine = self._wrapper(copy.deepcopy(self._settings), alias=ALIAS)
        connections[ALIAS] = mine
        try:
            yield
        finally:
            connections[ALIAS] = usual
            mine.close()

    def at_once(self, *acts):
        """Run the acts in threads of their own, at the same time; return what they return or raise."""

        def run(act):
            with self.in_use():
                return act()

        with ThreadPoolExecutor(max_workers=len(acts)) as threads:
            return [future.exception() or future.result() for future in [threads.submit(run, act) for act in acts]]


# A test may have two of its own at once.
_NUMBERS = itertools.count(1)


@contextlib.contextmanager
def own_database(directory) -> Iterator[OwnDatabase]:
    """Yield a copy of the empty test database: a file on SQLite, a clone on PostgreSQL."""
    empty = connections[ALIAS]
    if empty.vendor == "postgresql":
        suffix = f"own_{os.getpid()}_{next(_NUMBERS)}"
        empty.creation.clone_test_db(suffix=suffix, verbosity=0)
        try:
            yield OwnDatabase(type(empty), empty.creation.get_test_db_clone_settings(suffix))
        finally:
            empty.creation.destroy_test_db(suffix=suffix, verbosity=0)
        return
    settings = copy.deepcopy(empty.settings_dict) | {"NAME": str(directory / "own.sqlite3")}
    own = OwnDatabase(type(empty), settings)
    empty.ensure_connection()
    with own.in_use():
        connections[ALIAS].ensure_connection()
        empty.connection.backup(connections[ALIAS].connection)
    yield own
