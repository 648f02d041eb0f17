"""Numbers of the draft beside the record: covenants counted, goals, conditions, measurements."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

from covenants.domain.checking_draft.types import Amount, Draft, Finding, RecordSide, Sort, Verdict
from covenants.domain.facts import TargetFact
from covenants.domain.reading_in.clauses import NEARLY
from covenants.domain.reading_in.types import Proposal
from imvo_tracker.lib.doubts import gettext_noop as _
from imvo_tracker.lib.numbers import print_number

# A figure so much older than the draft may have changed since
STILL_TRUE = timedelta(days=183)


def amount_findings(draft: Draft, record: RecordSide) -> Iterator[Finding]:
    """Yield a finding for each number of the draft that the record can know."""
    for row in draft.rows:
        if row.quantity is None:
            continue
        if row.what == "target:goal":
            yield _goal(row, record)
        elif row.what == "target:claim":
            yield _claim(row, record)
        elif row.what == "target:outlook":
            yield from _outlook(row, record)
        elif row.table in ("condition", "measurement"):
            yield _amount(row, record, draft)
        elif row.table == "report" and row.unit == "sector":
            yield _sectors(row, record)


def _goal(row: Proposal, record: RecordSide) -> Finding:
    """A goal is held against those of the record: the same number for the same time, or which of the two differs."""
    goals = [one for one in record.targets if one.role == "goal"]
    latest = row.period.latest if row.period else None
    same_number = [one for one in goals if one.quantity == row.quantity]
    same_day = [one for one in goals if latest is None or one.latest == latest]
    both = [one for one in same_number if one in same_day]
    meant = next(iter([*both, *same_number, *same_day]), None)
    if meant is None:
        return _finding(row, Verdict.ABSENT, _("Goal: %(draft)s covenants. The record has no such goal."), "")
    source = record.target_sources.get(meant.key, "")
    known = {"record": meant.quantity, "window": (meant.earliest, meant.latest), "period": _window(row)}
    if both:
        return _finding(row, Verdict.AGREES, _("Goal: %(draft)s covenants, as in the record."), source, **known)
    if same_number:
        message = _("Goal: %(draft)s covenants by another day: %(period)s. In the record it is %(window)s.")
    else:
        message = _("Goal: %(draft)s covenants. In the record it is %(record)s.")
    return _finding(row, Verdict.DIFFERS, message, source, **known)


def _claim(row: Proposal, record: RecordSide) -> Finding:
    """How many are signed is what the pages say on that day; another counting rule may say it too."""
    until = row.period.latest if row.period and row.period.latest else record.day
    count = bisect_right(record.signed_days, min(until, record.day))
    since = row.period.earliest if row.period else None
    within = sum(since <= day <= until for day in record.signed_days) if since is not None else count
    if row.quantity in (count, within):  # "in 2017 drie" counts those of that year
        return _finding(row, Verdict.AGREES, _("Signed: %(draft)s, as in the record."), record.rule)
    if until >= record.day:
        other = next((rule for rule, number in record.signed_by_rule.items() if number == row.quantity), "")
        if other:
            message = _("Signed: %(draft)s. So it is by the rule “%(rule)s”; by the rule “%(usual)s” it is %(record)s.")
            return _finding(row, Verdict.DIFFERS, message, other, record=count, rule=other, usual=record.rule)
    message = _("Signed: %(draft)s. The record counts %(record)s by that day.")
    return _finding(row, Verdict.DIFFERS, message, record.rule, record=count)


def _outlook(row: Proposal, record: RecordSide) -> Iterator[Finding]:
    if NEARLY.search(row.words):
        yield _nearly(row, record)
        return
    latest = row.period.latest if row.period else None
    same_day = [one for one in record.targets if one.role == "outlook" and one.latest == latest]
    equal = next((one for one in same_day if one.quantity == row.quantity), None)
    if equal is None and row.was_expected:
        equal = next((one for one in same_day if _all_of(one.tally, same_day) == row.quantity), None)
    if equal is not None:
        source = record.target_sources.get(equal.key, "")
        yield _finding(row, Verdict.AGREES, _("Expected: %(draft)s, as in the record."), source)
    elif same_day:
        said = same_day[-1]
        message = _("Expected for %(period)s: %(draft)s. Earlier it was %(record)s.")
        source = record.target_sources.get(said.key, "")
        verdict = Verdict.DIFFERS if row.was_expected else Verdict.NOTED
        yield _finding(row, verdict, message, source, record=said.quantity, period=_window(row))
    else:
        message = _("Expected for %(period)s: %(draft)s. The record has no number for it.")
        yield _finding(row, Verdict.ABSENT, message, "", period=_window(row))


def _all_of(tally: str, outlooks: Sequence[TargetFact]) -> Decimal:
    """Return what the numbers of one tally make together: what a letter expected for a day in all."""
    return sum((one.quantity for one in outlooks if one.tally == tally), Decimal())


def _nearly(row: Proposal, record: RecordSide) -> Finding:
    """ "Twee zo goed als afgerond": nearly done is not signed, and the reader is told how many are."""
    count = bisect_right(record.signed_days, record.day)
    message = _("Called as good as finished: %(draft)s. Signed by that day: %(record)s.")
    verdict = Verdict.DIFFERS if count < (row.quantity or 0) else Verdict.NOTED
    return _finding(row, verdict, message, record.rule, record=count)


def _amount(row: Proposal, record: RecordSide, draft: Draft) -> Finding:
    """A number is held against those of the same covenant and unit: the condition, or what was measured by then."""
    covenant = record.covenant_of_threshold.get(row.about, row.about)
    same = [one for one in record.amounts if one.about == covenant and one.unit == row.unit]
    asked = [one for one in same if one.asked]
    if row.table == "condition" and asked:
        wanted = asked[-1]
        verdict = Verdict.AGREES if wanted.figure == row.quantity else Verdict.DIFFERS
        message = (
            _("The condition of %(draft)s %(unit)s, as in the record.")
            if verdict is Verdict.AGREES
            else _("A condition of %(draft)s %(unit)s; in the record it is %(record)s.")
        )
        return _finding(row, verdict, message, wanted.source, record=wanted.figure)
    measured = [one for one in same if not one.asked]
    holding = next((one for one in measured if _holds(one, row.quantity)), None)
    if holding is not None:
        return _finding(row, Verdict.AGREES, _("%(draft)s %(unit)s, as in the record."), holding.source)
    comparable = [one for one in measured if None not in (one.low, one.high) and _of_that_time(one, row)]
    if comparable:
        last = max(comparable, key=lambda one: one.latest or record.day)
        message = _("%(draft)s %(unit)s; the record says %(record)s (%(until)s).")
        is_old = row.period is None and last.latest is not None and record.day - last.latest > STILL_TRUE
        verdict = Verdict.NOTED if is_old else Verdict.DIFFERS
        return _finding(row, verdict, message, last.source, record=last.figure, until=(last.latest, last.latest))
    return _finding(row, Verdict.ABSENT, _("%(draft)s %(unit)s: the record has no such figure."), "")


def _holds(one: Amount, quantity: Decimal | None) -> bool:
    if quantity is None:
        return False
    low, high = one.low, one.high
    if low is not None and high is not None:
        return low <= quantity <= high
    return quantity in (low, high)


def _of_that_time(one: Amount, row: Proposal) -> bool:
    """An undated number speaks of the time of the draft or before; a dated one of its own time."""
    if row.period is None or one.latest is None:
        return True
    return row.period.overlaps(one.latest, one.latest)


def _sectors(row: Proposal, record: RecordSide) -> Finding:
    known = [one for one in record.amounts if one.unit == "sector" and not one.asked]
    if any(_holds(one, row.quantity) for one in known):
        return _finding(row, Verdict.AGREES, _("%(draft)s %(unit)s, as in the record."), known[-1].source)
    if known:
        numbers = " / ".join(sorted({print_number(one.figure) for one in known if one.figure is not None}))
        message = _("%(draft)s %(unit)s; the record names %(numbers)s.")
        return _finding(row, Verdict.NOTED, message, known[-1].source, numbers=numbers)
    return _finding(row, Verdict.ABSENT, _("%(draft)s %(unit)s: the record has no such figure."), "")


def _window(row: Proposal) -> tuple[object, object] | None:
    return (row.period.earliest, row.period.latest) if row.period else None


def _finding(row: Proposal, verdict: Verdict, message: str, source: str, **values: object) -> Finding:
    return Finding(
        verdict,
        Sort.NUMBER,
        message,
        {"draft": row.quantity, "unit": row.unit, **values},
        source,
        row.sentence,
        *row.place,
    )
