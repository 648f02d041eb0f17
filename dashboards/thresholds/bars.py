"""Thresholds as bars against their lines: one bar for each condition, each in its own unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from covenants.choices import SHARES, Unit
from covenants.domain.thresholds import ConditionState, ThresholdState
from covenants.evidence.statements import Statement
from dashboards.charts.base import ChartSource
from dashboards.words.statements import say_judged, say_source, source_url
from dashboards.words.wording import VERDICT_LABELS, VERDICT_STATES, pick, say_minimum


@dataclass(frozen=True, slots=True)
class Bar:
    """One condition. `low` and `high` are exact, in `unit`; positions are percentages of the bar."""

    label: str
    unit: str
    state: str
    state_label: str
    measured: str
    sentence: str
    minimum: Decimal
    low: Decimal | None
    high: Decimal | None
    end: Decimal
    low_at: float | None
    maybe_width: float | None
    minimum_at: float
    minimum_label: str
    wording: str
    source_label: str
    source_url: str


@dataclass(frozen=True, slots=True)
class ThresholdBars:
    """What `components/threshold.html` prints of one threshold."""

    id: str
    title: str
    text: str
    conditions: tuple[Bar, ...]


def threshold_bars(source: ChartSource) -> tuple[ThresholdBars, ...]:
    """Return the thresholds of the source's covenant."""
    by_key = {item.key: item for item in source.statements}
    return tuple(_threshold(state, by_key, source) for state in source.record.thresholds_of([source.covenant]))


def _threshold(state: ThresholdState, by_key: Mapping[str, Statement], source: ChartSource) -> ThresholdBars:
    said = by_key.get(f"thresholdcondition-{state.conditions[0].condition.key}")
    entry: Any = said.entry if said else None
    threshold = entry.threshold if entry else None
    return ThresholdBars(
        id=f"drempel-{state.threshold}",
        title=pick(threshold.name, threshold.name_en) if threshold else state.threshold,
        text=_("All conditions must hold at once: %(verdict)s.")
        % {"verdict": str(VERDICT_LABELS[state.verdict]).lower()},
        conditions=tuple(_bar(judged, by_key, source) for judged in state.conditions),
    )


def _bar(judged: ConditionState, by_key: Mapping[str, Statement], source: ChartSource) -> Bar:
    condition, measurement = judged.condition, judged.measurement
    needed = say_minimum(condition.minimum, condition.unit)
    measured = say_judged(judged)
    key = f"measurement-{measurement.key}" if measurement else f"thresholdcondition-{condition.key}"
    said = by_key.get(key) or by_key.get(f"thresholdcondition-{condition.key}")
    low, high = (measurement.low, measurement.high) if measurement else (None, None)
    end = _end_of_scale(condition.unit, condition.minimum, low, high)
    low_at, maybe_width = _positions(low, high, end) if measurement else (None, None)
    return Bar(
        label=capfirst(needed),
        unit=str(Unit(condition.unit).label),
        state=VERDICT_STATES[judged.verdict],
        state_label=str(VERDICT_LABELS[judged.verdict]),
        measured=measured,
        sentence=_sentence(needed, measured, said),
        minimum=condition.minimum,
        low=low,
        high=high,
        end=end,
        low_at=low_at,
        maybe_width=maybe_width,
        minimum_at=_percent(condition.minimum, end),
        minimum_label=needed,
        wording=said.evidence.wording if said else "",
        source_label=say_source(said.evidence) if said else "",
        source_url=source_url(said.evidence, source.asked) if said else "",
    )


def _sentence(needed: str, measured: str, said: Statement | None) -> str:
    sentence = _("Needed: %(needed)s. Measured: %(measured)s.") % {"needed": needed, "measured": measured}
    entry: Any = said.entry if said else None
    out_of = pick(entry.denominator, entry.denominator_en) if entry else ""
    return f"{sentence} {_('Out of: %(words)s.') % {'words': out_of}}" if out_of else sentence


def _end_of_scale(unit: str, minimum: Decimal, low: Decimal | None, high: Decimal | None) -> Decimal:
    """A share ends at 100; a count leaves room beyond whatever is largest."""
    largest = max(value for value in (minimum, low, high) if value is not None)
    return max(Decimal(100), largest) if unit in SHARES else largest * Decimal("1.4")


def _positions(low: Decimal | None, high: Decimal | None, end: Decimal) -> tuple[float | None, float | None]:
    start = _percent(low, end) if low is not None else 0.0
    stop = _percent(high, end) if high is not None else 100.0
    return (start if low is not None else None), round(stop - start, 2)


def _percent(value: Decimal, end: Decimal) -> float:
    return round(float(100 * value / end), 2)
