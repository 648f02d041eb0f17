"""Thresholds, measurements and participants of some covenants at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from covenants.choices import Counts, ParticipationChange, Unit
from covenants.domain.facts import MeasurementFact
from covenants.domain.sensitive import (
    CompanyShare,
    CountPoint,
    Membership,
    OwnPoint,
    SharePoint,
    own_points,
    public_count_points,
    public_share_points,
)
from covenants.evidence.statements import Statement, statements_of
from covenants.models import Measurement, Negotiation, Participation, ThresholdCondition
from covenants.moment.record import Record
from covenants.rows import measurement_facts
from covenants.selectors.negotiations import participations_for_team
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf, today

_TABLES = (ThresholdCondition, Measurement, Participation)


@dataclass(frozen=True, slots=True)
class MeasuredCovenant:
    """One covenant with what was measured of it; `statements` hold conditions, measurements and participants."""

    slug: str
    statements: Sequence[Statement]
    measurements: Sequence[MeasurementFact]
    share_points: tuple[SharePoint, ...] = ()
    count_points: tuple[CountPoint, ...] = ()


def read_measured(record: Record, slugs: Iterable[str]) -> tuple[MeasuredCovenant, ...]:
    """Return what is public of the covenants named, in a fixed number of queries."""
    wanted = list(slugs)
    statements: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements_of(_TABLES, record.as_of, covenants=wanted):
        statements[statement.covenant].append(statement)
    measured: dict[str, list[MeasurementFact]] = defaultdict(list)
    for fact in measurement_facts(record.as_of, Audience.PUBLIC, wanted):
        measured[fact.covenant].append(fact)
    points = public_points(record.as_of, wanted)
    return tuple(
        MeasuredCovenant(slug, statements[slug], measured[slug], *points.get(slug, ((), ()))) for slug in wanted
    )


def public_points(
    as_of: AsOf, slugs: Iterable[str]
) -> dict[str, tuple[tuple[SharePoint, ...], tuple[CountPoint, ...]]]:
    """Return by covenant with protected company turnovers their public totals, and how many companies take part.

    The one function that reads protected rows for the public: nothing but totals leaves it. A company's
    own figure names the company as the actor; who takes part is taken from public participations.
    Everything counts from the day it was known, so that the points of an earlier day of knowledge are
    always the first points of a later one: otherwise two moments, laid beside each other, would tell.
    """
    shares = _company_shares(as_of, slugs)
    moves = _memberships(Participation.objects.visible_at(as_of, Audience.PUBLIC), list(shares))
    day = as_of.judged_on
    return {
        slug: (public_share_points(moves[slug], figures, day), public_count_points(moves[slug], day))
        for slug, figures in shares.items()
    }


def own_curve(negotiation: Negotiation) -> tuple[OwnPoint, ...]:
    """Return every step of the curve of a negotiation today, for its team alone.

    What the team handed to the ministry counts at once, whether it is sealed or not: it is the team's own word.
    """
    slug, as_of = negotiation.covenant.slug, AsOf(today(), today())
    moves = _memberships(participations_for_team(negotiation), [slug])[slug]
    return own_points(moves, _company_shares(as_of, [slug])[slug], as_of.day)


@dataclass(frozen=True, slots=True)
class Standing:
    """How many take part today by what is public, and with what the team of a negotiation knows beside it."""

    public: int
    with_own: int


def who_takes_part(negotiation: Negotiation) -> Standing:
    """Return both numbers, for the team of the negotiation alone."""
    slug, as_of = negotiation.covenant.slug, AsOf(today(), today())
    public = Participation.objects.visible_at(as_of, Audience.PUBLIC)
    return Standing(*(_number(rows, slug, as_of.day) for rows in (public, participations_for_team(negotiation))))


def _number(rows: QuerySet[Any], slug: str, day: date) -> int:
    points = public_count_points(_memberships(rows, [slug])[slug], day)
    return points[-1].companies if points else 0


def _company_shares(as_of: AsOf, slugs: Iterable[str]) -> dict[str, list[CompanyShare]]:
    wanted = list(slugs)
    shares: dict[str, list[CompanyShare]] = defaultdict(list)
    rows = Measurement.objects.visible_at(as_of, Audience.STAFF).filter(
        protected=True, unit=Unit.TURNOVER_SHARE, covenant__slug__in=wanted
    )
    columns = ("covenant__slug", "latest", "known_from", "actor__slug", "low", "high", "formal")
    for slug, *values in rows.order_by("revision", "pk").values_list(*columns):
        shares[slug] += _share(*values)
    return shares


def _share(day: date | None, known_from: date, company: str, low: Any, high: Any, formal: bool) -> list[CompanyShare]:
    """An interval or a figure without a day adds up to nothing exact."""
    exact = day is not None and low is not None and low == high
    return [CompanyShare(max(day, known_from), company, low, formal)] if exact and day else []


def _memberships(participations: QuerySet[Any], slugs: list[str]) -> dict[str, list[Membership]]:
    rows = participations.filter(covenant__slug__in=slugs)
    moves: dict[str, list[Membership]] = defaultdict(list)
    columns = ("covenant__slug", "latest", "known_from", "organisation__slug", "change", "counts_toward")
    dated = rows.exclude(organisation=None).exclude(latest=None)
    for slug, day, known_from, company, change, counts in dated.values_list(*columns):
        joined = change == ParticipationChange.JOINED and counts != Counts.NO
        moves[slug].append(Membership(max(day, known_from), company, joined))
    return moves
