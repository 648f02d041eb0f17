"""Rows that a test looks at one by one: of none at all, everything holds."""

from collections.abc import Collection
from typing import TypeVar

Rows = TypeVar("Rows", bound=Collection)


def met(rows: Rows) -> Rows:
    """Return the rows; fails when there are none."""
    assert len(rows) > 0, "this test meets no data"
    return rows
