"""The figures on a covenant's page: what its threshold asked and got, and the newest number in each unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from covenants.evidence.statements import Statement
from dashboards.page_request import PageRequest
from dashboards.thresholds.section import MeasuredSource, ThresholdLines, newest_of_each_unit, threshold_lines
from dashboards.words.ages import say_said
from dashboards.words.marks import SourceMark, hosted_mark
from dashboards.words.statements import say_quantity, statement_link
from dashboards.words.wording import pick, say_choice, say_period

MOST_FIGURES = 4


@dataclass(frozen=True, slots=True)
class ConditionView:
    """One condition with the words that ask it and the source of what was measured."""

    needed: str
    measured: str
    state: str
    state_label: str
    wording: str
    asked_in: SourceMark | None
    source: SourceMark | None


@dataclass(frozen=True, slots=True)
class ThresholdView:
    """One threshold: its verdict in a sentence, and a row for each condition."""

    sentence: str
    conditions: tuple[ConditionView, ...]


@dataclass(frozen=True, slots=True)
class FigureLine:
    """The newest number in one unit: of which day, of how many, by whom, known since when."""

    number: str
    when: str
    out_of: str
    who: str
    said: str
    url: str
    source: SourceMark


def threshold_views(source: MeasuredSource) -> tuple[ThresholdView, ...]:
    """Return the thresholds of the covenant, at the day that counts."""
    return tuple(_threshold(threshold, source.asked) for threshold in threshold_lines(source))


def _threshold(threshold: ThresholdLines, asked: PageRequest) -> ThresholdView:
    return ThresholdView(
        threshold.sentence,
        tuple(
            ConditionView(
                needed=capfirst(one.needed),
                measured=one.measured,
                state=one.state,
                state_label=one.state_label,
                wording=one.words.evidence.wording if one.words else "",
                asked_in=hosted_mark(one.words.evidence, asked) if one.words else None,
                source=hosted_mark(one.said.evidence, asked) if one.said else None,
            )
            for one in threshold.conditions
        ),
    )


def figure_lines(source: MeasuredSource) -> tuple[FigureLine, ...]:
    """Return the newest figure of each unit that no threshold asks for, each with the day it speaks of."""
    newest = newest_of_each_unit(source.statements, source.record.as_of.day)
    drawn = {one.condition.unit for state in source.record.thresholds_of([source.covenant]) for one in state.conditions}
    others = [said for said in newest if said.entry.unit not in drawn]
    return tuple(_figure(said, source) for said in others[:MOST_FIGURES])


def _figure(said: Statement, source: MeasuredSource) -> FigureLine:
    entry: Any = said.entry
    evidence = said.evidence
    return FigureLine(
        number=say_quantity(entry.low, entry.high, say_choice(entry, "unit"), approx=entry.approx),
        when=say_period(said.period) if said.period and said.period.edtf else "",
        out_of=pick(entry.denominator, entry.denominator_en),
        who=pick(evidence.actor, evidence.actor_en),
        said=say_said(evidence),
        url=statement_link(source.asked, source.covenant, said.key),
        source=hosted_mark(evidence, source.asked),
    )
