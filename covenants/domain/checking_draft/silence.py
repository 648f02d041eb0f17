"""What the draft does not say: a sector that the last letter named, a promise whose day is over."""

from __future__ import annotations

from collections.abc import Iterator

from covenants.domain.checking_draft.types import Draft, Finding, RecordSide, Sort, Verdict
from imvo_tracker.lib.doubts import gettext_noop as _


def silence_findings(draft: Draft, record: RecordSide) -> Iterator[Finding]:
    """Yield what the draft leaves out, each covenant once."""
    named = {one.code for marked in draft.sentences for one in marked.names if one.code.startswith("covenant:")}
    spoken = {
        row.about
        for row in draft.rows
        if row.what in ("milestone:signed", "milestone:talks_stopped", "milestone:in_force")
    }
    for code in record.named_before:
        if code not in named:
            message = _("%(name)s was named in %(letter)s and is not named here.")
            values: dict[str, object] = {"name": record.names.get(code, code), "letter": record.named_in}
            yield Finding(Verdict.LEFT_OUT, Sort.NAME, message, values, record.named_in)
    for code, said in record.overdue.items():
        if code not in spoken and (code in named or code not in record.named_before):
            message = _(
                "%(name)s: a signature was promised for %(window)s; that is over, and the draft is silent on it."
            )
            values = {"name": record.names.get(code, code), "window": (said.earliest, said.latest)}
            yield Finding(Verdict.LEFT_OUT, Sort.DATE, message, values, said.source)
