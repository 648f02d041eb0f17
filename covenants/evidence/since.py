"""What was said after a day, what goes on holding (who leads the talks, what a threshold asks), and who was named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from covenants.choices import ParticipationChange, ParticipationRole, ReportTopic
from covenants.evidence.statements import Claimed, Statement, about, collect, general_reports
from covenants.models import Measurement, Participation, StatusReport, ThresholdCondition
from dossier.canonical import ledger_models
from dossier.domain.dated import READ, is_dated
from dossier.domain.visibility import Audience
from dossier.models import LedgerEntry
from imvo_tracker.lib.asof import AsOf


def statements_since(
    day: date | None, as_of: AsOf, *, covenants: Collection[str], sectors: Collection[str]
) -> list[Statement]:
    """Return what was said of some covenants, and of some sectors themselves, known after a day; None is ever.

    What an undated source says is left out: the day on which we read it is no date of anything.
    """

    def narrow(model: type[LedgerEntry], rows: QuerySet) -> QuerySet:
        fits = about(covenants, model, as_of) if model.COVENANT else Q()
        if model.SECTOR:
            fits |= Q(**{f"{model.SECTOR}__code__in": list(sectors)})
        dated = rows.filter(fits).exclude(known_basis=READ)
        return dated if day is None else dated.filter(known_from__gt=day)

    return collect(as_of, Audience.PUBLIC, narrow, [model for model in ledger_models() if model.COVENANT])


def general_reports_since(day: date | None, topics: Collection[ReportTopic], as_of: AsOf) -> list[Statement]:
    """Return the reports on some topics that speak of no covenant and no sector, known after a day."""
    return [
        said
        for said in general_reports(list(topics), as_of)
        if said.entry.sector_id is None and is_dated(said.evidence) and (day is None or said.evidence.known_from > day)
    ]


def what_holds(covenants: Collection[str], gated: Collection[str], as_of: AsOf) -> list[Statement]:
    """Return who was said to facilitate covenants; of those with a threshold what it asks and what was measured."""

    def narrow(model: type[LedgerEntry], rows: QuerySet) -> QuerySet:
        if model is not Participation:
            return rows.filter(about(gated, model, as_of))
        led = {"role": ParticipationRole.FACILITATOR, "change": ParticipationChange.JOINED}
        return rows.filter(about(covenants, model, as_of), **led)

    return collect(as_of, Audience.PUBLIC, narrow, [ThresholdCondition, Measurement, Participation])


def namings(as_of: AsOf) -> dict[str, list[Claimed]]:
    """Return by document the statements that it names a covenant: one query."""
    rows = StatusReport.objects.visible_at(as_of, Audience.PUBLIC).filter(topic=ReportTopic.MENTION)
    claims: dict[str, list[Claimed]] = defaultdict(list)
    for paper, key, locator, ref, slug in rows.order_by("pk").values_list(
        "document__key", "pk", "locator", "ref", "covenant__slug"
    ):
        claims[paper].append(Claimed(StatusReport, key, locator, ref or "", slug or "", ReportTopic.MENTION))
    return claims
