"""Events of the draft beside the record: signed or not, on that day or another, expected as before or moved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from covenants.domain.checking_draft.types import Draft, Finding, RecordSide, Said, Sort, Verdict
from covenants.domain.reading_in.types import Proposal
from covenants.kinds import KIND_ORDER
from imvo_tracker.lib.doubts import gettext_noop as _

SIGNED, PRESENTED, FACT = "signed", "presented", "fact"
# Where the draft itself says that an earlier day is left
_SAYS_SO = re.compile(
    r"\b(?:later dan|uitgesteld|uitstel|verschoven|opgeschoven|vertraging|vertraagd|niet gehaald|in plaats van|eerder (?:was|werd|gemeld|"
    r"aangekondigd|verwacht)|aanvankelijk|anders dan|langer duurt|duurt langer|meer tijd)\b",
    re.IGNORECASE,
)


def event_findings(draft: Draft, record: RecordSide) -> Iterator[Finding]:
    """Yield a finding for each milestone of the draft."""
    for row in draft.rows:
        if row.table == "milestone":
            yield _fact(row, record) if row.firmness == FACT else _expectation(row, record)


def _fact(row: Proposal, record: RecordSide) -> Finding:
    event = (row.about, row.kind)
    known = record.achieved.get(event)
    if known is None:
        return _no_such_fact(row, record)
    if row.period is None:
        return _finding(row, record, Verdict.AGREES, _("%(name)s: %(kind)s, as in the record."), known)
    said = [known, *record.facts.get(event, ())]
    if row.period.earliest == row.period.latest:
        exact = [one for one in said if one.earliest == one.latest] or said
    else:
        exact = said
    agreeing = next((one for one in exact if row.period.overlaps(one.earliest, one.latest)), None)
    if agreeing is not None:
        return _finding(row, record, Verdict.AGREES, _("%(name)s: %(kind)s, as in the record."), agreeing)
    return _finding(
        row, record, Verdict.DIFFERS, _("%(name)s: %(kind)s. The draft says %(draft)s, the record %(window)s."), known
    )


def _no_such_fact(row: Proposal, record: RecordSide) -> Finding:
    """Presented is not signed: what comes after in the order of milestones is said not to be reached."""
    presented = record.achieved.get((row.about, PRESENTED))
    if row.kind == SIGNED and presented is not None:
        return _finding(
            row, record, Verdict.DIFFERS,
            _("%(name)s: the record knows no signature by that day; the agreement was presented (%(window)s)."), presented,
        )  # fmt: skip
    expected = record.expected.get((row.about, row.kind))
    if expected is not None and row.kind == SIGNED:
        return _finding(
            row, record, Verdict.DIFFERS,
            _("%(name)s: the record knows no such fact by that day, only an expectation (%(window)s)."), expected,
        )  # fmt: skip
    return _finding(row, record, Verdict.ABSENT, _("%(name)s: %(kind)s. The record says nothing of it."), None)


def _expectation(row: Proposal, record: RecordSide) -> Finding:
    event = (row.about, row.kind)
    done, expected = record.achieved.get(event), record.expected.get(event)
    if done is not None and done.latest is not None and done.latest < record.day and not _is_repeated(row, done):
        return _finding(
            row, record, Verdict.DIFFERS, _("%(name)s: %(kind)s is still to come in the draft; in the record it is done (%(window)s)."), done
        )  # fmt: skip
    if expected is None:
        return _finding(row, record, Verdict.ABSENT, _("%(name)s: %(kind)s. The record says nothing of it."), None)
    latest = row.period.latest if row.period else None
    if latest == expected.latest or (row.period is None and not row.choices):
        return _finding(row, record, Verdict.AGREES, _("%(name)s: %(kind)s expected, as in the record."), expected)
    if expected.latest is None or latest is None:
        return _finding(
            row, record, Verdict.NOTED, _("%(name)s: %(kind)s. The draft says %(draft)s, the record %(window)s."), expected
        )
    return _moved(row, record, expected)


def _is_repeated(row: Proposal, done: Said) -> bool:
    """What may happen more than once can be to come again."""
    return row.kind in ("evaluated", "renewed", "talks_started")


def _moved(row: Proposal, record: RecordSide, expected: Said) -> Finding:
    says_so = _SAYS_SO.search(row.sentence.text)
    if says_so:
        return _finding(
            row, record, Verdict.NOTED,
            _("%(name)s: moved from %(window)s to %(draft)s, and the draft says so."), expected,
        )  # fmt: skip
    return _finding(
        row, record, Verdict.DIFFERS,
        _("%(name)s: an earlier promise is moved without a word: it was %(window)s, the draft says %(draft)s."), expected,
    )  # fmt: skip


def _finding(row: Proposal, record: RecordSide, verdict: Verdict, message: str, said: Said | None) -> Finding:
    start = max(row.sentence.text.find(row.words), 0)
    period = row.period
    return Finding(
        verdict,
        Sort.DATE if period is not None else Sort.CLAIM,
        message,
        {
            "name": record.names.get(row.about, row.about),
            "kind": row.kind,
            "draft": (period.earliest, period.latest) if period else None,
            "window": (said.earliest, said.latest) if said else None,
        },
        said.source if said else "",
        row.sentence,
        start,
        start + len(row.words) if row.words in row.sentence.text else len(row.sentence.text),
    )


def order_of(kind: str) -> int:
    return KIND_ORDER.get(kind, len(KIND_ORDER))
