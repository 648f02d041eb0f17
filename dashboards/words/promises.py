"""Words for promises: whose they are, what became of them, how many days late."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise as Words
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from covenants.domain.promises import Judgement, Outcome, Voice

VOICE_LABELS: Mapping[Voice, str | Words] = {
    Voice.CABINET: gettext_lazy("Cabinet"),
    Voice.PARTY: gettext_lazy("Party"),
    Voice.OTHER: gettext_lazy("Third party"),
}
OUTCOME_LABELS: Mapping[Outcome, str | Words] = {
    Outcome.KEPT: gettext_lazy("Kept"),
    Outcome.LATE: gettext_lazy("Late"),
    Outcome.OPEN: gettext_lazy("Still open"),
    Outcome.ABANDONED: gettext_lazy("Given up"),
    Outcome.SILENT: gettext_lazy("Nothing found"),
    Outcome.UNSCORED: gettext_lazy("No final date"),
}
OUTCOME_STATES: Mapping[Outcome, str] = {
    Outcome.KEPT: "achieved",
    Outcome.LATE: "late",
    Outcome.OPEN: "on-time",
    Outcome.ABANDONED: "abandoned",
    Outcome.SILENT: "silent",
    Outcome.UNSCORED: "open",
}


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
