"""Words for values: dates, periods, kinds and states, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_DOWN, Decimal
from functools import cache, lru_cache
from typing import Any

from django.db import models
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from covenants.choices import Unit
from covenants.domain.lateness import Schedule
from covenants.domain.phase import NO_PHASE
from covenants.domain.thresholds import Verdict
from covenants.kinds import KINDS_BY_CODE
from imvo_tracker.lib.languages import pick as pick
from imvo_tracker.lib.period import Period
from imvo_tracker.lib.period_days import say_days
from imvo_tracker.lib.period_said import say_period_of

# Badge states are the design system's own list (dashboards/frame/icons.py).
SCHEDULE_LABELS: dict[str, str | Promise] = {
    Schedule.ACHIEVED: gettext_lazy("Achieved"),
    Schedule.ON_TIME: gettext_lazy("Not due yet"),
    Schedule.DUE: gettext_lazy("Due"),
    Schedule.LATE: gettext_lazy("Late"),
    Schedule.OPEN: gettext_lazy("No final date"),
    Schedule.ABANDONED: gettext_lazy("Abandoned"),
    Schedule.UNKNOWN: gettext_lazy("Nothing found"),
}
SCHEDULE_STATES: dict[str, str] = {schedule: schedule.value.replace("_", "-") for schedule in Schedule}
VERDICT_LABELS: dict[str, str | Promise] = {
    Verdict.MET: gettext_lazy("Met"),
    Verdict.NOT_MET: gettext_lazy("Not met"),
    Verdict.UNDETERMINED: gettext_lazy("Cannot be established"),
    Verdict.UNMEASURED: gettext_lazy("Not measured"),
}
VERDICT_STATES: dict[str, str] = {
    Verdict.MET: "achieved",
    Verdict.NOT_MET: "late",
    Verdict.UNDETERMINED: "differs",
    Verdict.UNMEASURED: "unknown",
}


def say_day(day: date | None) -> str:
    """Return "17 juni 2016"; "" for no day."""
    return _say_day(day, get_language()) if day else ""


@lru_cache(maxsize=4096)
def _say_day(day: date, _language: str | None) -> str:
    return date_format(day, "j F Y")


def say_month(day: date) -> str:
    """Return "juli 2017"."""
    return date_format(day, "F Y")


def say_choice(row: models.Model, name: str) -> str:
    """Return the label of a coded field: as `get_…_display`, which translates the whole list for one word of it."""
    value = getattr(row, name)
    return str(_labels(type(row), name).get(value, value))


@cache
def _labels(model: type[models.Model], name: str) -> Mapping[str, str | Promise]:
    field: Any = model._meta.get_field(name)
    return dict(field.flatchoices)


HUNDREDTH = Decimal("0.01")


def say_number(value: Decimal) -> str:
    """Return a number with at most two decimals, cut and never rounded: 29.96 stays 29,96 and 29.996 is no 30.

    A line of at most two decimals lies on the same side of what is printed as of the number itself.
    Thousands are grouped: 3.436 in Dutch, 3,436 in English.
    """
    return say_exactly(value.quantize(HUNDREDTH, rounding=ROUND_DOWN))


def say_exactly(value: Decimal) -> str:
    """Return a number with all its decimals."""
    return _say_exactly(value, value.is_signed(), get_language())


@lru_cache(maxsize=4096)
def _say_exactly(value: Decimal, _signed: bool, _language: str | None) -> str:
    """Equal numbers read the same, however many zeros they end in; but nothing from above is 0, from below -0."""
    return number_format(
        value.normalize() if value % 1 else value.quantize(Decimal(1)), use_l10n=True, force_grouping=True
    )


def say_window(earliest: date | None, latest: date | None) -> str:
    """Return a window in words ("eerste helft 2017"), with its days only where no word fits; an open side is said."""
    return say_period_of(earliest, latest)


def say_period(period: Period) -> str:
    """Return the generous window of a period in words; its rule tells "eind 2015" from a fourth quarter."""
    return say_period_of(period.earliest, period.latest, period.rule)


def say_until(earliest: date | None, latest: date | None, rule: str = "") -> str:
    """Return a window as what is promised by it: a whole period by its name, else its last day alone."""
    words = say_period_of(earliest, latest, rule)
    if words != say_days(earliest, latest):
        return words
    return say_window(None, latest) if latest else _("without a final date")


def say_phase(phase: str) -> str:
    """Return the label of a phase; a covenant without one has been announced and no more."""
    return _("Nothing achieved yet") if phase == NO_PHASE else str(KINDS_BY_CODE[phase].label)


def say_kind(kind: str) -> str:
    return str(KINDS_BY_CODE[kind].label)


def say_schedule(schedule: str) -> str:
    return str(SCHEDULE_LABELS[schedule])


def say_minimum(minimum: Decimal, unit: str) -> str:
    """Return "at least 35 companies", "at least 30% of turnover"."""
    label = str(Unit(unit).label)
    frame = _("at least %(number)s%(unit)s") if label.startswith("%") else _("at least %(number)s %(unit)s")
    return frame % {"number": say_number(minimum), "unit": label}
