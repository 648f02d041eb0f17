"""A cache of Django in the memory of one process, bounded in bytes, whose popular entries survive a flood of new ones.

Django's own counts entries, whatever their size, and throws out a third of them at random when it is full. Here an
entry begins on a shelf for what was asked for once; asked for again it moves to the shelf of the popular, which only
other popular entries can fill. Each shelf drops what was not asked for longest (docs/adr/0014).
"""

from __future__ import annotations

import pickle
from threading import Lock
from time import monotonic
from typing import Any

from cachetools import LRUCache
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

Entry = tuple[float, bytes]
NEVER = float("inf")
#: Part of the memory for what was asked for once.
NEW_PART = 4
#: What an entry takes besides its own bytes: key, tuple, places in two dictionaries.
OVERHEAD = 600


def size_of(entry: Entry) -> int:
    return len(entry[1]) + OVERHEAD


class Shelves:
    """The entries of one cache; every method may be called from any thread."""

    def __init__(self, max_bytes: int) -> None:
        self._lock = Lock()
        self.once: LRUCache[str, Entry] = LRUCache(max_bytes // NEW_PART, getsizeof=size_of)
        self.again: LRUCache[str, Entry] = LRUCache(max_bytes - max_bytes // NEW_PART, getsizeof=size_of)

    @property
    def size(self) -> int:
        """What all entries take."""
        return int(self.once.currsize + self.again.currsize)

    def find(self, key: str, now: float) -> bytes | None:
        """Return what is kept under a key, which is popular from now on."""
        with self._lock:
            entry = self.again.get(key)
            if entry is None and (entry := self.once.pop(key, None)) is not None:
                self._promote(key, entry)
            if entry is None:
                return None
            if entry[0] > now:
                return entry[1]
            del self.again[key]
            return None

    def _promote(self, key: str, entry: Entry) -> None:
        """Move an entry up; what must make room for it gets another turn below."""
        while self.again and self.again.currsize + size_of(entry) > self.again.maxsize:
            moved, older = self.again.popitem()
            self.once[moved] = older
        self.again[key] = entry

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry, unless it is larger than all that is new together may be."""
        with self._lock:
            shelf = self.again if key in self.again else self.once
            shelf.pop(key, None)
            if size_of(entry) <= self.once.maxsize:
                shelf[key] = entry

    def drop(self, key: str) -> bool:
        """Forget an entry; say whether it was there."""
        with self._lock:
            return self.once.pop(key, None) is not None or self.again.pop(key, None) is not None

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self.once.clear()
            self.again.clear()


# Django makes a cache object for each thread; those of one name share their entries.
_shelves: dict[tuple[str, int], Shelves] = {}


def shelves_of(name: str, max_bytes: int) -> Shelves:
    """Return the shelves that all caches of a name and size in this process share."""
    return _shelves.setdefault((name, max_bytes), Shelves(max_bytes))


class SegmentedCache(BaseCache):
    """Set MAX_BYTES in OPTIONS; LOCATION is the name by which caches of one process share their entries."""

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.shelves = shelves_of(name, int(params["OPTIONS"]["MAX_BYTES"]))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        pickled = self.shelves.find(self.make_and_validate_key(key, version=version), monotonic())
        return default if pickled is None else pickle.loads(pickled)  # noqa: S301  # what this process pickled itself

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        self.shelves.put(self.make_and_validate_key(key, version=version), (self._deadline(timeout), packed))

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        if self.has_key(key, version=version):
            return False
        self.set(key, value, timeout, version)
        return True

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        made = self.make_and_validate_key(key, version=version)
        pickled = self.shelves.find(made, monotonic())
        if pickled is not None:
            self.shelves.put(made, (self._deadline(timeout), pickled))
        return pickled is not None

    def delete(self, key: Any, version: int | None = None) -> bool:
        return self.shelves.drop(self.make_and_validate_key(key, version=version))

    def clear(self) -> None:
        self.shelves.clear()

    def _deadline(self, timeout: Any) -> float:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return NEVER if seconds is None else monotonic() + seconds
