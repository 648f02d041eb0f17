"""The one list of words for what became of a covenant, with the criterion of each: for pages, charts and files."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from covenants.domain.outcome import Conclusion, CovenantOutcome, Life
from covenants.domain.reading import CovenantReading
from covenants.moment.readings import Readings
from dashboards.words.marks import Badge

OUTCOME_LABELS: dict[CovenantOutcome, str | Promise] = {
    CovenantOutcome.ON_TIME: gettext_lazy("on time"),
    CovenantOutcome.LATE: gettext_lazy("signed late"),
    CovenantOutcome.PENDING: gettext_lazy("still on time"),
    CovenantOutcome.OVERDUE: gettext_lazy("late, not signed"),
    CovenantOutcome.STOPPED: gettext_lazy("talks stopped"),
    CovenantOutcome.SILENT: gettext_lazy("no further news"),
    CovenantOutcome.UNDATED: gettext_lazy("signed, promised without a final date"),
    CovenantOutcome.UNPROMISED: gettext_lazy("not promised"),
}
OUTCOME_CRITERIA: dict[CovenantOutcome, str | Promise] = {
    CovenantOutcome.ON_TIME: gettext_lazy("Signed on or before the last day promised."),
    CovenantOutcome.LATE: gettext_lazy("Signed after the last day promised; the days between are counted."),
    CovenantOutcome.PENDING: gettext_lazy("Not signed, and the last day promised has not passed."),
    CovenantOutcome.OVERDUE: gettext_lazy(
        "Not signed, the last day promised has passed, and there was news in the nine months before."
    ),
    CovenantOutcome.STOPPED: gettext_lazy(
        "A source says that the talks ended without an agreement, or that it was abandoned."
    ),
    CovenantOutcome.SILENT: gettext_lazy("Not signed, and nothing heard for nine months, or looked for in vain."),
    CovenantOutcome.UNDATED: gettext_lazy("Signed; the words of the promise name no last day, so it cannot be late."),
    CovenantOutcome.UNPROMISED: gettext_lazy("This collection holds no promise from before the signature."),
}
# States of the design system (dashboards/frame/icons.py): a tick only where it was reached as wished.
OUTCOME_STATES: dict[CovenantOutcome, str] = {
    CovenantOutcome.ON_TIME: "achieved",
    CovenantOutcome.LATE: "late",
    CovenantOutcome.PENDING: "due",
    CovenantOutcome.OVERDUE: "late",
    CovenantOutcome.STOPPED: "abandoned",
    CovenantOutcome.SILENT: "silent",
    CovenantOutcome.UNDATED: "open",
    CovenantOutcome.UNPROMISED: "unknown",
}
LIFE_LABELS: dict[Life, str | Promise] = {
    Life.RUNNING: gettext_lazy("running"),
    Life.ENDED: gettext_lazy("ended"),
    Life.END_NOT_REPORTED: gettext_lazy("end not reported"),
}
LIFE_CRITERIA: dict[Life, str | Promise] = {
    Life.RUNNING: gettext_lazy("A stated term covers the day, or there was a sign of life in the year before."),
    Life.ENDED: gettext_lazy("A source says that it ended."),
    Life.END_NOT_REPORTED: gettext_lazy(
        "The stated term is over, or there was no sign of life for a year, and no source says that it ended."
    ),
}
LIFE_STATES: dict[Life, str] = {Life.RUNNING: "due", Life.ENDED: "abandoned", Life.END_NOT_REPORTED: "unknown"}


def say_outcome(conclusion: Conclusion, *, is_signed: bool) -> str:
    """Return the one word for a covenant at a moment, with the days where a signature came late."""
    outcome = conclusion.outcome
    if outcome is CovenantOutcome.LATE and conclusion.days:
        days = conclusion.days
        return ngettext("signed %(days)s day late", "signed %(days)s days late", days) % {"days": days}
    if outcome is CovenantOutcome.UNPROMISED and is_signed:
        return _("signed, not promised")
    return str(OUTCOME_LABELS[outcome])


def outcome_badge(reading: CovenantReading) -> Badge:
    """Return the badge that every page prints for a covenant: word, sign, and whether it still runs below it."""
    conclusion = reading.conclusion
    label = say_outcome(conclusion, is_signed=reading.is_signed)
    return Badge(OUTCOME_STATES[conclusion.outcome], label, say_life(conclusion.life))


def say_outcome_of(readings: Readings, outcome: CovenantOutcome) -> str:
    """Return the one word for all that came to an outcome: "signed, not promised" where the unpromised are signed."""
    if outcome is CovenantOutcome.UNPROMISED:
        unpromised = readings.with_outcome(outcome)
        if len(unpromised.signed()) == len(unpromised):
            return _("signed, not promised")
    return str(OUTCOME_LABELS[outcome])


def say_outcomes(readings: Readings) -> str:
    """Return how many came to each outcome, in the words of the badges: "2 on time; 1 signed, not promised"."""
    counts = readings.by_outcome
    signed = len(readings.with_outcome(CovenantOutcome.UNPROMISED).signed())
    parts = [(counts[outcome], label) for outcome, label in OUTCOME_LABELS.items()]
    parts[-1:] = [(signed, _("signed, not promised")), (counts[CovenantOutcome.UNPROMISED] - signed, parts[-1][1])]
    return "; ".join(f"{count} {label}" for count, label in parts if count)


def say_life(life: Life | None) -> str:
    """Return "running", "ended" or "end not reported"; "" before a signature."""
    return str(LIFE_LABELS[life]) if life else ""
