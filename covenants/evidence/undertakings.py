"""Motions and commitments that wait for an answer: the last term set of each."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from covenants.evidence.statements import Statement, as_statement, name_as_sealed
from dossier.choices import UndertakingEvent
from dossier.domain.visibility import Audience
from dossier.models import UndertakingStatement
from imvo_tracker.lib.asof import AsOf


def open_terms(visible: QuerySet[UndertakingStatement], day: date) -> list[UndertakingStatement]:
    """Return the last term of every undertaking that nobody answered and whose term is not over, the nearest first."""
    last: dict[int, UndertakingStatement] = {}
    answered = set()
    rows = visible.select_related("undertaking", "actor", "document")
    for row in rows.order_by("known_from", "revision", "pk"):
        if row.event == UndertakingEvent.ANSWERED:
            answered.add(row.undertaking_id)
        elif row.latest is not None:
            last[row.undertaking_id] = row
    waiting = [row for key, row in last.items() if key not in answered and (row.latest or date.min) >= day]
    return sorted(waiting, key=lambda row: (row.latest or date.max, row.pk))


def open_term_statements(as_of: AsOf) -> list[Statement]:
    """Return the same with their evidence, as the public may read it."""
    rows = open_terms(UndertakingStatement.objects.visible_at(as_of, Audience.PUBLIC), as_of.day)
    name_as_sealed(rows, as_of)
    return [as_statement(row, as_of) for row in rows]
