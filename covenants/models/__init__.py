"""Covenants and everything that is said of them."""

from covenants.models.covenants import Covenant, CovenantName
from covenants.models.milestones import MilestoneStatement
from covenants.models.reports import Participation, StatusReport
from covenants.models.sittings import Sitting, SittingRow
from covenants.models.targets import CountingRule, Target, TargetStatement
from covenants.models.thresholds import Measurement, Threshold, ThresholdCondition

__all__ = [
    "CountingRule",
    "Covenant",
    "CovenantName",
    "Measurement",
    "MilestoneStatement",
    "Participation",
    "Sitting",
    "SittingRow",
    "StatusReport",
    "Target",
    "TargetStatement",
    "Threshold",
    "ThresholdCondition",
]
