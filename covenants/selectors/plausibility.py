"""The doubts about entries of any statement table."""

from __future__ import annotations

from collections.abc import Sequence

from covenants.domain.plausibility import RULES
from covenants.ledgers import JUDGED
from dossier.models import LedgerEntry
from dossier.selectors_doubts import doubts_about_all as judge
from imvo_tracker.lib.doubts import Doubt


def doubts_about_all(entries: Sequence[LedgerEntry], *, undated: Sequence[bool]) -> list[list[Doubt]]:
    """Return what is impossible or unlikely about each entry, in their order, in one query a table."""
    return judge(entries, undated=undated, tables=JUDGED, rules=RULES)
