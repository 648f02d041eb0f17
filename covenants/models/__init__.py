"""Covenants and everything that is said of them."""

from covenants.models.candidates import Candidate
from covenants.models.covenants import Covenant, CovenantName, CovenantSector
from covenants.models.drafts import KeptDraft
from covenants.models.milestones import MilestoneStatement
from covenants.models.negotiations import Attendance, Consultation, Negotiation, NegotiationSession, ProvisionalResult
from covenants.models.reports import Participation, StatusReport
from covenants.models.sittings import GuideClosed, ReadRow, Sitting, SittingRow
from covenants.models.targets import CountingRule, Target, TargetStatement
from covenants.models.thresholds import Measurement, Threshold, ThresholdCondition

__all__ = [
    "Attendance",
    "Candidate",
    "Consultation",
    "CountingRule",
    "Covenant",
    "CovenantName",
    "CovenantSector",
    "GuideClosed",
    "KeptDraft",
    "Measurement",
    "MilestoneStatement",
    "Negotiation",
    "NegotiationSession",
    "Participation",
    "ProvisionalResult",
    "ReadRow",
    "Sitting",
    "SittingRow",
    "StatusReport",
    "Target",
    "TargetStatement",
    "Threshold",
    "ThresholdCondition",
]
