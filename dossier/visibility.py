"""Which statements may be seen at a moment, in SQL: what a closed entry, an embargo or a correction hides from whom.

`tests/spec/visibility.py` says the same entry by entry, `covenants/moment/visibility.py` for whole tables in memory.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Case, DateField, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.lookups import LessThanOrEqual

from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf


def counts_from(model: type[Any]) -> Case:
    """Return the day from which a statement counts: that on which it was said; a fact counts from its own day.

    Nobody knew of the promises of June 2016 in 2015, whatever is known now (record.md, section 2).
    """
    facts = [When(facts & Q(**{f"{day}__lt": F("known_from")}), then=F(day)) for day, facts in model.FACTS.items()]
    return Case(*facts, default=F("known_from"), output_field=DateField())


def visible(as_of: AsOf, audience: Audience, entries: QuerySet[Any]) -> Q:
    """Hold for the entries that may be seen; `entries` are all of their table, corrections among them."""
    corrections = entries.filter(_sealed_by(as_of), corrects=OuterRef("pk"))
    if audience is Audience.PUBLIC:
        corrections = corrections.filter(_is_told(as_of))
    seen = _sealed_by(as_of) & ~Exists(corrections) & Q(is_withdrawal=False, known_from__lte=as_of.known_on)
    if as_of.day < as_of.known_on:
        seen &= Q(LessThanOrEqual(counts_from(entries.model), as_of.day))
    if audience is Audience.STAFF:
        return seen
    return seen & _is_open(as_of)


def ever_public(as_of: AsOf) -> Q:
    """Hold for what the public may read of the record up to the moment, also where it was corrected since."""
    return _sealed_by(as_of) & Q(known_from__lte=as_of.known_on) & _is_open(as_of)


def _is_open(as_of: AsOf) -> Q:
    return _opened_by(as_of) & Q(public_from__lte=as_of.known_on) | _is_over(as_of)


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
    return _opened_by(as_of) & (no_embargo | Q(public_from__lte=as_of.known_on)) | _is_over(as_of)


def _is_over(as_of: AsOf) -> Q:
    """Hold for what was closed until a latest day, which is there: nobody needs to open it."""
    return Q(opens_by__lte=as_of.known_on)
