"""Events of the draft beside the record: signed or not, on that day or another, expected as before or moved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from covenants.domain.checking_draft.types import Draft, Finding, RecordSide, Said, Sort, Verdict
from covenants.domain.reading_in.types import Proposal
from imvo_tracker.lib.doubts import gettext_noop as _

SIGNED, PRESENTED, FACT = "signed", "presented", "fact"
# What may happen more than once can be to come again
REPEATED = ("evaluated", "renewed", "talks_started")
# What ends talks or an agreement
ENDS = ("talks_stopped", "ended", "ended_early")
# A promise told of as one that was kept is no new one
_KEPT = re.compile(r"\b(?:nagekomen|ingelost|waargemaakt|gestand gedaan)\b", re.IGNORECASE)
# Where the draft itself says that an earlier day is left
_SAYS_SO = re.compile(
    r"\b(?:later dan|uitgesteld|uitstel|verschoven|opgeschoven|vertraging|vertraagd|niet gehaald|in plaats van"
    r"|eerder (?:was|werd|gemeld|aangekondigd|verwacht)|aanvankelijk|anders dan|langer duurt|duurt langer|meer tijd)\b",
    re.IGNORECASE,
)
_AS_KNOWN = _("%(name)s: %(kind)s, as in the record.")
_AS_EXPECTED = _("%(name)s: %(kind)s expected, as in the record.")
_OTHER = _("%(name)s: %(kind)s. The draft says %(draft)s, the record %(window)s.")
_UNKNOWN = _("%(name)s: %(kind)s. The record says nothing of it.")
_ONLY_PRESENTED = _("%(name)s: the record knows no signature by that day; the agreement was presented (%(window)s).")
_ONLY_EXPECTED = _("%(name)s: the record knows no such fact by that day, only an expectation (%(window)s).")
_RUNS = _("%(name)s: %(kind)s. The record knows no end by that day; it was signed (%(window)s).")
_STILL_EXPECTED = _("%(name)s: %(kind)s. The record knows no end by that day; a signature was expected (%(window)s).")
_DONE = _("%(name)s: %(kind)s is still to come in the draft; in the record it is done (%(window)s).")
_MOVED_OPENLY = _("%(name)s: moved from %(window)s to %(draft)s, and the draft says so.")
_MOVED = _(
    "%(name)s: an earlier promise is moved without a word: it was %(window)s, the draft says %(draft)s."
)  # fmt: skip


def event_findings(draft: Draft, record: RecordSide) -> Iterator[Finding]:
    """Yield a finding for each milestone of the draft."""
    for row in draft.rows:
        if row.table == "milestone" and not (row.firmness != FACT and _KEPT.search(row.sentence.text)):
            yield _fact(row, record) if row.firmness == FACT else _expectation(row, record)


def _fact(row: Proposal, record: RecordSide) -> Finding:
    event = (row.about, row.kind)
    known = record.achieved.get(event)
    if known is None:
        return _no_such_fact(row, record)
    if row.period is None:
        return _finding(row, record, Verdict.AGREES, _AS_KNOWN, known)
    said = [known, *record.facts.get(event, ())]
    if row.period.earliest == row.period.latest:
        said = [one for one in said if one.earliest == one.latest] or said
    agreeing = next((one for one in said if row.period.overlaps(one.earliest, one.latest)), None)
    if agreeing is not None:
        return _finding(row, record, Verdict.AGREES, _AS_KNOWN, agreeing)
    return _finding(row, record, Verdict.DIFFERS, _OTHER, known)


def _no_such_fact(row: Proposal, record: RecordSide) -> Finding:
    """Presented is not signed, and neither is expected."""
    if row.kind == SIGNED:
        presented, expected = record.achieved.get((row.about, PRESENTED)), record.expected.get((row.about, SIGNED))
        if presented is not None:
            return _finding(row, record, Verdict.DIFFERS, _ONLY_PRESENTED, presented)
        if expected is not None:
            return _finding(row, record, Verdict.DIFFERS, _ONLY_EXPECTED, expected)
    ended = next((record.achieved[row.about, kind] for kind in ENDS if (row.about, kind) in record.achieved), None)
    if row.kind in ENDS and ended is not None:  # an end, of whatever kind
        same = row.period is None or row.period.overlaps(ended.earliest, ended.latest)
        return _finding(row, record, Verdict.AGREES if same else Verdict.DIFFERS, _AS_KNOWN if same else _OTHER, ended)
    running = record.achieved.get((row.about, SIGNED))
    if row.kind in ENDS and running is not None:
        return _finding(row, record, Verdict.DIFFERS, _RUNS, running)
    expected = record.expected.get((row.about, SIGNED))
    if row.kind in ENDS and expected is not None:
        return _finding(row, record, Verdict.DIFFERS, _STILL_EXPECTED, expected)
    return _finding(row, record, Verdict.ABSENT, _UNKNOWN, None)


def _expectation(row: Proposal, record: RecordSide) -> Finding:
    event = (row.about, row.kind)
    if row.was_expected and record.told.get(event):
        return _of_before(row, record, record.told[event])
    done, expected = record.achieved.get(event), record.expected.get(event)
    is_over = done is not None and done.latest is not None and done.latest < record.day
    if done is not None and is_over and row.kind not in REPEATED:
        return _finding(row, record, Verdict.DIFFERS, _DONE, done)
    if expected is None:
        return _finding(row, record, Verdict.ABSENT, _UNKNOWN, None)
    latest = row.period.latest if row.period else None
    if latest == expected.latest or (row.period is None and not row.choices):
        return _finding(row, record, Verdict.AGREES, _AS_EXPECTED, expected)
    if expected.latest is None or latest is None:
        return _finding(row, record, Verdict.NOTED, _OTHER, expected)
    if _SAYS_SO.search(row.sentence.text):
        return _finding(row, record, Verdict.NOTED, _MOVED_OPENLY, expected)
    return _finding(row, record, Verdict.DIFFERS, _MOVED, expected)


def _of_before(row: Proposal, record: RecordSide, told: Sequence[Said]) -> Finding:
    """What is told of an earlier expectation agrees where any source had it so."""
    latest = row.period.latest if row.period else None
    same = next((one for one in told if latest in (None, one.latest)), None)
    if same is not None:
        return _finding(row, record, Verdict.AGREES, _AS_EXPECTED, same)
    return _finding(row, record, Verdict.DIFFERS, _OTHER, told[-1])


def _finding(row: Proposal, record: RecordSide, verdict: Verdict, message: str, said: Said | None) -> Finding:
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
        *row.place,
        row.about,
    )
