"""The ledger of promises read at one moment, with the statements behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from covenants.choices import ReportTopic
from covenants.domain.promises import Promise, Voice, promises, voice_of
from covenants.models import Measurement, MilestoneStatement, Participation, StatusReport
from covenants.selectors.rows import milestone_facts
from covenants.selectors.statements import Statement, milestone_statements
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf

# Saying that nothing was found, or that a covenant was named, moves nothing.
_NO_MOVEMENT = (ReportTopic.NOTHING_FOUND, ReportTopic.MENTION, ReportTopic.SOURCE_ERROR)


@dataclass(frozen=True, slots=True)
class PromiseLedger:
    """Every promise known at the moment; `statements` holds the evidence by key."""

    promises: tuple[Promise, ...]
    statements: Mapping[int, Statement]
    last_movements: Mapping[str, date]


def read_promises(as_of: AsOf, audience: Audience = Audience.PUBLIC) -> PromiseLedger:
    """Read the ledger of promises in a fixed number of queries."""
    statements = {found.entry.pk: found for found in milestone_statements(as_of, audience)}
    voices = {key: _voice(found) for key, found in statements.items()}
    movements = last_movements(as_of, audience)
    found = promises(milestone_facts(as_of, audience), voices, movements, as_of)
    return PromiseLedger(found, statements, movements)


def _voice(statement: Statement) -> Voice:
    return voice_of(statement.evidence.actor_kind, statement.entry.actor.slug)


def last_movements(as_of: AsOf, audience: Audience = Audience.PUBLIC) -> dict[str, date]:
    """Return by covenant the day on which something was last learned of it."""
    newest: dict[str, date] = {}
    for model in (MilestoneStatement, Participation, Measurement, StatusReport):
        rows = model.objects.visible_at(as_of, audience).exclude(covenant=None)
        if model is StatusReport:
            rows = rows.exclude(topic__in=_NO_MOVEMENT)
        for slug, day in rows.order_by().values_list("covenant__slug").annotate(Max("known_from")):
            newest[slug] = max(day, newest.get(slug, day))
    return newest


def by_document(ledger: PromiseLedger, found: Iterable[Promise]) -> dict[str, list[Promise]]:
    """Group promises by the document they were made in, in the order in which it became known."""
    grouped: dict[str, list[Promise]] = {}
    for promise in found:
        key = ledger.statements[promise.fact.key].evidence.document_key
        grouped.setdefault(key, []).append(promise)
    return grouped
