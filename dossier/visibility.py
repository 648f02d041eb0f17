"""Which statements may be seen at a moment, in SQL: what a closed entry, an embargo or a correction hides from whom.

`tests/spec/visibility.py` says the same entry by entry, `covenants/moment/visibility.py` for whole tables in memory.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf


def visible(as_of: AsOf, audience: Audience, entries: QuerySet[Any]) -> Q:
    """Hold for the entries that may be seen; `entries` are all of their table, corrections among them."""
    corrections = entries.filter(_sealed_by(as_of), corrects=OuterRef("pk"))
    if audience is Audience.PUBLIC:
        corrections = corrections.filter(_is_told(as_of))
    seen = _sealed_by(as_of) & ~Exists(corrections) & Q(is_withdrawal=False, known_from__lte=as_of.known_on)
    if audience is Audience.STAFF:
        return seen
    return seen & _opened_by(as_of) & Q(public_from__lte=as_of.known_on)


def _sealed_by(as_of: AsOf) -> Q:
    if as_of.revision is None:
        return Q(revision__isnull=False)
    return Q(revision__lte=as_of.revision)


def _opened_by(as_of: AsOf) -> Q:
    """Hold for what was sealed open, or opened by the revision."""
    if as_of.revision is None:
        return Q(public_from__isnull=False)
    return Q(closed=False, public_from__isnull=False) | Q(opened_in__lte=as_of.revision)


def _is_told(as_of: AsOf) -> Q:
    """Hold for a correction that the public is told of: a closed one, or one under embargo, takes nothing away."""
    no_embargo = Q(public_from__lte=F("known_from"))
    return _opened_by(as_of) & (no_embargo | Q(public_from__lte=as_of.known_on))
