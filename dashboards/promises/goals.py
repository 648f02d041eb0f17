"""The history of each goal in covenants: set, given up, expected again; and what came of it. One voice a goal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.choices import Unit
from covenants.domain.facts import ABANDONED
from covenants.domain.number_promises import GOAL, NumberPromise
from covenants.domain.promises import Outcome
from covenants.evidence.statements import Statement
from dashboards.frame.base import Link
from dashboards.promises.source import PromiseSource
from dashboards.words.ages import say_said
from dashboards.words.marks import Badge, SourceMark, evidence_mark, say_late
from dashboards.words.statements import say_source, source_url
from dashboards.words.wording import pick, say_choice, say_day, say_number
from dossier.domain.dated import said_on
from imvo_tracker.lib.period_said import say_period_of

CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One thing said of a goal: since when it is known, for when, what came. `note` says how we have it."""

    known: str
    said: str
    badge: Badge
    came: str
    came_url: str
    source: SourceMark
    note: str


@dataclass(frozen=True, slots=True)
class GoalHistory:
    """What one voice said of one goal, oldest first."""

    name: str
    lines: tuple[GoalLine, ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A count that somebody gave, with what it counts. `known_on` is empty for an undated source."""

    key: str
    known_on: date | None
    firmness: str
    quantity: Decimal
    earliest: date | None
    latest: date | None
    known: str
    actor: str
    count: str
    when: str
    rule: str
    text: str
    source_label: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A goal that promises no covenant, and the documents that speak of it."""

    name: str
    links: tuple[Link, ...]


def goal_histories(source: PromiseSource, said: Iterable[Statement]) -> tuple[GoalHistory, ...]:
    """Return the history of every goal in covenants, the oldest first; claims and parts of sums stand elsewhere."""
    statements = {one.entry.pk: one for one in said}
    lines: dict[str, list[tuple[date, int, GoalLine]]] = {}
    for promise in source.ledger.numbers:
        statement = statements[promise.fact.key]
        line = _promise_line(promise, statement, source)
        lines.setdefault(promise.fact.target, []).append((_since(statement), 1, line))
    for one in statements.values():
        entry = one.entry
        if entry.modality == ABANDONED and entry.role == GOAL and entry.target.slug in lines:
            lines[entry.target.slug].append((_since(one), 0, _given_up(one, source)))
    names = {
        one.entry.target.slug: pick(one.entry.target.name, one.entry.target.name_en) for one in statements.values()
    }
    return tuple(
        GoalHistory(names[slug], tuple(line for _day, _order, line in sorted(dated, key=lambda one: one[:2])))
        for slug, dated in lines.items()
    )


def _promise_line(promise: NumberPromise, statement: Statement, source: PromiseSource) -> GoalLine:
    judged = promise.judged(strict=source.strict)
    is_goal = promise.fact.role == GOAL
    return GoalLine(
        known=say_said(statement.evidence),
        said=_say_goal(promise, statement) if is_goal else _say_expected(promise, statement),
        badge=_badge(judged.outcome, is_goal=is_goal),
        came=_say_came(promise, judged.most or 0, source),
        came_url=_signed_by(promise, source),
        source=evidence_mark(statement.evidence, source.asked),
        note=pick(statement.evidence.note, statement.evidence.note_en) if is_goal else "",
    )


def _say_goal(promise: NumberPromise, statement: Statement) -> str:
    words = {"count": say_number(promise.fact.quantity), "when": _say_when(statement)}
    if promise.fact.counts_from:
        return _("Goal: %(count)s new agreements in %(when)s") % words
    return _("Goal: %(count)s agreements in %(when)s") % words


def _say_expected(promise: NumberPromise, statement: Statement) -> str:
    return _("Expectation, no new goal: %(count)s agreements in %(when)s") % {
        "count": say_number(promise.fact.quantity),
        "when": _say_when(statement),
    }


def _say_when(statement: Statement) -> str:
    period = statement.period
    return say_period_of(period.earliest, period.latest, period.rule) if period else ""


def _badge(outcome: Outcome, *, is_goal: bool) -> Badge:
    if outcome is Outcome.KEPT:
        return Badge("achieved", _("reached in time") if is_goal else _("came true"))
    if outcome is Outcome.LATE:
        return Badge("late", _("missed") if is_goal else _("did not come true"))
    return Badge("due", _("still open")) if outcome is Outcome.OPEN else Badge("open", _("no final date"))


def _given_up(statement: Statement, source: PromiseSource) -> GoalLine:
    return GoalLine(
        known=say_said(statement.evidence),
        said=_("The goal is abandoned"),
        badge=Badge("abandoned", _("abandoned")),
        came="",
        came_url="",
        source=evidence_mark(statement.evidence, source.asked),
        note="",
    )


def _say_came(promise: NumberPromise, days: int, source: PromiseSource) -> str:
    """Return how many were there on the last day, and when the number was reached."""
    as_of, goal = source.record.as_of, say_number(promise.fact.quantity)
    day = min(promise.fact.latest or as_of.day, as_of.day)
    then = _("%(count)s of %(goal)s on %(day)s") % {"count": promise.by_deadline, "goal": goal, "day": say_day(day)}
    words = {"then": then, "day": say_day(promise.reached_on), "days": days, "count": promise.so_far, "goal": goal}
    if promise.reached_on and days:
        return _("%(then)s; number %(goal)s on %(day)s, %(late)s") % {**words, "late": say_late(days)}
    if promise.reached_on:
        return _("number %(goal)s on %(day)s") % words
    if days:
        return (
            ngettext(
                "%(then)s; %(count)s so far, %(days)s day after the last day",
                "%(then)s; %(count)s so far, %(days)s days after the last day",
                days,
            )
            % words
        )
    return then


def _signed_by(promise: NumberPromise, source: PromiseSource) -> str:
    """The rows behind the count: the signed covenants on the last promised day, with the same knowledge.

    What counts as "new" or "still running" on another day has no list of its own to open.
    """
    as_of = source.record.as_of
    if promise.fact.counts_from or source.record.rule.running_only:
        return ""
    day = min(promise.fact.latest or as_of.day, as_of.day)
    moment = {"peildatum": day.isoformat(), "bekend_op": as_of.known_on.isoformat()}
    return source.asked.link("covenants", status="signed", **moment)


def claim_lines(source: PromiseSource, said: Iterable[Statement]) -> tuple[ClaimLine, ...]:
    """Return every count of covenants that somebody gave, oldest first; they do not count the same things."""
    claims = [one for one in said if one.entry.role == CLAIM and one.entry.unit == Unit.COVENANT]
    return tuple(_claim(one, source) for one in sorted(claims, key=lambda one: (_since(one), one.entry.pk)))


def _since(said: Statement) -> date:
    """Return the day by which a statement stands among others: those of undated sources come last."""
    return said_on(said.evidence) or date.max


def _claim(one: Statement, source: PromiseSource) -> ClaimLine:
    entry, evidence = one.entry, one.evidence
    rule = entry.counting_rule
    return ClaimLine(
        key=one.key,
        known_on=said_on(evidence),
        firmness=say_choice(entry, "modality"),
        quantity=entry.quantity,
        earliest=one.period.earliest if one.period else None,
        latest=one.period.latest if one.period else None,
        known=say_said(evidence),
        actor=pick(entry.actor.name, entry.actor.name_en),
        count=f"{say_choice(entry, 'modality')}: {say_number(entry.quantity)}"
        if entry.modality != "fact"
        else say_number(entry.quantity),
        when=_say_when(one),
        rule=pick(rule.name, rule.name_en) if rule else _("not stated"),
        text="" if evidence.source_to_come else pick(entry.text, entry.text_en),
        source_label=say_source(evidence),
        source_url=source_url(evidence, source.asked),
    )


def goals_elsewhere(source: PromiseSource, said: Iterable[Statement]) -> tuple[Elsewhere, ...]:
    """Return the goals counted in something else than covenants, with the documents that speak of them."""
    by_target: dict[str, tuple[str, dict[str, Link]]] = {}
    for one in said:
        evidence, target = one.evidence, one.entry.target
        if one.entry.unit != Unit.COVENANT and evidence.document_key:
            _name, links = by_target.setdefault(target.slug, (pick(target.name, target.name_en), {}))
            label = pick(evidence.document_title, evidence.document_title_en) or evidence.printed_number
            links.setdefault(evidence.document_key, Link(source_url(evidence, source.asked), label))
    return tuple(Elsewhere(name, tuple(links.values())) for name, links in by_target.values())
