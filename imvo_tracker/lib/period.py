"""Periods: the public names. A period keeps its words, its bounds in two readings, its rule and its EDTF text."""

from imvo_tracker.lib.edtf import period_from_edtf, period_of_day
from imvo_tracker.lib.period_grammar import PeriodRule
from imvo_tracker.lib.period_reader import read_period
from imvo_tracker.lib.period_rules import PERIOD_RULES
from imvo_tracker.lib.period_types import AmbiguousPeriod, Candidate, Period, UnreadablePeriod

__all__ = [
    "PERIOD_RULES",
    "AmbiguousPeriod",
    "Candidate",
    "Period",
    "PeriodRule",
    "UnreadablePeriod",
    "period_from_edtf",
    "period_of_day",
    "read_period",
]
