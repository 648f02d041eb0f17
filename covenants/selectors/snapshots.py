"""Snapshots of the public record: a revision, and the day until which it says what is public.

What the public may read of a revision grows with the days: an embargo ends, a closed statement opens of itself. So an
snapshot is named by its revision alone as long as nothing became public since the day of its seal, and by that day too
after that. The same name stands for the same rows for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from covenants.models import Covenant
from dossier.canonical import ledger_models
from dossier.models import Document, Organisation, Revision
from dossier.published import published_at
from dossier.visibility import ever_public
from imvo_tracker.lib.asof import AMSTERDAM, AsOf, today
from imvo_tracker.lib.days import UnreadableDay, read_day
from sectors.models import RiskTheme, Sector

_NAME = re.compile(r"([1-9][0-9]{0,8})(?:-([0-9]{4}-[0-9]{2}-[0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The record up to a revision with what is public on `day`, which is that of the seal or a later one."""

    revision: int
    sealed_at: datetime
    head: str
    day: date

    @property
    def sealed_on(self) -> date:
        return self.sealed_at.astimezone(AMSTERDAM).date()

    @property
    def name(self) -> str:
        return str(self.revision) if self.day == self.sealed_on else f"{self.revision}-{self.day.isoformat()}"

    @property
    def as_of(self) -> AsOf:
        """The moment at which everything in it may be seen."""
        return AsOf(self.day, self.day, self.revision)


def snapshot_at(as_of: AsOf) -> Snapshot | None:
    """Return the snapshot of a moment: its revision with what is public by its day; None while nothing is sealed."""
    rows = Revision.objects.filter(**({} if as_of.revision is None else {"number": as_of.revision}))
    row = rows.order_by("-number").values_list("number", "sealed_at", "content_hash").first()
    if row is None:
        return None
    number, sealed_at, head = row
    sealed = Snapshot(number, sealed_at, head, sealed_at.astimezone(AMSTERDAM).date())
    later = [day for day in _opening_days(sealed) if sealed.day < day <= as_of.known_on]
    return Snapshot(number, sealed_at, head, max(later)) if later else sealed


def snapshot_named(name: str) -> Snapshot | None:
    """Return the snapshot with a name; None for a revision or day that is not there, or on which nothing opened."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        day = read_day(match[2]) if match[2] else date.min
    except UnreadableDay:
        return None
    snapshot = snapshot_at(AsOf(day, day, int(match[1]))) if day <= today() else None
    return snapshot if snapshot is not None and snapshot.name == name else None


def _opening_days(sealed: Snapshot) -> Iterator[date]:
    """Yield the days after its seal on which more of a revision becomes public, in a fixed number of queries."""
    columns = ("known_from", "public_from", "closed", "opened_in_id", "opens_by")
    after = Q(known_from__gt=sealed.day) | Q(public_from__gt=sealed.day) | Q(opens_by__gt=sealed.day)
    ever = ever_public(AsOf(date.max, date.max, sealed.revision))
    for model in ledger_models():
        for known, public, closed, opened_in, opens_by in model._base_manager.filter(ever & after).values_list(
            *columns
        ):
            is_opened = not closed or (opened_in is not None and opened_in <= sealed.revision)
            yield max(known, min(day for day in (public if is_opened else None, opens_by) if day is not None))
    published = published_at(sealed.revision)
    yield from (row.public_on for row in published.every(Document))
    yield from (row.known_from for row in published.every(Sector))
    yield from (row.known_from for row in published.every(RiskTheme))
    yield from (name.known_from for row in published.every(Covenant) for name in row.names.all())
    yield from (name.from_on for row in published.every(Organisation) for name in row.names.all() if name.from_on)
