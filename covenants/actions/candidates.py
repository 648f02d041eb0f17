"""Every write to the team's list of candidates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from covenants.actions.negotiations import locked
from covenants.domain.candidates import MOST, WHOLE, Row, Typed, folded, laid_together, named_twice, total_of
from covenants.models import Candidate, Negotiation
from covenants.selectors.candidates import rows_of
from imvo_tracker.lib.numbers import print_number


class RowsRefused(Exception):
    """The list is not kept: faults by place in the form, those of the whole list apart, and what colleagues stored."""

    def __init__(
        self,
        by_place: Mapping[int, str] | None = None,
        whole: Iterable[str] = (),
        clashes: Mapping[int, Row | None] | None = None,
    ) -> None:
        super().__init__()
        self.by_place, self.whole, self.clashes = dict(by_place or {}), tuple(whole), dict(clashes or {})


@transaction.atomic
def keep_candidates(negotiation: Negotiation, typed: Iterable[Typed], *, by: User) -> None:
    """Keep what the lines change of the list. Raises DoesNotExist for who is not on the team, and RowsRefused.

    The same lines sent twice are kept once: a new company that stands there with the same figures is no other.
    """
    own = locked(negotiation, by)
    lines = list(typed)
    stored = rows_of(own)
    merged = laid_together(stored, lines)
    if merged.clashes:
        raise RowsRefused(clashes=merged.clashes)
    _check(merged.result(stored), lines)
    Candidate.objects.filter(negotiation=own, pk__in=merged.removed).delete()
    # Two companies may have changed places: no name stands twice for a moment
    for key in merged.changed:
        Candidate.objects.filter(negotiation=own, pk=key).update(name=f"#{key}")
    for key, row in merged.changed.items():
        Candidate.objects.filter(negotiation=own, pk=key).update(
            name=row.name, register_number=row.number, share=row.share
        )
    Candidate.objects.bulk_create(
        [
            Candidate(negotiation=own, name=row.name, register_number=row.number, share=row.share)
            for row in merged.added.values()
        ]
    )


def _check(rows: list[Row], lines: Iterable[Typed]) -> None:
    twice = named_twice(rows)
    by_place = {
        line.place: _("This company stands in the list twice.")
        for line in lines
        if line.row is not None and folded(line.row.name) in twice
    }
    whole = []
    total = total_of(rows)
    if total > WHOLE:
        whole.append(_("The shares add up to %(total)s%%, which is more than 100%%.") % {"total": print_number(total)})
    if len(rows) > MOST:
        whole.append(_("There is room for %(most)s candidates.") % {"most": MOST})
    if by_place or whole or twice:
        raise RowsRefused(by_place, whole or ([] if by_place else [_("A company stands in the list twice.")]))
