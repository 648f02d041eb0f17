"""Which database a public page is read from: a replica that has the revision asked for, else the primary.

The revision decides, never a clock: a replica is read when its newest revision is the one wanted, number and hash, or
when it holds the revision that an address names. Nobody asks how many seconds it is behind (docs/adr/0038).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from itertools import count
from time import monotonic

from django.db import DatabaseError, InterfaceError

from dossier.published import PUBLISHED, Head, read_head
from imvo_tracker.lib.read_only import PRIMARY, read_from

#: A database that did not answer is passed by for so long, or every visitor would wait for it.
PAUSE_SECONDS = 1.0
AWAY = (DatabaseError, InterfaceError)

log = logging.getLogger("imvo.replicas")


class Databases:
    """The replicas of this process, asked in turn, and which databases did not answer a moment ago."""

    def __init__(self, replicas: Sequence[str]) -> None:
        self._replicas = tuple(replicas)
        self._turns = count()
        self._paused_until: dict[str, float] = {}

    def in_turn(self) -> Iterator[str]:
        """Yield the replicas, each time another one first."""
        first = next(self._turns) % max(len(self._replicas), 1)
        yield from self._replicas[first:] + self._replicas[:first]

    def head_of(self, alias: str) -> Head | None:
        """Return the newest revision that a database has; None where it does not answer."""
        if monotonic() < self._paused_until.get(alias, 0.0):
            return None
        try:
            head = read_head(alias)
        except AWAY as error:
            if alias not in self._paused_until:
                log.warning("%s does not answer: %s", alias, type(error).__name__)
            self.leave_alone(alias)
            return None
        self._paused_until.pop(alias, None)
        return head

    def leave_alone(self, alias: str) -> None:
        """Pass a database by for a moment."""
        self._paused_until[alias] = monotonic() + PAUSE_SECONDS


class Reading:
    """Where one request reads. The head comes first, for one question; the replica is looked for when it is read."""

    def __init__(self, databases: Databases, revision: int | None) -> None:
        """`revision` is the one that the address names, None for the newest."""
        self._databases = databases
        self._alias = ""
        self._head: Head | None = None
        if revision is None or not self._find_one_with(revision):
            self._head = databases.head_of(PRIMARY)
        if self._head is None:
            self._take_the_newest(revision or 0)

    @property
    def head(self) -> Head:
        """The newest revision of this request."""
        return self._head or read_head(PRIMARY)  # nothing answers: let the primary say why

    @property
    def alias(self) -> str:
        """The database to read: a replica that is as far as the head, else the primary."""
        if self._head is None:
            return PRIMARY
        if not self._alias:
            same = (one for one in self._databases.in_turn() if self._databases.head_of(one) == self._head)
            self._alias = next(same, PRIMARY)
        return self._alias

    def _find_one_with(self, revision: int) -> bool:
        """Look for a replica that holds a revision and is not behind what this process has read before."""
        least = max(revision, PUBLISHED.head.number)
        for alias in self._databases.in_turn():
            head = self._databases.head_of(alias)
            if head is not None and head.number >= least:
                self._alias, self._head = alias, head
                return True
        return False

    def _take_the_newest(self, least: int) -> None:
        """While the primary is away: the replica that is furthest. One that is not there yet would deny a revision."""
        heads = [(self._databases.head_of(alias), alias) for alias in self._databases.in_turn()]
        known = [(head, alias) for head, alias in heads if head is not None and head.number >= least]
        if known:
            self._head, self._alias = max(known, key=lambda one: one[0].number)

    def begin(self) -> None:
        """Read from here in this thread."""
        read_from(self)
