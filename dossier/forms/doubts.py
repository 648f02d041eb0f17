"""Forms that ask before nonsense is recorded: impossible is refused, unlikely is asked and kept with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from imvo_tracker.lib.doubts import Doubt
from imvo_tracker.lib.forms import overtyped

ASKED, REASON = "asked", "oddity_reason"


class AskingForm(forms.Form):
    """Says what the rules doubt, at the fields; a reason answers the questions that stood on the page it came from."""

    asked = forms.CharField(required=False, widget=forms.HiddenInput)

    def say_doubts(self, doubts: Iterable[Doubt]) -> None:
        """Add the doubts as errors, but for questions that were asked and got their reason."""
        all_doubts = list(doubts)
        answered = [doubt for doubt in all_doubts if not doubt.is_impossible and self._is_answered(doubt)]
        for doubt in all_doubts:
            if doubt not in answered:
                self.add_error(self.place_of(doubt), doubt.text)
        questions = [doubt for doubt in all_doubts if not doubt.is_impossible]
        if len(answered) < len(questions):
            self.add_error(REASON, _("If it is right, say here why: the reason is kept with the statement."))
        if questions:
            self.data = overtyped(self.data, self.add_prefix(ASKED), codes_of(questions))

    def place_of(self, doubt: Doubt) -> str | None:
        """Return the field of this form at which a doubt is said; None for the whole."""
        return doubt.field if doubt.field in self.fields else None

    def _is_answered(self, doubt: Doubt) -> bool:
        shown: Any = self.data.get(self.add_prefix(ASKED))
        is_shown = shown is None or doubt.code in str(shown).split()
        return is_shown and bool(str(self.data.get(self.add_prefix(REASON)) or "").strip())


def codes_of(doubts: Iterable[Doubt]) -> str:
    """Return what was asked, as a form carries it."""
    return " ".join(sorted({doubt.code for doubt in doubts if not doubt.is_impossible}))
