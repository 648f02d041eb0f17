"""What only reads says so: it takes no lock of a writer, and may be read from a copy of the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

_reading: ContextVar[bool] = ContextVar("reading", default=False)
PRIMARY = "default"


class Source(Protocol):
    """Where something reads; found when it is first asked for."""

    @property
    def alias(self) -> str:
        """The database's name in the settings."""


_source: ContextVar[Source | None] = ContextVar("source", default=None)


@contextmanager
def only_reading(holds: bool = True) -> Iterator[None]:
    """Tell the database that a transaction begun in this block will only read, or, with False, that it may write."""
    token = _reading.set(holds)
    try:
        yield
    finally:
        _reading.reset(token)


def reads_only() -> bool:
    """Tell whether a transaction that begins now will only read."""
    return _reading.get()


def read_from(source: Source | None) -> None:
    """Let what this thread reads from now on come from a source; None is the primary, where everything is written."""
    _source.set(source)


def reading_alias() -> str:
    """Return the name of the database that this thread reads."""
    source = _source.get()
    return PRIMARY if source is None else source.alias
