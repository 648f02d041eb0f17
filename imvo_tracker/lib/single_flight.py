"""One makes, the others wait: what several threads ask for at once is made once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class SingleFlight(Generic[T]):
    """Shares what is being made among the threads of this process; keeps nothing afterwards."""

    def __init__(self, patience: float) -> None:
        """`patience`: after so many seconds a thread no longer waits for another."""
        self._patience = patience
        self._lock = Lock()
        self._under_way: dict[Hashable, Future[T | None]] = {}

    def share(self, key: Hashable, make: Callable[[], T | None]) -> T | None:
        """Return what `make` returns, made by this thread or by the one that was first.

        None to those who waited in vain: too long, or the first had nothing to share or failed. An exception reaches
        nobody but the thread whose `make` raised it.
        """
        with self._lock:
            first = self._under_way.get(key)
            if first is None:
                own: Future[T | None] = Future()
                self._under_way[key] = own
        if first is not None:
            return self._wait(first)
        made: T | None = None
        try:
            made = make()
        finally:
            with self._lock:
                del self._under_way[key]
            own.set_result(made)
        return made

    def _wait(self, first: Future[T | None]) -> T | None:
        try:
            return first.result(self._patience)
        except TimeoutError:
            return None
