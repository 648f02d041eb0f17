"""What was said of targets in covenants, in memory: read once, whatever the moments asked about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from covenants.choices import Unit
from covenants.domain.facts import TargetFact
from covenants.models import Target, TargetStatement
from covenants.moment.sealed import read_seen, sealed_rows
from covenants.moment.visibility import Seen
from covenants.moment.words import Mask, mask, rows_where
from dossier.domain.visibility import Audience
from dossier.published import published_at
from imvo_tracker.lib.asof import AsOf

_WHAT = (
    "unit", "pk", "target__slug", "role", "modality", "quantity", "tally", "earliest", "latest", "known_from",
    "revision_id", "document__key", "actor__slug", "counting_rule__slug", "latest_strict",
)  # fmt: skip


@dataclass(frozen=True)
class Targets:
    """Every sealed statement on a target, in the order of their keys, and since when each can be seen."""

    facts: tuple[TargetFact, ...]
    in_covenants: Mask
    seen: Seen

    def at(self, as_of: AsOf, audience: Audience) -> tuple[TargetFact, ...]:
        """Return those in covenants that may be seen at a moment, with the target as sealed."""
        since = _counted_from(as_of)
        rows = rows_where(self.in_covenants & self.seen.at(as_of, audience)).tolist()
        facts = sorted((self.facts[row] for row in rows), key=lambda fact: fact.key)
        return tuple(replace(fact, counts_from=since.get(fact.target)) for fact in facts)


def _counted_from(as_of: AsOf) -> Mapping[str, date]:
    rows = published_at(as_of.revision).rows(Target)
    return {key: date.fromisoformat(values["counts_from"]) for _pk, key, values in rows if values.get("counts_from")}


def load_targets(*, up_to: int) -> Targets:
    """Read everything said of targets and sealed up to a revision: one query."""
    columns = sealed_rows(TargetStatement, _WHAT, 0, up_to)
    units, what, seen = columns[0], columns[1 : len(_WHAT)], columns[len(_WHAT) :]
    facts = tuple(TargetFact(*row) for row in zip(*what, strict=True))
    return Targets(facts, mask(unit == Unit.COVENANT for unit in units), read_seen(*seen))
