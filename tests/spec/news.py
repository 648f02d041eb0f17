"""Specification: which statements became known last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


def newest(tables: Sequence[Sequence[tuple[date, int, int]]], most: int) -> list[tuple[int, int]]:
    """Return (table, key) of the statements known last, oldest knowledge first.

    Each table brings the last of its rows (day, revision, key); of one day those sealed first go before, then the
    tables in their order, then the keys.
    """
    brought = [(row, table) for table, rows in enumerate(tables) for row in sorted(rows)[-most:]]
    in_order = sorted(brought, key=lambda one: (one[0][0].toordinal() * -1, one[0][1], one[1], one[0][2]))
    last = sorted(in_order[:most], key=lambda one: (one[0][0], one[0][1], one[1], one[0][2]))
    return [(table, key) for (_day, _revision, key), table in last]
