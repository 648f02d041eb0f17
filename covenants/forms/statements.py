"""One form per statement table; the shared part is `dossier.forms.ledger`."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from covenants.choices import Modality, ReportTopic, TargetRole
from dossier.forms.ledger import DatedStatementForm, StatementForm
from dossier.forms.parts import CLOSED


class MilestoneForm(DatedStatementForm):
    """A milestone: what happened or is expected, in the words that date it."""

    words_are_a_date = True

    def clean_own(self, cleaned: dict[str, Any]) -> None:
        """A fact without a last day would never count; "signed" has its own, sharper rule in the model."""
        is_fact = cleaned.get("modality") == Modality.FACT and cleaned.get("kind") != "signed"
        if (
            is_fact
            and not self.instance.is_withdrawal
            and self.instance.latest is None
            and not {"wording", "date_words"} & set(self.errors)
        ):
            self.add_error("wording", _("A fact needs the words that say when it happened."))


class TargetStatementForm(DatedStatementForm):
    """A goal, an outlook or a claim."""

    def clean_own(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("role") == TargetRole.OUTLOOK and not cleaned.get("tally"):
            self.add_error("tally", _("An outlook needs the word with which it adds up."))
        if (cleaned.get("quantity") or 0) < 0:
            self.add_error("quantity", _("Enter a number that is not below zero."))


class ConditionForm(StatementForm):
    """A condition of a threshold; it has no window."""

    def clean_own(self, cleaned: dict[str, Any]) -> None:
        minimum = cleaned.get("minimum")
        if minimum is not None and minimum <= 0:
            self.add_error("minimum", _("Enter a number above zero."))


class MeasurementForm(DatedStatementForm):
    """A count or share; low equals high when it is exact."""

    def clean_own(self, cleaned: dict[str, Any]) -> None:
        low, high = cleaned.get("low"), cleaned.get("high")
        if low is not None and high is not None and low > high:
            self.add_error("high", _("The highest value lies below the lowest."))
        if cleaned.get("protected") and cleaned.get("openness") != CLOSED:
            self.add_error("openness", _("A protected measurement stays closed: only totals are public."))
            cleaned["public_from"] = None


class ParticipationForm(DatedStatementForm):
    """A party that joined or left."""

    def clean_own(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("organisation") and not cleaned.get("group") and "organisation" not in self.errors:
            self.add_error("organisation", _("Choose the organisation, or name the group of parties."))


class ReportForm(DatedStatementForm):
    """What somebody said, in our one sentence."""

    def clean_own(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("covenant") and cleaned.get("sector"):
            self.add_error("sector", _("Choose a covenant or a sector, not both."))
        if cleaned.get("topic") == ReportTopic.DELAY_CAUSE and not cleaned.get("cause"):
            self.add_error("cause", _("Choose the cause of delay."))
