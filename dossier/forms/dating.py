"""Forms in which printed words date a statement: read while typing, and asked again where they cannot be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossier.domain.plausibility import WINDOW
from dossier.forms.date_words import DateReading, ask_which, describe, read_words
from dossier.forms.doubts import AskingForm
from imvo_tracker.lib.doubts import Doubt
from imvo_tracker.lib.fields import DayField
from imvo_tracker.lib.period import AmbiguousPeriod, Candidate, Period, UnreadablePeriod

READ, CHOICE = "_read", "date_choice"
NO_PERIOD = Period("", None, None, "", "", None, None)
_WORDS = ("wording", "date_words")


class DatingForm(AskingForm):
    """Turns words into a window. Where only a reading was asked for, it shows no other error than one about them."""

    reading: DateReading | None = None

    known_from = DayField(
        label=gettext_lazy("known since"),
        required=False,
        help_text=gettext_lazy("Empty: the day on which the document became public."),
    )

    @property
    def only_reads(self) -> bool:
        """Whether the button was pressed that shows the reading and saves nothing."""
        return self.is_bound and READ in self.data

    @property
    def was_read(self) -> bool:
        """Whether that button was pressed, and none of the words was refused."""
        return self.only_reads and not self.errors

    def full_clean(self) -> None:
        super().full_clean()
        if self.only_reads:
            self._errors = ErrorDict({name: errors for name, errors in self.errors.items() if name in _WORDS})

    def is_valid(self) -> bool:
        return super().is_valid() and not self.only_reads

    def read_window(
        self,
        name: str,
        words: str,
        cleaned: dict[str, Any],
        *,
        starts_on: date | None = None,
        counted: bool = False,
    ) -> Period | None:
        """Return the window of the words in field `name`; None, with the error said there, when they have none.

        Printed words that hold no date are fine where the box "without a date" is ticked.
        """
        if not words:
            return NO_PERIOD
        document, known_from = cleaned.get("document"), cleaned.get("known_from")
        try:
            period = read_words(words, document=document, known_from=known_from, starts_on=starts_on, counted=counted)
        except UnreadablePeriod as error:
            if cleaned.get("undated") and name == "wording":
                return NO_PERIOD
            if isinstance(error, AmbiguousPeriod):
                return self._settle(name, ask_which(error), error.candidates, error.message)
            advice = _("If the date stands elsewhere, write it under “date in other words”.")
            self.add_error(name, f"{error.message} {advice}")
            return None
        self.reading = describe(period) if period.edtf else None
        if period.choices and self.reading:
            return self._settle(name, self.reading, period.choices, _("The words name no year."))
        return period

    def _settle(
        self, name: str, reading: DateReading, candidates: tuple[Candidate, ...], question: str
    ) -> Period | None:
        """Return the window chosen from those that the words may mean; None, with the question asked, before that."""
        self.reading = reading
        chosen = self.data.get(self.add_prefix(CHOICE))
        for candidate in candidates:
            if candidate.words == chosen:
                self.reading = replace(describe(candidate.period), choices=reading.choices, picked=chosen)
                return candidate.period
        if not (self.only_reads and reading.lines):
            self.add_error(name, f"{question} {_('Choose under “Read the date” which is meant, and save again.')}")
        return None

    def place_of(self, doubt: Doubt) -> str | None:
        """A doubt about the window is said at the words that gave it."""
        if doubt.field != WINDOW:
            return super().place_of(doubt)
        typed = "date_words" if self.cleaned_data.get("date_words") or "wording" not in self.fields else "wording"
        return typed if typed in self.fields else None


class DateWords(forms.Form):
    """The date in other words than the printed ones."""

    date_words = forms.CharField(
        label=gettext_lazy("date in other words"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "Only where the printed words do not hold the date, for example “4 juli 2016” or “Q2 2017”."
        ),
    )


class Undated(forms.Form):
    """The box that says that the source names no date."""

    undated = forms.BooleanField(
        label=gettext_lazy("without a date"),
        required=False,
        help_text=gettext_lazy("Only where the source says it without naming any date."),
    )
