"""The goal, its deadlines, and the sum of what was promised beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from covenants.domain.targets import Goal, OutlookSum, documents_with_outlook, outlook_sums
from covenants.evidence.statements import Statement
from covenants.moment.record import Record
from dashboards.page_request import PageRequest
from dashboards.words.marks import SourceMark, evidence_mark
from dashboards.words.statements import Item
from dashboards.words.wording import say_day, say_number


@dataclass(frozen=True, slots=True)
class GoalView:
    """The goal in words, with the sources of both deadlines."""

    count: int
    label: str
    items: tuple[Item, ...]
    sources: tuple[SourceMark, ...]


@dataclass(frozen=True, slots=True)
class SumCheck:
    """What the newest document with an outlook adds up to: rows for a table, and the sum in one sentence."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sentence: str
    notes: tuple[str, ...]


def goal_view(record: Record, said: Sequence[Statement], asked: PageRequest) -> GoalView | None:
    """Return the goal, or None while none was known."""
    goal = record.goal
    if goal is None:
        return None
    by_key = {item.entry.pk: item for item in said}
    keys = dict.fromkeys((goal.first.key, goal.current.key))
    return GoalView(
        count=int(goal.count),
        label=_("Goal: %(count)s covenants") % {"count": int(goal.count)},
        items=tuple(_deadlines(goal)),
        sources=tuple(evidence_mark(by_key[key].evidence, asked) for key in keys if key in by_key),
    )


def _deadlines(goal: Goal) -> list[Item]:
    items = [Item(_("Goal"), _("%(count)s covenants") % {"count": int(goal.count)})]
    if goal.superseded_by is None:
        return [*items, Item(_("Deadline"), say_day(goal.deadline) or _("none"))]
    replaced = _("replaced by %(day)s") % {"day": say_day(goal.superseded_by)}
    return [
        *items,
        Item(_("First deadline"), say_day(goal.deadline), note=f"({replaced})"),
        Item(_("New deadline"), say_day(goal.superseded_by)),
    ]


def sum_check(record: Record, said: Sequence[Statement]) -> SumCheck | None:
    """Return the sum of the newest document with an outlook, or None where there is none."""
    documents = documents_with_outlook(record.targets)
    if not documents:
        return None
    document = documents[-1]
    sums = outlook_sums(record.targets, document)
    titles = {item.evidence.document_key: item for item in said}
    return SumCheck(
        title=_document(titles, document),
        columns=(
            _("Until"),
            _("As the document names them"),
            _("Together"),
            _("Running total"),
            _("Covenants named"),
            _("Goal"),
        ),
        rows=tuple(_row(found, record, document) for found in sums),
        sentence=_sentence(sums, record.goal),
        notes=tuple(_note(found) for found in sums if len(found.parts) > 1),
    )


def _document(titles: Mapping[str, Statement], key: str) -> str:
    if key not in titles:
        return key
    number = titles[key].evidence.printed_number
    return _("Parliamentary paper %(number)s") % {"number": number} if number else titles[key].evidence.document_title


def _row(found: OutlookSum, record: Record, document: str) -> tuple[str, ...]:
    return (
        say_day(found.until),
        _(" or ").join(_plus(part) for part in found.parts.values()),
        say_number(found.quantity),
        say_number(found.cumulative),
        str(record.counted.promised_in(document).by(found.until)),
        say_number(record.goal.count) if record.goal else "–",
    )


def _plus(quantities: Sequence[Decimal]) -> str:
    return " + ".join(map(say_number, quantities))


def _sentence(sums: Sequence[OutlookSum], goal: Goal | None) -> str:
    total = sums[-1].cumulative
    added = _plus([found.quantity for found in sums])
    summed = f"{added} = {say_number(total)}" if len(sums) > 1 else say_number(total)
    if goal is None:
        return _("Added up: %(sum)s.") % {"sum": summed}
    return _("Added up: %(sum)s, beside a goal of %(goal)s.") % {"sum": summed, "goal": say_number(goal.count)}


def _note(found: OutlookSum) -> str:
    groupings = _(" and ").join(_plus(part) for part in found.parts.values())
    if found.groupings_agree:
        return _("%(groupings)s are two groupings of the same %(count)s: they are never added.") % {
            "groupings": groupings,
            "count": say_number(found.quantity),
        }
    return _("%(groupings)s do not come to the same sum; the highest is used.") % {"groupings": groupings}
