"""Thresholds, measurements and participants of some covenants at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from covenants.choices import Counts, ParticipationChange, Unit
from covenants.domain.facts import MeasurementFact
from covenants.domain.sensitive import CompanyShare, Membership, SharePoint, public_share_points
from covenants.evidence.statements import Statement, statements_of
from covenants.models import Measurement, Participation, ThresholdCondition
from covenants.moment.record import Record
from covenants.rows import measurement_facts
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf

_TABLES = (ThresholdCondition, Measurement, Participation)


@dataclass(frozen=True, slots=True)
class MeasuredCovenant:
    """One covenant with what was measured of it; `statements` hold conditions, measurements and participants."""

    slug: str
    statements: Sequence[Statement]
    measurements: Sequence[MeasurementFact]
    share_points: tuple[SharePoint, ...] = ()


def read_measured(record: Record, slugs: Iterable[str]) -> tuple[MeasuredCovenant, ...]:
    """Return what is public of the covenants named, in a fixed number of queries."""
    wanted = list(slugs)
    statements: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements_of(_TABLES, record.as_of, covenants=wanted):
        statements[statement.covenant].append(statement)
    measured: dict[str, list[MeasurementFact]] = defaultdict(list)
    for fact in measurement_facts(record.as_of, Audience.PUBLIC, wanted):
        measured[fact.covenant].append(fact)
    points = share_points(record.as_of, wanted)
    return tuple(MeasuredCovenant(slug, statements[slug], measured[slug], points.get(slug, ())) for slug in wanted)


def share_points(as_of: AsOf, slugs: Iterable[str]) -> dict[str, tuple[SharePoint, ...]]:
    """Return by covenant the public totals of protected company turnovers.

    The one place that reads protected rows for the public: nothing but totals leaves it. A company's
    own figure names the company as the actor; who takes part is taken from public participations.
    Everything counts from the day it was known, so that the points of an earlier day of knowledge are
    always the first points of a later one: otherwise two moments, laid beside each other, would tell.
    """
    wanted = list(slugs)
    shares: dict[str, list[CompanyShare]] = defaultdict(list)
    rows = Measurement.objects.visible_at(as_of, Audience.STAFF).filter(
        protected=True, unit=Unit.TURNOVER_SHARE, covenant__slug__in=wanted
    )
    columns = ("covenant__slug", "latest", "known_from", "actor__slug", "low", "high", "formal")
    for slug, *values in rows.order_by("revision", "pk").values_list(*columns):
        shares[slug] += _share(*values)
    moves = _memberships(as_of, list(shares))
    return {slug: public_share_points(moves[slug], figures, as_of.judged_on) for slug, figures in shares.items()}


def _share(day: date | None, known_from: date, company: str, low: Any, high: Any, formal: bool) -> list[CompanyShare]:
    """An interval or a figure without a day adds up to nothing exact."""
    exact = day is not None and low is not None and low == high
    return [CompanyShare(max(day, known_from), company, low, formal)] if exact and day else []


def _memberships(as_of: AsOf, slugs: list[str]) -> dict[str, list[Membership]]:
    rows = Participation.objects.visible_at(as_of, Audience.PUBLIC).filter(covenant__slug__in=slugs)
    moves: dict[str, list[Membership]] = defaultdict(list)
    columns = ("covenant__slug", "latest", "known_from", "organisation__slug", "change", "counts_toward")
    dated = rows.exclude(organisation=None).exclude(latest=None)
    for slug, day, known_from, company, change, counts in dated.values_list(*columns):
        joined = change == ParticipationChange.JOINED and counts != Counts.NO
        moves[slug].append(Membership(max(day, known_from), company, joined))
    return moves
