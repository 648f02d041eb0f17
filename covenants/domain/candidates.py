"""The team's list of candidates: what two colleagues typed is laid together row by row, and doubles are pointed out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from dossier.domain.likeness import alike

MOST = 100
WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Row:
    """One company: its name, its register number where known, and its share of the turnover in percent."""

    name: str
    number: str
    share: Decimal

    @property
    def mark(self) -> str:
        """What a form carries to know whether the row changed since it was shown."""
        said = "\n".join((self.name, self.number, format(self.share.normalize(), "f")))
        return hashlib.sha256(said.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Typed:
    """One line of the form: the row it was shown for (`key` None for a new one), how that stood, and what it says now.

    `row` None: it is to be removed. `was` None: the form does not say which values it was shown with.
    """

    place: int
    row: Row | None
    key: int | None = None
    seen: str = ""
    was: Row | None = None

    def over(self, now: Row) -> Row | None:
        """Return what is stored with only the fields typed over that were typed over; None where both changed one."""
        if self.row is None or self.was is None:
            return None
        values = {}
        for name in ("name", "number", "share"):
            before, typed, stored = (getattr(one, name) for one in (self.was, self.row, now))
            if typed != before and stored not in (before, typed):
                return None
            values[name] = stored if typed == before else typed
        return Row(**values)


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be stored. `clashes` says by place what a colleague stored meanwhile, None where he removed it."""

    changed: Mapping[int, Row] = field(default_factory=dict)
    added: Mapping[int, Row] = field(default_factory=dict)
    removed: frozenset[int] = frozenset()
    clashes: Mapping[int, Row | None] = field(default_factory=dict)

    def result(self, stored: Mapping[int, Row]) -> list[Row]:
        """Return the whole list as it would be."""
        kept = {key: row for key, row in stored.items() if key not in self.removed}
        return [*{**kept, **self.changed}.values(), *self.added.values()]


def laid_together(stored: Mapping[int, Row], typed: Iterable[Typed]) -> Merged:
    """Return what the lines change. A line that nobody typed over says nothing, whatever a colleague stored."""
    changed: dict[int, Row] = {}
    added: dict[int, Row] = {}
    removed: set[int] = set()
    clashes: dict[int, Row | None] = {}
    for line in typed:
        now = stored.get(line.key) if line.key is not None else None
        if line.key is None:
            if line.row is not None and line.row not in stored.values():
                added[line.place] = line.row
        elif line.row is not None and line.row.mark == line.seen:
            continue
        elif now is None:
            if line.row is not None:
                clashes[line.place] = None
        elif now == line.row:
            continue
        elif now.mark != line.seen:
            merged = line.over(now)
            if merged is None:
                clashes[line.place] = now
            elif merged != now:
                changed[line.key] = merged
        elif line.row is None:
            removed.add(line.key)
        else:
            changed[line.key] = line.row
    return Merged(changed, added, frozenset(removed), clashes)


def named_twice(rows: Iterable[Row]) -> frozenset[str]:
    """Return the names, folded, that stand in the list more than once."""
    counts = Counter(folded(row.name) for row in rows)
    return frozenset(name for name, count in counts.items() if count > 1)


def folded(name: str) -> str:
    """Return a name as two spellings of one company share it."""
    return " ".join(name.casefold().split())


def total_of(rows: Iterable[Row]) -> Decimal:
    """Return the shares together, exact."""
    return sum((row.share for row in rows), Decimal())


def probable_doubles(rows: Sequence[Row]) -> list[tuple[Row, ...]]:
    """Return the groups that are perhaps one company: the same register number, or names one letter apart."""
    groups: list[list[Row]] = []
    for row in rows:
        near = [group for group in groups if any(_alike(row, other) for other in group)]
        joined = [other for group in near for other in group] + [row]
        groups = [group for group in groups if group not in near] + [joined]
    return [tuple(group) for group in groups if len(group) > 1]


def _alike(one: Row, other: Row) -> bool:
    return bool(one.number and one.number == other.number) or alike(one.name, other.name)
