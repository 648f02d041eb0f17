"""One form per statement table; the shared part is `dossier.forms.ledger`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.choices import WITH_FRACTIONS, ReportTopic, TargetRole, Unit
from covenants.criteria import (
    BASIS,
    CAUSE,
    COUNTS,
    EXACTNESS,
    INITIATIVE_STATE,
    KIND,
    MODALITY,
    PARTICIPATION_CHANGE,
    PARTICIPATION_ROLE,
    PLACE,
    TARGET_ROLE,
    TOPIC,
    UNIT,
)
from covenants.selectors.plausibility import doubts_about_all
from dossier.forms.ledger import DatedStatementForm, ForeseeingForm, StatementForm
from dossier.forms.parts import CLOSED
from dossier.models import LedgerEntry
from imvo_tracker.lib.doubts import Doubt

EXACT, AT_LEAST, AT_MOST, BETWEEN = "exact", "at_least", "at_most", "between"


class JudgedForm(StatementForm):
    """A statement that is held against all rules of plausibility."""

    def doubts_about(self, entry: LedgerEntry, *, undated: bool) -> list[Doubt]:
        return doubts_about_all([entry], undated=[undated])[0]


class DatedForm(JudgedForm, DatedStatementForm):
    """A statement with a window, held against all rules."""


class CountedForm(JudgedForm):
    """A statement with numbers: whole ones but for shares, and where nothing else is said exact ones."""

    numbers: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.data.get(self.add_prefix("unit")) if self.is_bound else None
        for name in set(self.numbers) & set(self.fields):  # a page that only shows has no fields
            self.fields[name].whole = unit in Unit.values and unit not in WITH_FRACTIONS  # type: ignore[attr-defined]


class MilestoneForm(JudgedForm, ForeseeingForm):
    """A milestone: what happened or is expected, in the words that date it."""

    criteria = {**StatementForm.criteria, "kind": KIND, "modality": MODALITY, "basis": BASIS}

    words_are_a_date = True

    def clean_own(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("supplied_by") and not cleaned.get("date_words"):
            self.add_error("date_words", _("Type the day as the other document gives it."))


class TargetStatementForm(CountedForm, ForeseeingForm):
    """A goal, an outlook or a claim. The words of a goal or outlook hold its figure and its date."""

    criteria = {
        **StatementForm.criteria,
        "role": TARGET_ROLE,
        "modality": MODALITY,
        "unit": UNIT,
    }

    words_hold_a_figure = True
    numbers = ("quantity",)

    def dates_by_words(self, values: dict[str, Any]) -> bool:
        return values.get("role") in (TargetRole.GOAL, TargetRole.OUTLOOK)

    def clean_own(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("role") == TargetRole.OUTLOOK and not cleaned.get("tally"):
            self.add_error("tally", _("An outlook needs the word with which it adds up."))
        if (cleaned.get("quantity") or 0) < 0:
            self.add_error("quantity", _("Enter a number that is not below zero."))


class ConditionForm(CountedForm):
    """A condition of a threshold; it has no window."""

    criteria = {**StatementForm.criteria, "unit": UNIT}

    numbers = ("minimum",)

    def clean_own(self, cleaned: dict[str, Any]) -> None:
        minimum = cleaned.get("minimum")
        if minimum is not None and minimum <= 0:
            self.add_error("minimum", _("Enter a number above zero."))


class MeasurementForm(CountedForm, DatedStatementForm):
    """A count or share: one value when it is exact, else the lowest and the highest."""

    criteria = {**StatementForm.criteria, "unit": UNIT, "exactness": EXACTNESS}

    numbers = ("low", "high")
    exactness = forms.ChoiceField(
        label=gettext_lazy("how exact"),
        required=False,
        initial=EXACT,
        widget=forms.RadioSelect,
        choices=[
            (EXACT, gettext_lazy("exactly this value")),
            (AT_LEAST, gettext_lazy("at least this value")),
            (AT_MOST, gettext_lazy("at most this value")),
            (BETWEEN, gettext_lazy("between two values")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (("low", _("value, or the lowest of two")), ("high", _("highest of two values"))):
            if name in self.fields:  # a page that only shows has no fields
                self.fields[name].label = label
        if self.source is not None:
            self.initial["exactness"] = exactness_of(self.source)

    def clean_own(self, cleaned: dict[str, Any]) -> None:
        if not {"low", "high"} & set(self.errors):
            self._clean_values(cleaned)
        if cleaned.get("protected") and cleaned.get("openness") != CLOSED:
            self.add_error("openness", _("A protected measurement stays closed: only totals are public."))
            cleaned["public_from"] = None

    def _update_errors(self, errors: ValidationError) -> None:
        """A number that could not be read is not also one that lacks."""
        if {"low", "high"} & set(self.errors):
            errors.error_dict.pop("low", None)
        super()._update_errors(errors)  # type: ignore[misc]

    def _clean_values(self, cleaned: dict[str, Any]) -> None:
        low, high = cleaned.get("low"), cleaned.get("high")
        given = [value for value in (low, high) if value is not None]
        exactness = cleaned.get("exactness") or (BETWEEN if len(given) == 2 else EXACT)
        if not given:
            return  # the model asks for a value
        if exactness == BETWEEN:
            self._clean_range(low, high)
        elif len(set(given)) > 1:
            self.add_error("high", _("These are two values: choose “between two values”, or leave one empty."))
        else:
            value = given[0]
            cleaned["low"] = None if exactness == AT_MOST else value
            cleaned["high"] = None if exactness == AT_LEAST else value

    def _clean_range(self, low: Decimal | None, high: Decimal | None) -> None:
        if low is None or high is None:
            self.add_error("low" if low is None else "high", _("Enter both values, or choose another exactness."))
        elif low > high:
            self.add_error("high", _("The highest value lies below the lowest."))


def exactness_of(measured: Any) -> str:
    """Return the choice that a stored row stands for."""
    if measured.low is None:
        return AT_MOST
    if measured.high is None:
        return AT_LEAST
    return EXACT if measured.low == measured.high else BETWEEN


class ParticipationForm(DatedForm):
    """A party that joined or left."""

    criteria = {
        **StatementForm.criteria,
        "role": PARTICIPATION_ROLE,
        "change": PARTICIPATION_CHANGE,
        "counts_toward": COUNTS,
    }

    def clean_own(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("organisation") and not cleaned.get("group") and "organisation" not in self.errors:
            self.add_error("organisation", _("Choose the organisation, or name the group of parties."))
        if cleaned.get("counts_toward") and not cleaned.get("counts_reason"):
            self.add_error("counts_reason", _("Say why it counts or not."))


class ReportForm(DatedForm):
    """What somebody said, in our one sentence."""

    criteria = {**StatementForm.criteria, "topic": TOPIC, "cause": CAUSE, "place": PLACE,
                "initiative_state": INITIATIVE_STATE}  # fmt: skip
    needed_with = {
        "cause": gettext_lazy("Needed with “cause of delay”."),
        "place": gettext_lazy("Goes with the law or initiative and how far it is: all three, or none."),
    }

    def clean_own(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("covenant") and cleaned.get("sector"):
            self.add_error("sector", _("Choose a covenant or a sector, not both."))
        if cleaned.get("topic") == ReportTopic.DELAY_CAUSE and not cleaned.get("cause"):
            self.add_error("cause", _("Choose the cause of delay."))
        named = [name for name in ("place", "initiative", "initiative_state") if cleaned.get(name)]
        if named and len(named) < 3:
            missing = next(name for name in ("place", "initiative", "initiative_state") if name not in named)
            self.add_error(missing, _("Name the country or body, the law or initiative, and how far it is."))
