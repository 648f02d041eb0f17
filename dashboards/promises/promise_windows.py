"""Promises against reality: each promise as the window it named, and the days on which the event came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from covenants.domain.promises import Promise
from dashboards.promises.source import PromiseSource
from dashboards.words.promises import PROMISE_LABELS, say_days_late
from dashboards.words.wording import say_kind

MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One promise: its window, and the days the event came on (more than one where sources differ)."""

    label: str
    first: date | None
    last: date
    came: tuple[date, ...]
    outcome: str
    days: str


@dataclass(frozen=True, slots=True)
class PromiseWindows:
    """The promises that fit the filters and have a last day, worst first; `note` says which are left out."""

    lines: tuple[PromiseLine, ...]
    note: str


def promise_windows(source: PromiseSource) -> PromiseWindows:
    """Return the lines; none when no promise with a last day fits."""
    dated = source.matches.dated(strict=source.strict)
    worst = dated.worst(MOST_ROWS, strict=source.strict)
    return PromiseWindows(tuple(_line(one, source) for one in worst if isinstance(one, Promise)), _note(len(dated)))


def _note(count: int) -> str:
    words = _("The latest first. Promises without a final date are left out: they cannot be late.")
    if count <= MOST_ROWS:
        return words
    more = _("Here are %(shown)s of %(count)s; filter to see the others.") % {"shown": MOST_ROWS, "count": count}
    return f"{words} {more}"


def _line(promise: Promise, source: PromiseSource) -> PromiseLine:
    bound = promise.fact.bound(strict=source.strict) or date.max
    earliest = promise.fact.earliest
    name = source.names.covenant(promise.fact.covenant)
    return PromiseLine(
        label=f"{name}: {say_kind(promise.fact.kind)}",
        first=min(earliest, bound) if earliest else None,
        last=bound,
        came=tuple(sorted({fact.latest for fact in promise.came if fact.latest})),
        outcome=str(PROMISE_LABELS[promise.word(strict=source.strict)]),
        days=say_days_late(promise.judged(strict=source.strict), came=bool(promise.came)),
    )
