"""Editions as readers meet them: those frozen up to a moment, and their files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from dossier.models import Edition, EditionFile, Revision
from imvo_tracker.lib.asof import AsOf

_LAST = 2**31 - 1  # what a column of numbers holds; an address may name any


@dataclass(frozen=True, slots=True)
class FileFact:
    """A file of an edition: its ending and name, its SHA-256 in hexadecimal digits, its length in bytes."""

    ending: str
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class EditionFact:
    """An edition without its files' contents; `head` is the hash of the revision it stands at.

    `kind` and `selection` say which annex or list it is: editions with the same two follow one another.

    `fingerprint` is the hash of the revision that froze it, which covers what it says and the hash of each file.
    """

    number: int
    title: str
    day: date
    known_on: date
    rule: str
    revision: int
    head: str
    frozen_by: int
    frozen_at: datetime
    fingerprint: str
    content: dict[str, Any]
    statements: tuple[tuple[str, int], ...]
    files: tuple[FileFact, ...]
    kind: str
    selection: str

    @property
    def series(self) -> tuple[str, str]:
        """What it shares with the editions it follows on."""
        return self.kind, self.selection


def hash_of_revision(number: int) -> tuple[str, datetime | None]:
    """Return the hash of a revision and when it was sealed: what a file made at it states of the ledger.

    "" and None where there is no such revision.
    """
    row = Revision.objects.filter(number=number).values_list("content_hash", "sealed_at").first()
    return row or ("", None)


def editions_at(as_of: AsOf, numbers: Collection[int] | None = None, **narrow: Any) -> tuple[EditionFact, ...]:
    """Return the editions frozen by the revision and the day of a moment, oldest first, in two queries.

    `numbers` leaves those alone; None is every edition. `narrow` is a condition on the rows.
    """
    rows = Edition.objects.select_related("at", "sealed_in").filter(**narrow).order_by("number")
    rows = rows if numbers is None else rows.filter(number__in=[one for one in numbers if 0 < one <= _LAST])
    if as_of.revision is not None:
        rows = rows.filter(sealed_in__lte=as_of.revision)
    files: dict[int, list[FileFact]] = {}
    columns = ("edition", "key", "name", "sha256", "size")
    for edition, key, *values in EditionFile.objects.order_by("key").values_list(*columns):
        files.setdefault(edition, []).append(FileFact(key.partition(".")[2], *values))
    return tuple(
        _fact(row, tuple(files.get(row.pk, ()))) for row in rows if day_of(row.sealed_in.sealed_at) <= as_of.known_on
    )


def day_of(moment: datetime) -> date:
    """Return the day of a moment, here."""
    return moment.astimezone(timezone.get_current_timezone()).date()


def _fact(row: Edition, files: tuple[FileFact, ...]) -> EditionFact:
    return EditionFact(
        row.number,
        row.title,
        row.day,
        row.known_on,
        row.rule,
        row.at_id,
        row.at.content_hash,
        row.sealed_in_id,
        row.sealed_in.sealed_at,
        row.sealed_in.content_hash,
        json.loads(row.content),
        tuple((table, key) for table, key in row.statements),
        files,
        row.kind,
        row.selection,
    )


def last_edition(as_of: AsOf, kind: str, selection: str = "", *, day: date | None = None) -> EditionFact | None:
    """Return the edition of one annex or list that one of a day (by default the moment's) follows on, in two queries.

    Not the one frozen last: an edition of a later day says nothing of what came since.
    """
    every = editions_at(as_of, kind=kind, selection=selection, day__lte=day or as_of.day)
    return max(every, key=_by_day, default=None)


def edition_before(one: EditionFact, as_of: AsOf) -> EditionFact | None:
    """Return the edition that one follows on, frozen before it, of the same annex or list, in two queries."""
    every = editions_at(as_of, number__lt=one.number, kind=one.kind, selection=one.selection, day__lte=one.day)
    return max(every, key=_by_day, default=None)


def _by_day(one: EditionFact) -> tuple[date, date, int]:
    """The latest day comes last; of one day what was known last, and of that what was frozen last."""
    return one.day, one.known_on, one.number


def recognise(name: str, body: bytes) -> tuple[EditionFact | None, int | None]:
    """Return the edition of which a file is, byte for byte; else the number of one with a file of that name."""
    same = EditionFile.objects.filter(sha256=hashlib.sha256(body).hexdigest()).order_by("edition_id").first()
    if same is not None and bytes(same.body) == body:
        return _fact(Edition.objects.select_related("at", "sealed_in").get(pk=same.edition_id), ()), None
    alike = EditionFile.objects.filter(name=name).order_by("edition_id").values_list("edition_id", flat=True).last()
    return None, alike


def edition_file(number: int, ending: str) -> tuple[str, bytes] | None:
    """Return name and content of a file of an edition, None where there is none."""
    row = EditionFile.objects.filter(key=f"{number}.{ending}").first()
    return (row.name, bytes(row.body)) if row else None
