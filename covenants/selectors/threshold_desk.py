"""What the threshold desk of a negotiation is made from: the public record today, and the team's own candidates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from covenants.choices import ReportTopic
from covenants.domain.candidates import Row
from covenants.domain.facts import ConditionFact, MeasurementFact
from covenants.domain.market import MARKET_OF, in_force
from covenants.domain.thresholds import ThresholdState
from covenants.domain.try_out import SHARE
from covenants.evidence.statements import Statement, statements_of
from covenants.models import Measurement, Negotiation, StatusReport, ThresholdCondition
from covenants.moment.record import read_record
from covenants.rows import measurement_facts
from covenants.selectors.candidates import rows_of
from covenants.selectors.thresholds import Standing, who_takes_part
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf

_TABLES = (ThresholdCondition, Measurement, StatusReport)


@dataclass(frozen=True)
class DeskFacts:
    """Thresholds as the engine judges them today, what they were judged by, and the candidates by key.

    `taking_part` holds beside the public number that with what is closed still: it never leaves the desk.
    """

    covenant: str
    day: date
    thresholds: Sequence[ThresholdState]
    measurements: Sequence[MeasurementFact]
    statements: Mapping[str, Statement]
    candidates: Mapping[int, Row]
    taking_part: Standing

    @property
    def conditions(self) -> list[ConditionFact]:
        return [one.condition for state in self.thresholds for one in state.conditions]

    @property
    def recruitment(self) -> Statement | None:
        """The newest statement on when the recruitment period ends; an extension is a new statement."""
        said = [one for one in self.statements.values() if _is_recruitment(one.entry)]
        return max(said, key=_newness, default=None)

    @property
    def market(self) -> MeasurementFact | None:
        """The market figure that counts today."""
        return in_force((one for one in self.measurements if one.unit == MARKET_OF[SHARE]), self.day)


def _is_recruitment(entry: Any) -> bool:
    return isinstance(entry, StatusReport) and entry.topic == ReportTopic.RECRUITMENT and entry.latest is not None


def _newness(said: Statement) -> tuple[date, int, int]:
    return said.evidence.known_from, said.evidence.revision, said.entry.pk


def read_threshold_desk(negotiation: Negotiation, day: date) -> DeskFacts:
    """Return what is public today of the covenant of a negotiation, and how many take part by the team's own word.

    In a fixed number of queries.
    """
    slug = negotiation.covenant.slug
    record = read_record(AsOf(day, day))
    return DeskFacts(
        covenant=slug,
        day=day,
        thresholds=record.thresholds_of([slug]),
        measurements=measurement_facts(record.as_of, Audience.PUBLIC, [slug]),
        statements={one.key: one for one in statements_of(_TABLES, record.as_of, covenants=[slug])},
        candidates=rows_of(negotiation),
        taking_part=who_takes_part(negotiation),
    )
