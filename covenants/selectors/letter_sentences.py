"""What would change on the public pages: the first sentence of each covenant before and after, tried and undone."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import OperationalError, transaction
from django.utils.module_loading import import_string

from covenants.models import Covenant
from covenants.moment.record import Record, read_added, read_record
from dossier.actions import record_many
from dossier.actions_trial import impatient, sealed_on_trial
from dossier.models import LedgerEntry
from imvo_tracker.lib.asof import AsOf, today

Sentences = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """One page on one day: what it says first now, and what it would say; "" where it says nothing yet.

    `place` is that of the page in the sentences compared: a covenant, or an address.
    """

    place: str
    name: str
    day: date
    before: str
    after: str


def changed_sentences(entries: Sequence[LedgerEntry], *, by: AbstractBaseUser) -> list[ChangedSentence] | None:
    """Return the first sentences that would change, on the day of the letter and today, in the order of the rows.

    None while somebody else seals, or where something stands in the way: that is said when it is proposed.
    """
    keys = list(dict.fromkeys(getattr(entry, "covenant_id", None) for entry in entries))
    slugs_by_key = dict(Covenant.objects.filter(pk__in=[key for key in keys if key]).values_list("pk", "slug"))
    slugs = [slugs_by_key[key] for key in keys if key in slugs_by_key]
    if not slugs:
        return []
    days = sorted({max(entry.known_from for entry in entries), today()})
    before = {day: read_record(AsOf(day, day)) for day in days}
    said = {day: public_sentences(record, slugs) for day, record in before.items()}
    try:
        with recorded_for_a_moment(entries, by=by) as copies, sealed_on_trial(copies, by=by):
            after = {day: public_sentences(read_added(record), slugs) for day, record in before.items()}
    except (ValidationError, OperationalError):
        return None
    return [one for day in days for one in differences(day, said[day], after[day], slugs)]


def public_sentences(record: Record, slugs: Sequence[str]) -> Sentences:
    """Return by covenant its name and what its public page says first, at the record's moment."""
    sentences: Sentences = import_string(settings.SENTENCES_OF_COVENANTS)(record, slugs)
    return sentences


def differences(day: date, before: Sentences, after: Sentences, places: Iterable[str]) -> Iterator[ChangedSentence]:
    """Yield the first sentences that differ between before and after, in the order of the places."""
    for place in places:
        old, new = before.get(place, ("", "")), after.get(place, ("", ""))
        if old[1] != new[1]:
            yield ChangedSentence(place, new[0] or old[0], day, old[1], new[1])


@contextmanager
def recorded_for_a_moment(entries: Sequence[LedgerEntry], *, by: AbstractBaseUser) -> Iterator[Sequence[LedgerEntry]]:
    """Record copies of unsaved entries, and undo it at the end."""
    with impatient(), transaction.atomic():
        try:
            yield record_many([_copy(entry) for entry in entries], by=by)
        finally:
            transaction.set_rollback(True)


def _copy(entry: LedgerEntry) -> LedgerEntry:
    twin = copy.copy(entry)
    twin._state = copy.copy(entry._state)
    twin._state.fields_cache = dict(entry._state.fields_cache)
    return twin
