"""The ledger of promises read at one moment, with where each promise and its outcome are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

from covenants.choices import ReportTopic
from covenants.domain.number_promises import NumberPromise, number_promises
from covenants.domain.promises import Promise, Voice, promises, voice_of
from covenants.models import Measurement, MilestoneStatement, Participation, StatusReport, TargetStatement
from covenants.selectors.record import Record
from covenants.selectors.rows import milestone_facts
from covenants.selectors.statements import Statement, milestone_statements, policy_reports
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf

# Saying that nothing was found, or that a covenant was named, moves nothing.
NO_MOVEMENT = (ReportTopic.NOTHING_FOUND, ReportTopic.MENTION, ReportTopic.SOURCE_ERROR)
_ORIGIN = (
    "pk",
    "actor__slug",
    "actor__kind",
    "document__key",
    "document__dossier",
    "document__number",
    "document__title",
    "document__title_en",
    "document__public_on",
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose promise it is and in which document; the document is "" while it was still to appear."""

    actor: str
    voice: Voice
    document: str = ""
    dossier: str = ""
    number: str = ""
    title: str = ""
    title_en: str = ""


@dataclass(frozen=True, slots=True)
class PromiseLedger:
    """Every promise known at the moment, of an event and of a number.

    `origins` and `number_origins` are keyed by statement: the two are different tables.
    """

    promises: tuple[Promise, ...]
    numbers: tuple[NumberPromise, ...]
    origins: Mapping[int, Origin]
    number_origins: Mapping[int, Origin]

    def origin(self, promise: Promise | NumberPromise) -> Origin:
        """Return where a promise of either sort comes from."""
        origins = self.origins if isinstance(promise, Promise) else self.number_origins
        return origins[promise.fact.key]


def read_promises(record: Record, audience: Audience = Audience.PUBLIC) -> PromiseLedger:
    """Read the ledger of promises in a fixed number of queries, by the counting rule of the record."""
    as_of = record.as_of
    origins = _origins(MilestoneStatement, as_of, audience)
    number_origins = _origins(TargetStatement, as_of, audience)
    signing_days = [reading.signed_on for reading in record.signed if reading.signed_on]
    facts = milestone_facts(as_of, audience)
    return PromiseLedger(
        promises(facts, _voices(origins), last_movements(as_of, audience), as_of),
        number_promises(record.targets, _voices(number_origins), signing_days, as_of),
        origins,
        number_origins,
    )


def _voices(origins: Mapping[int, Origin]) -> dict[int, Voice]:
    return {key: origin.voice for key, origin in origins.items()}


def _origins(
    model: type[MilestoneStatement] | type[TargetStatement], as_of: AsOf, audience: Audience
) -> dict[int, Origin]:
    rows = model.objects.visible_at(as_of, audience).order_by("pk").values_list(*_ORIGIN)
    return {key: _origin(as_of, *values) for key, *values in rows}


def _origin(as_of: AsOf, actor: str, kind: str, *document: Any) -> Origin:
    *written, public_on = document
    voice = voice_of(kind, actor)
    return Origin(actor, voice, *written) if public_on and public_on <= as_of.known_on else Origin(actor, voice)


def last_movements(as_of: AsOf, audience: Audience = Audience.PUBLIC) -> dict[str, date]:
    """Return by covenant the day on which something was last learned of it."""
    newest: dict[str, date] = {}
    reports = StatusReport.objects.visible_at(as_of, audience).exclude(topic__in=NO_MOVEMENT)
    others = (model.objects.visible_at(as_of, audience) for model in (MilestoneStatement, Participation, Measurement))
    for visible in (*others, reports):
        rows = visible.exclude(covenant=None)
        for slug, day in rows.order_by().values_list("covenant__slug").annotate(Max("known_from")):
            newest[slug] = max(day, newest.get(slug, day))
    return newest


def evidence_of(keys: Iterable[int], as_of: AsOf) -> dict[int, Statement]:
    """Return the visible milestone statements with these keys: what one page of rows needs."""
    return {found.entry.pk: found for found in milestone_statements(as_of, keys=keys)}


def searches(as_of: AsOf) -> dict[str, Statement]:
    """Return by covenant the newest report that nothing was found, with the day until which was looked."""
    found = policy_reports([ReportTopic.NOTHING_FOUND], as_of)
    return {report.covenant: report for report in found if report.covenant}
