"""What the draft does not say: a sector that the last letter named, a promise whose day is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from covenants.domain.checking_draft.types import Draft, Finding, RecordSide, Sort, Verdict
from imvo_tracker.lib.doubts import gettext_noop as _

# What says that it has not come: the draft is not silent on it
_NOT_YET = re.compile(
    r"\b(?:nog|vooralsnog) (?:geen|niet)\b|\bgeen \S*convenant\b|\bonderhandel(?:en|t)\b"
    r"|\bniet tot (?:een |het )?(?:\S*convenant|akkoord|overeenkomst)\b|\bin voorbereiding\b"
    r"|\bvertrag|\buitgesteld\b|\bopgeschort\b"
    r"|\b(?:gesprekken|onderhandelingen)\b.*\b(?:lopen|loopt|gaande|gestopt|gestaakt|be[eë]indigd|vastgelopen)\b",
    re.IGNORECASE,
)


def silence_findings(draft: Draft, record: RecordSide) -> Iterator[Finding]:
    """Yield what the draft leaves out, each covenant once; one that leaves out most is no progress letter."""
    named = {one.code for marked in draft.sentences for one in marked.names if one.code.startswith("covenant:")}
    spoken = {
        row.about
        for row in draft.rows
        if row.what in ("milestone:signed", "milestone:talks_stopped", "milestone:in_force")
    }
    spoken |= {one.code for marked in draft.sentences if _NOT_YET.search(marked.sentence.text) for one in marked.names}
    missing = [record.names.get(code, code) for code in record.named_before if code not in named]
    values: dict[str, object]
    is_no_progress_letter = len(missing) * 3 > len(record.named_before) * 2
    if is_no_progress_letter:
        message = _("Of the %(total)s agreements in %(letter)s %(count)s are not named here: %(names)s.")
        counts = {"total": Decimal(len(record.named_before)), "count": Decimal(len(missing))}
        values = {**counts, "letter": record.named_in, "names": ", ".join(missing)}
        yield Finding(Verdict.NOTED, Sort.NAME, message, values, record.named_in)
    else:
        for name in missing:
            message = _("%(name)s was named in %(letter)s and is not named here.")
            values = {"name": name, "letter": record.named_in}
            yield Finding(Verdict.LEFT_OUT, Sort.NAME, message, values, record.named_in)
    began = {row.about: row.period for row in draft.rows if row.what == "milestone:talks_started" and row.period}
    for code, said in record.overdue.items():
        if code in began and (began[code].latest or record.day) > (said.latest or record.day):
            continue  # talks that began when the promise was over tell that it was not kept
        if code not in spoken and (is_no_progress_letter or code in named or code not in record.named_before):
            message = _(
                "%(name)s: a signature was promised for %(window)s; that is over, and the draft is silent on it."
            )
            values = {"name": record.names.get(code, code), "window": (said.earliest, said.latest)}
            yield Finding(Verdict.LEFT_OUT, Sort.DATE, message, values, said.source)
