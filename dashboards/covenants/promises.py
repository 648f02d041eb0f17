"""What was promised of one covenant and what came of it, from the statements on its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from covenants.domain.promises import Promise
from covenants.evidence.statements import Statement
from dashboards.page_request import PageRequest
from dashboards.words.ages import say_said
from dashboards.words.marks import SourceMark, hosted_mark
from dashboards.words.promises import promise_badge, say_days_late, say_strict
from dashboards.words.statements import statement_link
from dashboards.words.wording import pick, say_choice, say_day, say_kind, say_window

MOST_PROMISES = 6


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One promise: what and the words, who and when, the window, what came, how late by both readings, the source."""

    label: str
    url: str
    wording: str
    who: str
    said: str
    window: str
    came: str
    late: str
    late_strict: str
    state: str
    outcome: str
    source: SourceMark


def promise_lines(
    slug: str, statements: Sequence[Statement], promises: Sequence[Promise], asked: PageRequest
) -> tuple[PromiseLine, ...]:
    """Return the promises on the covenant, those of a signature first, then oldest knowledge first; not too many."""
    said = {statement.entry.pk: statement for statement in statements if statement.table == "milestonestatement"}
    ordered = sorted(promises, key=lambda one: one.fact.kind != "signed")
    return tuple(_line(promise, said[promise.fact.key], slug, asked) for promise in ordered[:MOST_PROMISES])


def _line(promise: Promise, said: Statement, slug: str, asked: PageRequest) -> PromiseLine:
    came = sorted({fact.latest for fact in promise.came if fact.latest})
    badge, judged = promise_badge(promise), promise.generous
    return PromiseLine(
        label=f"{say_kind(promise.fact.kind)}: {say_choice(said.entry, 'modality')}",
        url=statement_link(asked, slug, said.key),
        wording=said.evidence.wording,
        who=pick(said.evidence.actor, said.evidence.actor_en),
        said=say_said(said.evidence),
        window=say_window(promise.fact.earliest, promise.fact.latest),
        came=" / ".join(say_day(day) for day in came) or _("not found"),
        late="" if judged.least == judged.most else say_days_late(judged, came=bool(came)),
        late_strict=say_strict(promise.generous, promise.strict, came=bool(came)),
        state=badge.state,
        outcome=badge.label,
        source=hosted_mark(said.evidence, asked),
    )
