"""What questions about promises share: whose promises, read how, and a row for each as the ledger tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.domain.promises import Promise, Voice
from covenants.moment.ledger import PromiseRows
from dashboards.frame.base import Link
from dashboards.frame.query import Choices
from dashboards.promises.filters import EVERYBODY, GENEROUS, STRICT
from dashboards.promises.rows import names_of, told_of, view_of
from dashboards.questions.counts import nothing_known
from dashboards.questions.question import (
    Answer,
    Asking,
    Basis,
    Pick,
    Row,
    Value,
    quoted,
    source_value,
)
from dashboards.words.statements import statement_link
from dashboards.words.wording import say_kind

WHO, ABOUT, UNTIL, READING = "wie", "convenant", "tot", "lezing"
ALL = "alle"
CABINET = Voice.CABINET.value
_WHO: tuple[tuple[str, object], ...] = (
    (CABINET, gettext_lazy("the cabinet")),
    (Voice.PARTY.value, gettext_lazy("the parties")),
    (Voice.OTHER.value, gettext_lazy("third parties")),
    (EVERYBODY, gettext_lazy("anybody")),
)


def _offered_who(_basis: Basis) -> Choices:
    return [(key, str(label)) for key, label in _WHO]


def _offered_readings(_basis: Basis) -> Choices:
    return [(GENEROUS, _("the generous reading")), (STRICT, _("the strict reading"))]


PROMISER = Pick(WHO, gettext_lazy("Whose promise"), _offered_who, lambda _basis: CABINET)
READ = Pick(READING, gettext_lazy("How vague dates are read"), _offered_readings, lambda _basis: GENEROUS)


def who(asking: Asking) -> str:
    """Return whose promises are asked for, as they stand in a sentence."""
    return str(dict(_WHO)[asking.chosen[WHO]])


def ledger_link(asking: Asking, **filters: str) -> Link:
    """Return the ledger of whose promises are asked for, filtered further."""
    kept = {key: value for key, value in filters.items() if value}
    return Link(asking.asked.link("promises", wie=asking.chosen[WHO], **kept), _("Promises"))


# The rows.


def _columns() -> tuple[str, ...]:
    return (
        _("Agreement"), _("Milestone"), _("Who"), _("Words"), _("Promised until"), _("In fact"), _("Days late"),
        _("Outcome"), _("Source"),
    )  # fmt: skip


def promise_rows(promises: Sequence[object], asking: Asking, *, strict: bool) -> Iterable[Row]:
    """Yield promises as the ledger tells them."""
    events = [one for one in promises if isinstance(one, Promise)]
    told = told_of(events, asking.record, names_of(asking.record, asking.basis.ledger), asking.asked, strict=strict)
    for one in events:
        view, said = view_of(one, told), told.evidence[one.fact.key]
        yield (
            Value(view.subject, url=view.subject_url),
            Value(say_kind(one.fact.kind)),
            Value(view.actor),
            quoted(view.wording),
            Value(one.fact.bound(strict=strict), words="" if one.fact.bound(strict=strict) else _("no final date")),
            Value(one.came[0].latest if one.came else None),
            Value(view.days or None),
            Value(view.outcome.label, state=view.outcome.state),
            source_value(view.source_label, statement_link(asking.asked, one.fact.covenant, said.key)),
        )


def promise_answer(asking: Asking, sentence: str, rows: PromiseRows, seen_on: Link, *, strict: bool = False) -> Answer:
    """Return an answer whose rows are promises."""
    return Answer(
        sentence=nothing_known(asking.basis) or sentence,
        columns=_columns(),
        matches=rows,
        rows=lambda promises: promise_rows(promises, asking, strict=strict),
        seen_on=seen_on,
    )
