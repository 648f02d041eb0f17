"""What only reads says so, and takes no lock of a writer."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_reading: ContextVar[bool] = ContextVar("reading", default=False)


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
