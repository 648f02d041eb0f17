"""The ledger of promises: what was promised for when, what came, how many days late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from covenants.domain.facts import ABANDONED, FACT, STATED, MilestoneFact
from covenants.domain.lateness import days_late
from covenants.domain.milestones import deciding_fact
from covenants.domain.silence import is_silent
from covenants.kinds import ENDINGS
from imvo_tracker.lib.asof import AsOf


class Voice(StrEnum):
    """Whose promise it is. Aims of parties and expectations of others are never the cabinet's."""

    CABINET = "cabinet"
    PARTY = "party"
    OTHER = "other"


class Outcome(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    LATE = "late"
    OPEN = "open"
    ABANDONED = "abandoned"
    SILENT = "silent"
    UNSCORED = "unscored"


_CABINET_KINDS = frozenset({"cabinet", "ministry"})
_PARTY_KINDS = frozenset({"sector_party", "company", "union", "ngo"})


def voice_of(actor_kind: str, actor: str = "") -> Voice:
    """Return whose promise a statement of such an actor is."""
    if actor_kind in _CABINET_KINDS:
        return Voice.CABINET
    return Voice.PARTY if actor_kind in _PARTY_KINDS or actor.startswith("partijen") else Voice.OTHER


@dataclass(frozen=True, slots=True)
class Promise:
    """One dated promise and what came of it at a moment.

    `late_least` and `late_most` differ where sources give different days for the same event;
    the strict figure is None where the strict reading leaves the window open.
    """

    fact: MilestoneFact
    voice: Voice
    outcome: Outcome
    actual: MilestoneFact | None = None
    late_least: int | None = None
    late_most: int | None = None
    late_strict: int | None = None
    superseded_by: MilestoneFact | None = None

    @property
    def is_scored(self) -> bool:
        return self.outcome in (Outcome.KEPT, Outcome.LATE, Outcome.ABANDONED, Outcome.SILENT)


def promises(
    facts: Sequence[MilestoneFact],
    voices: Mapping[int, Voice],
    last_movements: Mapping[str, date],
    as_of: AsOf,
) -> tuple[Promise, ...]:
    """Return every stated promise among the visible statements, oldest knowledge first.

    `voices` holds the voice by the key of a statement, `last_movements` the day of the last
    movement by covenant. What is only implied is not a promise.
    """
    by_milestone: dict[tuple[str, str], list[MilestoneFact]] = defaultdict(list)
    ended: dict[str, bool] = defaultdict(bool)
    for fact in facts:
        by_milestone[fact.covenant, fact.kind].append(fact)
        ended[fact.covenant] |= _ends_it(fact, as_of.day)
    found = [
        _judge(
            fact,
            by_milestone[fact.covenant, fact.kind],
            voices,
            as_of,
            ended=ended[fact.covenant],
            last_movement=last_movements.get(fact.covenant),
        )
        for fact in facts
        if is_promise(fact)
    ]
    return tuple(sorted(found, key=lambda promise: promise.fact.news_order))


def is_promise(fact: MilestoneFact) -> bool:
    """Say whether a statement promises something for a time."""
    return fact.modality not in (FACT, ABANDONED) and fact.basis == STATED


def _ends_it(fact: MilestoneFact, day: date) -> bool:
    ends = (fact.kind in ENDINGS and fact.modality == FACT) or fact.modality == ABANDONED
    return ends and fact.decides and (fact.latest is None or fact.latest <= day)


def _judge(
    fact: MilestoneFact,
    siblings: Sequence[MilestoneFact],
    voices: Mapping[int, Voice],
    as_of: AsOf,
    *,
    ended: bool,
    last_movement: date | None,
) -> Promise:
    voice = voices.get(fact.key, Voice.OTHER)
    newer = _superseding(fact, siblings, voices)
    actual = deciding_fact(siblings, as_of.day)
    if actual is not None:
        return _with_actual(fact, voice, actual, siblings, newer, as_of.day)
    outcome = outcome_without(fact.latest, as_of.judged_on, ended=ended, last_movement=last_movement)
    late = days_late(fact.latest, as_of.judged_on) if outcome is Outcome.LATE else None
    strict = days_late(fact.latest_strict, as_of.judged_on) if late is not None else None
    return Promise(fact, voice, outcome, None, late, late, strict, newer)


def outcome_without(latest: date | None, judged_on: date, *, ended: bool, last_movement: date | None) -> Outcome:
    """Return what became of a promise whose event has not come.

    Open-ended wording is never scored; talks that stopped gave it up; nine months without any
    movement after the window is silence.
    """
    if latest is None:
        return Outcome.UNSCORED
    if ended:
        return Outcome.ABANDONED
    if judged_on <= latest:
        return Outcome.OPEN
    return Outcome.SILENT if is_silent(last_movement, judged_on) else Outcome.LATE


def _with_actual(
    fact: MilestoneFact,
    voice: Voice,
    actual: MilestoneFact,
    siblings: Sequence[MilestoneFact],
    newer: MilestoneFact | None,
    day: date,
) -> Promise:
    if fact.latest is None:
        return Promise(fact, voice, Outcome.UNSCORED, actual, superseded_by=newer)
    days = [
        late
        for found in siblings
        if found.modality == FACT
        and found.decides
        and found.latest
        and found.latest <= day
        and (late := days_late(fact.latest, found.latest)) is not None
    ]
    came_on = actual.latest or day
    outcome = Outcome.LATE if days_late(fact.latest, came_on) else Outcome.KEPT
    strict = days_late(fact.latest_strict, came_on)
    return Promise(fact, voice, outcome, actual, min(days), max(days), strict, newer)


def _superseding(
    fact: MilestoneFact, siblings: Iterable[MilestoneFact], voices: Mapping[int, Voice]
) -> MilestoneFact | None:
    """Return the next promise of the same voice on the same milestone."""
    newer = [
        found
        for found in siblings
        if is_promise(found) and found.known_from > fact.known_from and voices.get(found.key) == voices.get(fact.key)
    ]
    return min(newer, key=lambda found: found.news_order, default=None)


@dataclass(frozen=True, slots=True)
class Score:
    """How many promises of one kind were kept: `kept` of `scored`, out of `made`."""

    kept: int
    scored: int
    made: int


def score(found: Iterable[Promise]) -> Score:
    """Count promises; those that cannot be scored, or are still open, are only counted as made."""
    rows = list(found)
    kept = sum(promise.outcome is Outcome.KEPT for promise in rows)
    return Score(kept, sum(promise.is_scored for promise in rows), len(rows))
