"""Motions and commitments in words: where one stands, and whether its term was kept by each reading of its words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from covenants.evidence.undertakings import Undertaking, UndertakingFact
from dashboards.page_request import PageRequest
from dashboards.words.marks import Badge, SourceMark, source_mark
from dashboards.words.quotations import translated
from dashboards.words.wording import pick, say_day
from dossier.domain.undertakings import Judged, State
from imvo_tracker.lib.period_last_days import Way

STATE_LABELS: dict[State, str | Promise] = {
    State.OPEN: gettext_lazy("No answer found yet"),
    State.OVERDUE: gettext_lazy("Deadline passed, no answer found"),
    State.IN_TIME: gettext_lazy("Answered in time"),
    State.LATE: gettext_lazy("Answered late"),
    State.ANSWERED: gettext_lazy("Answered"),
}
# Badge states are the design system's own list (dashboards/frame/icons.py).
STATE_MARKS = {
    State.OPEN: "open",
    State.OVERDUE: "late",
    State.IN_TIME: "achieved",
    State.LATE: "late",
    State.ANSWERED: "info",
}
WAY_LABELS: dict[Way, str | Promise] = {
    Way.STATED: gettext_lazy("as it says"),
    Way.GENEROUS: gettext_lazy("read generously"),
    Way.STRICT: gettext_lazy("read strictly"),
    Way.RECESS: gettext_lazy("as the House reads it, before its summer recess"),
    Way.SUN: gettext_lazy("before the summer by the sun"),
    Way.MONTH: gettext_lazy("before the months of summer"),
}


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A last day by one way of reading, and whether it was kept."""

    way: str
    last_day: str
    verdict: str
    state: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer: the document, by whom, on which day."""

    paper: SourceMark
    who: str
    day: str


def state_badge(one: Undertaking) -> Badge:
    """Return where a motion or commitment stands, with the days it was late or is over its term."""
    standing = one.standing
    note = _say_over(standing.state, standing.days)
    if standing.state in (State.OPEN, State.ANSWERED) and not standing.judged:
        note = _("no deadline")
    return Badge(STATE_MARKS[standing.state], str(STATE_LABELS[standing.state]), note)


def _say_over(state: State, days: int | None) -> str:
    if state not in (State.LATE, State.OVERDUE) or not days:
        return ""
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}


def view_readings(one: Undertaking) -> tuple[ReadingView, ...]:
    """Return the last day of the term by each way of reading, the one that counts first."""
    return tuple(
        ReadingView(
            str(WAY_LABELS[judged.last.way]) if len(one.standing.judged) > 1 else "",
            say_day(judged.last.day),
            say_verdict(judged),
            STATE_MARKS[judged.state],
        )
        for judged in one.standing.judged
    )


def say_verdict(judged: Judged) -> str:
    """Return “in time, 20 days early”, “17 days late”, or how long there still is."""
    days = abs(judged.days or 0)
    if judged.state == State.ANSWERED:
        return _("the day of the answer is not known")
    if judged.state == State.LATE:
        return ngettext("%(count)s day late", "%(count)s days late", days) % {"count": days}
    if judged.state == State.OVERDUE:
        past = ngettext(
            "%(count)s day past the deadline, no answer", "%(count)s days past the deadline, no answer", days
        )
        return past % {"count": days}
    if judged.state == State.OPEN:
        return ngettext("%(count)s day to go", "%(count)s days to go", days) % {"count": days}
    if not days:
        return _("in time, on the last day")
    return ngettext("in time, %(count)s day early", "in time, %(count)s days early", days) % {"count": days}


def say_term(term: UndertakingFact) -> str:
    """Return a term as printed; where the words may not be told or none are known, its last day."""
    return translated(term.wording) if term.wording else say_day(term.period.latest)


def say_who(event: UndertakingFact | None) -> str:
    return pick(event.actor, event.actor_en) if event else ""


def say_answerer(one: Undertaking) -> str:
    """Return who has to answer: whom a source names, else who promised it; a motion asks it of the cabinet."""
    if one.addressee:
        return pick(one.addressee.name, one.addressee.name_en)
    return say_who(one.promised_by) or _("the cabinet")


def view_answers(one: Undertaking, asked: PageRequest) -> tuple[AnswerView, ...]:
    return tuple(
        AnswerView(source_mark(event.answer, asked), say_who(event), say_day(event.said_on)) for event in one.answers
    )


def say_readings(one: Undertaking) -> str:
    """Return every reading in one line, for files and for the page of the paper itself."""
    views = view_readings(one)
    return "; ".join(" ".join(filter(None, (_say_by(view), view.verdict))) for view in views)


def _say_by(view: ReadingView) -> str:
    words = {"day": view.last_day, "way": view.way}
    return (_("%(way)s (by %(day)s):") if view.way else _("by %(day)s:")) % words
