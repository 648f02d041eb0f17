"""What other figures would change: typed beside the record, judged by the same rules, stored nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from covenants.domain.facts import ConditionFact, MeasurementFact
from covenants.domain.market import MARKET_OF
from covenants.domain.thresholds import ThresholdState, condition_state, threshold_states

COMPANY, SHARE = "company", "turnover_share"
# Later than any revision, so that of one day what was typed counts
_LAST = 10**9


@dataclass(frozen=True, slots=True)
class Figures:
    """What was typed, each None where it stays as the record has it. Market figures are in millions of euros."""

    needed_companies: Decimal | None = None
    needed_share: Decimal | None = None
    companies: Decimal | None = None
    share: Decimal | None = None
    market_then: Decimal | None = None
    market_now: Decimal | None = None


def try_out(
    covenant: str,
    conditions: Sequence[ConditionFact],
    measurements: Sequence[MeasurementFact],
    figures: Figures,
    day: date,
) -> tuple[ThresholdState, ...]:
    """Return every threshold as it would stand with these figures; a new market figure counts from the next day on."""
    asked = _asked(covenant, conditions, figures)
    typed = list(_measured(covenant, figures, day))
    replaced = {one.unit for one in typed}
    known = [*(one for one in measurements if one.unit not in replaced), *typed]
    if figures.market_now is not None:
        known += _markets(covenant, known, figures, day)
        return threshold_states(asked, known, day + timedelta(days=1))
    return threshold_states(asked, known, day)


def _asked(covenant: str, conditions: Sequence[ConditionFact], figures: Figures) -> list[ConditionFact]:
    typed = {COMPANY: figures.needed_companies, SHARE: figures.needed_share}
    asked = [replace(one, minimum=typed.get(one.unit) or one.minimum) for one in conditions]
    threshold = conditions[0].threshold if conditions else ""
    lacking = [(unit, minimum) for unit, minimum in typed.items() if unit not in {one.unit for one in conditions}]
    return asked + [
        ConditionFact(-number, threshold, covenant, unit, minimum)
        for number, (unit, minimum) in enumerate(lacking, 1)
        if minimum is not None
    ]


def _measured(covenant: str, figures: Figures, day: date) -> Iterator[MeasurementFact]:
    for key, (unit, value) in enumerate(((COMPANY, figures.companies), (SHARE, figures.share)), 1):
        if value is not None:
            yield _fact(-key, covenant, unit, value, day, day)


def _markets(covenant: str, known: Sequence[MeasurementFact], figures: Figures, day: date) -> Iterator[MeasurementFact]:
    share = condition_state(ConditionFact(0, "", covenant, SHARE, Decimal(1)), known, day).measurement
    if share is not None and share.latest is not None and figures.market_then is not None:
        yield _fact(-3, covenant, MARKET_OF[SHARE], figures.market_then, share.latest, share.known_from)
    tomorrow = day + timedelta(days=1)
    if figures.market_now is not None:
        yield _fact(-4, covenant, MARKET_OF[SHARE], figures.market_now, tomorrow, tomorrow)


def _fact(key: int, covenant: str, unit: str, value: Decimal, day: date, known_from: date) -> MeasurementFact:
    return MeasurementFact(key, covenant, unit, value, value, False, day, day, known_from, _LAST)
