"""What would change on the public pages: the first sentence of each covenant before and after, tried and undone."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.module_loading import import_string

from covenants.models import Covenant
from covenants.moment.record import Record, read_record, read_uncommitted
from dossier.actions import record_many, seal
from dossier.actions_masters import pending_masters
from dossier.models import LedgerEntry
from dossier.published import Version, published_at, trial
from imvo_tracker.lib.asof import AsOf, today

Sentences = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """One covenant on one day: what its page says first now, and what it would say; "" where it says nothing yet."""

    name: str
    day: date
    before: str
    after: str


class _Undo(Exception):
    """Ends the trial: the transaction is rolled back."""


def changed_sentences(entries: Sequence[LedgerEntry], *, by: AbstractBaseUser) -> list[ChangedSentence]:
    """Return the first sentences that would change, on the day of the letter and today, in the order of the rows."""
    keys = list(dict.fromkeys(getattr(entry, "covenant_id", None) for entry in entries))
    slugs_by_key = dict(Covenant.objects.filter(pk__in=[key for key in keys if key]).values_list("pk", "slug"))
    slugs = [slugs_by_key[key] for key in keys if key in slugs_by_key]
    if not slugs:
        return []
    days = sorted({max(entry.known_from for entry in entries), today()})
    before = {day: read_record(AsOf(day, day)) for day in days}
    said = {day: _sentences(record, slugs) for day, record in before.items()}
    try:
        with sealed_for_a_moment(entries, by=by):
            after = {day: _sentences(read_uncommitted(AsOf(day, day), before=before[day]), slugs) for day in days}
    except ValidationError:
        return []  # what stands in the way is said when it is proposed
    return [one for day in days for one in _differences(day, slugs, said[day], after[day])]


def _sentences(record: Record, slugs: Sequence[str]) -> Sentences:
    found: Sentences = import_string(settings.SENTENCES_OF_COVENANTS)(record, slugs)
    return found


def _differences(day: date, slugs: Sequence[str], before: Sentences, after: Sentences) -> Iterator[ChangedSentence]:
    for slug in slugs:
        old, new = before.get(slug, ("", "")), after.get(slug, ("", ""))
        if old[1] != new[1]:
            yield ChangedSentence(new[0] or old[0], day, old[1], new[1])


@contextmanager
def sealed_for_a_moment(entries: Sequence[LedgerEntry], *, by: AbstractBaseUser) -> Iterator[None]:
    """Seal copies of unsaved entries, with the master data that are new, and undo it all at the end."""
    new = [one for one in pending_masters() if not one.old]
    tried = published_at(None).with_changes({one.place: Version(one.key, one.new) for one in new})
    try:
        with trial(tried), transaction.atomic():
            copies = record_many([_copy(entry) for entry in entries], by=by, as_system=True)
            seal(copies, by=by, reason="trial", as_system=True)
            yield
            raise _Undo
    except _Undo:
        pass


def _copy(entry: LedgerEntry) -> LedgerEntry:
    twin = copy.copy(entry)
    twin._state = copy.copy(entry._state)
    twin._state.fields_cache = dict(entry._state.fields_cache)
    return twin
