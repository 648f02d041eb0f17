"""Motions and commitments of the draft beside the record: by when they had to be answered."""

from __future__ import annotations

from collections.abc import Iterator

from covenants.domain.checking_draft.types import Draft, Finding, RecordSide, Sort, Verdict
from imvo_tracker.lib.doubts import gettext_noop as _


def term_findings(draft: Draft, record: RecordSide) -> Iterator[Finding]:
    """Yield a finding for each term that the draft gives: one of several readings of it agrees too."""
    for row in draft.rows:
        terms = record.terms.get(row.about, ())
        if row.what != "undertaking:term" or row.period is None or not terms:
            continue
        known = next((one for one in terms if one.latest == row.period.latest), None)
        verdict = Verdict.DIFFERS if known is None else Verdict.AGREES
        message = (
            _("The term is %(draft)s in the draft and %(window)s in the record.")
            if known is None
            else _("The term is %(window)s, as in the record.")
        )
        said = known or terms[-1]
        values = {"draft": (row.period.earliest, row.period.latest), "window": (said.earliest, said.latest)}
        yield Finding(verdict, Sort.DATE, message, values, said.source, row.sentence, *row.place, row.about)
