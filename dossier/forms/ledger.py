"""The base of the forms that record, correct or edit a statement."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.forms.models import model_to_dict
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossier.choices import KnownBasis
from dossier.domain.plausibility import WINDOW
from dossier.forms.doubts import ASKED, AskingForm, codes_of
from dossier.forms.parts import OnceForm, OpennessForm, openness_of
from dossier.forms.reading import Reading, describe, read_words
from dossier.models import LedgerEntry, PeriodFields
from dossier.selectors_doubts import doubts_about_all
from imvo_tracker.lib.doubts import Doubt
from imvo_tracker.lib.fields import DayField
from imvo_tracker.lib.forms import VersionedForm
from imvo_tracker.lib.period import Period, UnreadablePeriod

READ = "_read"
NO_PERIOD = ("", None, None, "", "", None, None)
_DATE_FIELDS = ("wording", "date_words", "starts_on", "document", "undated", "role")


class StatementForm(AskingForm, OnceForm, OpennessForm, VersionedForm):
    """Everything a statement of any table shares: words, source, known since, openness, one row per submit."""

    # The printed words date a milestone; elsewhere they fix a figure, and the date has its own field.
    words_are_a_date: ClassVar[bool] = False
    # A goal is worded with its figure in front: "tien convenanten in de loop van 2017".
    words_hold_a_figure: ClassVar[bool] = False

    corrects = forms.IntegerField(required=False, widget=forms.HiddenInput)
    known_from = DayField(
        label=gettext_lazy("known since"),
        required=False,
        help_text=gettext_lazy("Empty: the day on which the document became public."),
    )
    known_basis = forms.ChoiceField(
        label=gettext_lazy("known since, according to"),
        required=False,
        choices=KnownBasis.choices,
        initial=KnownBasis.DOCUMENT,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading: Reading | None = None
        self.corrected = self._corrected()
        source = self.instance if self.instance.pk else self.corrected
        if source is not None:
            self._start_from(source)
        if self.corrected is not None and "reason" in self.fields:
            self.fields["reason"].required = True
            self.fields["reason"].help_text = _("Why is this statement corrected? The reason is public.")
        self.source = source

    def _corrected(self) -> LedgerEntry | None:
        """Return the sealed entry this form corrects."""
        if self.instance.pk:
            return self.instance.corrects
        asked = self.data.get(self.add_prefix("corrects")) if self.is_bound else self.initial.get("corrects")
        if not asked or not str(asked).isascii() or not str(asked).isdigit():
            return None
        return self._meta.model.objects.sealed().filter(pk=str(asked)[:18], corrected_by=None).first()

    def _start_from(self, source: LedgerEntry) -> None:
        stored = model_to_dict(source)
        stored["openness"] = openness_of(source.public_from, source.known_from)
        if self.corrected is not None and not self.instance.pk:
            stored["reason"] = ""
            stored["corrects"] = source.pk
        if isinstance(source, PeriodFields):
            stored["undated"] = not source.edtf
            if source.edtf and not self._reads_same(source):
                stored["date_words"] = source.edtf
        if source.oddity_reason:
            stored[ASKED] = codes_of(self.doubts_about(source, undated=stored.get("undated", False)))
        self.initial = {**stored, **{key: self.initial[key] for key in ("ref", "version") if key in self.initial}}
        self.take_stock()
        if isinstance(source, PeriodFields) and source.edtf:
            self.reading = describe(source.period)

    def _reads_same(self, source: Any) -> bool:
        """Say whether the printed words alone give the stored window."""
        if not self.dates_by_words(model_to_dict(source)) or not source.wording:
            return False
        try:
            period = read_words(
                source.wording,
                document=source.document,
                known_from=source.known_from,
                counted=self.words_hold_a_figure,
            )
        except UnreadablePeriod:
            return False
        return (period.earliest, period.latest) == (source.earliest, source.latest)

    def full_clean(self) -> None:
        """When only a reading was asked for, show no other error than one about the words."""
        super().full_clean()
        if self.is_bound and READ in self.data:
            kept = {name: found for name, found in self.errors.items() if name in ("wording", "date_words")}
            self._errors = ErrorDict(kept)

    def is_valid(self) -> bool:
        return super().is_valid() and READ not in self.data

    def clean_ref(self) -> str:
        return self.instance.ref or "" if self.instance.pk else super().clean_ref()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        self._clean_correction(cleaned)
        self._clean_source(cleaned)
        self.clean_openness_for(cleaned.get("known_from"))
        if issubclass(self._meta.model, PeriodFields):
            self._clean_period(cleaned)
        self.clean_own(cleaned)
        return cleaned

    def clean_own(self, cleaned: dict[str, Any]) -> None:
        """Say what the table's own rules miss, at the field."""

    def dates_by_words(self, values: dict[str, Any]) -> bool:
        """Say whether the printed words are read as a date; `values` holds the fields of this statement."""
        return self.words_are_a_date

    def doubts_about(self, entry: LedgerEntry, *, undated: bool) -> list[Doubt]:
        """Return what the rules of this table doubt."""
        return doubts_about_all([entry], undated=[undated])[0]

    def _post_clean(self) -> None:
        """With the entry complete, ask before nonsense is saved."""
        super()._post_clean()  # type: ignore[misc]
        if not self.errors and READ not in self.data:
            undated = bool(self.cleaned_data.get("undated"))
            self.say_doubts(self.doubts_about(self.instance, undated=undated))

    def place_of(self, doubt: Doubt) -> str | None:
        if doubt.field != WINDOW:
            return super().place_of(doubt)
        typed = "date_words" if self.cleaned_data.get("date_words") or "wording" not in self.fields else "wording"
        return typed if typed in self.fields else None

    def _clean_correction(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("corrects") and self.corrected is None and not self.instance.pk:
            self.add_error(None, _("This statement cannot be corrected: it is not sealed, or was corrected already."))
        if self.corrected is not None:
            self.instance.corrects = self.corrected

    def _clean_source(self, cleaned: dict[str, Any]) -> None:
        document = cleaned.get("document")
        if document is None and not cleaned.get("reason") and not {"document", "reason"} & set(self.errors):
            self.add_error("document", _("Choose the document, or say under “reason” why there is none."))
        if cleaned.get("known_from") is None and "known_from" not in self.errors:
            if document is None:
                self.add_error("known_from", _("Enter the day: without a document there is none to take over."))
            else:
                cleaned["known_from"], cleaned["known_basis"] = document.public_on, document.public_basis
        cleaned["known_basis"] = cleaned.get("known_basis") or KnownBasis.DOCUMENT

    def _clean_period(self, cleaned: dict[str, Any]) -> None:
        name, words = self._date_words(cleaned)
        if isinstance(self.source, PeriodFields) and not set(_DATE_FIELDS) & set(self.changed_data):
            self._take(self.source.period, cleaned)
            return
        if not words:
            self._take(Period(*NO_PERIOD), cleaned)
            return
        try:
            self._take(self._read(words, cleaned), cleaned)
        except UnreadablePeriod as error:
            self.reading = None
            if cleaned.get("undated") and name == "wording":
                self._take(Period(*NO_PERIOD), cleaned)
                return
            advice = _("If the date stands elsewhere, write it under “date in other words”.")
            self.add_error(name, f"{error.message} {advice}")

    def _date_words(self, cleaned: dict[str, Any]) -> tuple[str, str]:
        if cleaned.get("date_words"):
            return "date_words", cleaned["date_words"]
        return "wording", cleaned.get("wording", "") if self.dates_by_words(cleaned) else ""

    def _read(self, words: str, cleaned: dict[str, Any]) -> Period:
        starts_on: date | None = cleaned.get("starts_on")
        return read_words(
            words,
            document=cleaned.get("document"),
            known_from=cleaned.get("known_from"),
            starts_on=starts_on,
            counted=self.words_hold_a_figure,
        )

    def _take(self, period: Period, cleaned: dict[str, Any]) -> None:
        self.instance.period = period
        self.reading = describe(period) if period.edtf else None


class WithdrawalForm(VersionedForm):
    """The reason of a withdrawal that is still a draft; nothing else of it is anybody's to change."""

    reason = forms.CharField(
        label=gettext_lazy("reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=gettext_lazy("Why is this statement withdrawn? The reason is public."),
    )


class DatedStatementForm(StatementForm):
    """A statement with a window in time."""

    date_words = forms.CharField(
        label=gettext_lazy("date in other words"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "Only where the printed words do not hold the date, for example “4 juli 2016” or “Q2 2017”."
        ),
    )
    starts_on = DayField(
        label=gettext_lazy("first day of a term"),
        required=False,
        help_text=gettext_lazy("Only where the words name a length of time (“drie maanden”)."),
    )


class ForeseeingForm(DatedStatementForm):
    """A statement that may look ahead: by when, or explicitly without a date."""

    undated = forms.BooleanField(
        label=gettext_lazy("without a date"),
        required=False,
        help_text=gettext_lazy("Only where the source says it without naming any date."),
    )


class UndertakingForm(ForeseeingForm):
    """A motion or commitment: made, its term, its answer."""

    def clean_own(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("event") == "answered" and not cleaned.get("answered_by"):
            self.add_error("answered_by", _("Choose the document that answers it."))
