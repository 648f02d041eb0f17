"""Which public figures a change of master data moves: what a publisher sees before it is sealed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from covenants.moment.record import Record, UnknownRule, read_record
from covenants.rows import rule_facts
from covenants.selectors.figures import figures
from dossier.actions_masters import Pending
from dossier.published import Version, published_at, trial
from imvo_tracker.lib.asof import AsOf, today

# The letter of 17 June 2016, both deadlines, the ends of the years that followed; and today.
CONTROL_DAYS = (date(2016, 6, 17), date(2016, 12, 31), date(2017, 6, 30), date(2018, 12, 31), date(2019, 12, 31))
_COUNTS = ("signed", "presented", "in_negotiation")


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure of one rule on one day, as known then; None where the rule is not there.

    `figure` is a key of `manage.py figures`, for `expected_by` with the day behind it.
    """

    day: date
    rule: str
    figure: str
    before: int | None
    after: int | None


def changed_figures(pending: Sequence[Pending]) -> list[FigureChange]:
    """Return every figure of the control days that would say something else, in the order of days and rules."""
    now = published_at(None)
    tried = now.with_changes({one.place: Version(one.key, one.new) for one in pending})
    before = _figures()
    with trial(tried):
        after = _figures()
    return [
        FigureChange(*place, before.get(place), after.get(place))
        for place in dict.fromkeys([*before, *after])
        if before.get(place) != after.get(place)
    ]


def _figures() -> dict[tuple[date, str, str], int]:
    counts = {}
    for day in (*CONTROL_DAYS, today()):
        as_of = AsOf(day, day)
        for rule in [fact.slug for fact in rule_facts(as_of)] or [""]:
            record = _record(as_of, rule)
            for name, value in _counts(record) if record else ():
                counts[day, rule, name] = value
    return counts


def _record(as_of: AsOf, rule: str) -> Record | None:
    try:
        return read_record(as_of, rule=rule)
    except UnknownRule:
        return None


def _counts(record: Record) -> Iterable[tuple[str, int]]:
    said = figures(record)
    for name in _COUNTS:
        yield name, int(str(said[name]))
    expected, known = said["expected_by"], 0
    for day, count in expected.items() if isinstance(expected, dict) else ():
        if count > known:  # a day that adds nothing says no other number than the day before
            yield f"expected_by {day}", count
        known = count
