"""How each statement table is judged, and the doubts about entries of any of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from covenants.domain.plausibility import RULES, milestone_tense, target_tense
from covenants.models import (
    Measurement,
    MilestoneStatement,
    Participation,
    StatusReport,
    TargetStatement,
    ThresholdCondition,
)
from dossier.domain.plausibility import Tense
from dossier.models import LedgerEntry
from dossier.selectors_doubts import TABLES as SHARED_TABLES
from dossier.selectors_doubts import Table
from dossier.selectors_doubts import doubts_about_all as judge
from imvo_tracker.lib.doubts import Doubt


def _tells(own: Mapping[str, object]) -> Tense:
    return Tense.HAPPENED


def _is_timeless(own: Mapping[str, object]) -> Tense:
    return Tense.NEITHER


TABLES: Mapping[type[LedgerEntry], Table] = {
    **SHARED_TABLES,
    MilestoneStatement: Table(
        ("covenant", "kind", "modality", "basis", "partial", "doubtful"), milestone_tense, beside_subject=True
    ),
    TargetStatement: Table(
        ("target", "role", "modality", "quantity", "unit", "tally", "counting_rule", "text"), target_tense
    ),
    ThresholdCondition: Table(("threshold", "unit", "minimum", "denominator"), _is_timeless),
    Measurement: Table(("covenant", "unit", "low", "high", "approx", "denominator"), _tells),
    Participation: Table(("covenant", "organisation", "group", "role", "change"), _tells, beside_subject=True),
    StatusReport: Table(("covenant", "sector", "topic", "cause", "text", "quantity", "unit"), _is_timeless),
}


def doubts_about_all(entries: Sequence[LedgerEntry], *, undated: Sequence[bool]) -> list[list[Doubt]]:
    """Return what is impossible or unlikely about each entry, in their order, in one query a table."""
    return judge(entries, undated=undated, tables=TABLES, rules=RULES)
