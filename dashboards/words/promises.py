"""Words for promises: whose they are, what became of them, how many days late.

What became of a promise is said in the words for covenants (`dashboards/words/outcomes.py`): there is no second list.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise as Words
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from covenants.domain.outcome import Conclusion, CovenantOutcome
from covenants.domain.promises import Judgement, Outcome, Promise, Voice, word_of
from dashboards.words.marks import Badge, say_late
from dashboards.words.outcomes import OUTCOME_LABELS as COVENANT_LABELS
from dashboards.words.outcomes import OUTCOME_STATES as COVENANT_STATES
from dashboards.words.outcomes import say_outcome

# In an address: promises of whomever.
EVERYBODY = "iedereen"
VOICE_LABELS: Mapping[Voice, str | Words] = {
    Voice.CABINET: gettext_lazy("Cabinet"),
    Voice.PARTY: gettext_lazy("Party"),
    Voice.OTHER: gettext_lazy("Third party"),
}
# What can become of a promise, whatever was promised.
PROMISE_LABELS: Mapping[CovenantOutcome, str | Words] = {
    **{one: label for one, label in COVENANT_LABELS.items() if one is not CovenantOutcome.UNPROMISED},
    CovenantOutcome.LATE: gettext_lazy("late"),
    CovenantOutcome.OVERDUE: gettext_lazy("late, not there yet"),
    CovenantOutcome.UNDATED: gettext_lazy("promised without a final date"),
}
OUTCOME_LABELS: Mapping[Outcome, str | Words] = {one: PROMISE_LABELS[word_of(one, came=True)] for one in Outcome}
OUTCOME_STATES: Mapping[Outcome, str] = {one: COVENANT_STATES[word_of(one, came=True)] for one in Outcome}
SIGNED = "signed"


def promise_badge(promise: Promise, *, strict: bool = False) -> Badge:
    """Return what became of a promise: the word of its covenant where the covenant is held to it."""
    return Badge(COVENANT_STATES[promise.word(strict=strict)], say_word(*decided(promise, strict=strict)))


def decided(promise: Promise, *, strict: bool) -> tuple[CovenantOutcome, bool, bool, int | None]:
    """Return what is said of a promise: the word, whether anything came, whether that is a signature, the days late."""
    came, is_signature = bool(promise.came), promise.fact.kind == SIGNED
    return promise.word(strict=strict), came, is_signature, _days_of_deciding(promise, strict=strict)


def say_word(word: CovenantOutcome, came: bool, is_signature: bool, days: int | None) -> str:
    """Return what was decided in words."""
    if is_signature and (came or word is not CovenantOutcome.UNDATED):
        return say_outcome(Conclusion(word, days=days), is_signed=came)
    if word is CovenantOutcome.LATE and days:
        return say_late(days)
    return str(PROMISE_LABELS[word])


def _days_of_deciding(promise: Promise, *, strict: bool) -> int | None:
    """Return the days late by the statement that decides; other sources may give other days."""
    bound = promise.fact.bound(strict=strict)
    day = promise.came[0].latest if promise.came else None
    return (day - bound).days if day and bound else None


def say_days_late(judged: Judgement, *, came: bool) -> str:
    """Return the days late: "270 days", or a range where sources give different days."""
    if judged.least is None or judged.most is None:
        return "–"
    if judged.most == 0:
        return _("in time")
    days = ngettext("%(count)s day", "%(count)s days", judged.most) % {"count": judged.most}
    if judged.least != judged.most:
        return _("%(least)s or %(days)s, sources differ") % {"least": judged.least, "days": days}
    return days if came else _("%(days)s so far") % {"days": days}


def say_strict(generous: Judgement, strict: Judgement, *, came: bool) -> str:
    """Return what the strict reading says where it differs, else ""."""
    if strict == generous:
        return ""
    words = _("no final date") if strict.outcome is Outcome.UNSCORED else say_days_late(strict, came=came)
    return _("strict: %(window)s") % {"window": words}
