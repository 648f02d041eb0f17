"""The base of the forms that record, correct or edit a statement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.forms.models import model_to_dict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossier.choices import KnownBasis, UndertakingEvent
from dossier.criteria import EVENT, KNOWN_BASIS, OPENNESS
from dossier.decisions import WORDS
from dossier.domain.steps import Obstacle
from dossier.forms.criteria import ExplainedForm
from dossier.forms.date_words import describe, read_words
from dossier.forms.dating import DateWords, DatingForm, Undated
from dossier.forms.doubts import ASKED, codes_of
from dossier.forms.parts import OnceForm, OpennessForm, openness_of
from dossier.models import LedgerEntry, PeriodFields
from dossier.selectors_doubts import doubts_about_all
from dossier.selectors_readable import readable
from imvo_tracker.lib.doubts import Doubt
from imvo_tracker.lib.fields import DayField
from imvo_tracker.lib.forms import VersionedForm, comparable
from imvo_tracker.lib.period import UnreadablePeriod

_DATE_FIELDS = ("wording", "date_words", "starts_on", "document", "undated", "role")


class StatementForm(ExplainedForm, DatingForm, OnceForm, OpennessForm, VersionedForm):
    """Everything a statement of any table shares: words, source, known since, openness, one row per submit."""

    criteria = {"known_basis": KNOWN_BASIS, "openness": OPENNESS}
    mended_by = {"document": ("reason",), "wording": ("starts_on", "undated")}
    # The printed words date a milestone; elsewhere they fix a figure, and the date has its own field.
    words_are_a_date: ClassVar[bool] = False
    # A goal is worded with its figure in front: "tien convenanten in de loop van 2017".
    words_hold_a_figure: ClassVar[bool] = False
    # When a field that may be left empty must not be, by its name.
    needed_with: ClassVar[Mapping[str, Any]] = {}
    # What the account of this request is limited to; the admin fills it in, as it does `reader`.
    limits: ClassVar[Any] = None

    corrects = forms.IntegerField(required=False, widget=forms.HiddenInput)
    known_basis = forms.ChoiceField(
        label=gettext_lazy("known since, according to"),
        required=False,
        choices=KnownBasis.choices,
        initial=KnownBasis.DOCUMENT,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.needed_with.keys() & self.fields.keys():
            self.fields[name].help_text = self.needed_with[name]
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
        rows = self._meta.model.objects.sealed().filter(pk=str(asked)[:18], corrected_by=None)
        return (rows if self.reader is None else readable(rows, self.reader)).first()

    def _start_from(self, source: LedgerEntry) -> None:
        stored = model_to_dict(source)
        stored["owner"] = stored["owner"] or getattr(self.reader, "pk", None)
        stored["openness"] = openness_of(source)
        if self.corrected is not None and not self.instance.pk:
            stored["reason"] = stored["reason_en"] = ""
            stored["corrects"] = source.pk
        if isinstance(source, PeriodFields):
            stored["undated"] = not source.edtf
            if source.edtf and not self._reads_same(source):
                stored["date_words"] = source.edtf
        if source.oddity_reason:
            stored[ASKED] = codes_of(self.doubts_about(source, undated=stored.get("undated", False)))
        self.initial = {**stored, **{key: self.initial[key] for key in ("ref", "version") if key in self.initial}}
        self.offer_owners()
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

    def is_usual(self, name: str) -> bool:
        """The day and the way of being known follow from the document, the owner from who types."""
        document = self.instance.document if self.instance.pk else None
        if name in ("known_from", "known_basis") and document is not None:
            known: Any = document.public_on if name == "known_from" else document.public_basis
            return comparable(self.fields[name], self.shown(name)) == str(known)
        return super().is_usual(name)

    def clean_ref(self) -> str:
        return self.instance.ref or "" if self.instance.pk else super().clean_ref()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        self._clean_correction(cleaned)
        self._clean_source(cleaned)
        self.clean_openness_for(cleaned.get("known_from"))
        self.instance.closure = cleaned["closure"]
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
        if not self.errors and self.limits is not None and not self.limits.hold(self.instance):
            self.add_error(None, WORDS[Obstacle.OUTSIDE_LIMITS])
        if not self.errors and not self.only_reads:
            undated = bool(self.cleaned_data.get("undated"))
            self.say_doubts(self.doubts_about(self.instance, undated=undated))

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
            self.instance.period = self.source.period
            return
        starts_on: date | None = cleaned.get("starts_on")
        period = self.read_window(name, words, cleaned, starts_on=starts_on, counted=self.words_hold_a_figure)
        if period is not None:
            self.instance.period = period

    def _date_words(self, cleaned: dict[str, Any]) -> tuple[str, str]:
        if cleaned.get("date_words"):
            return "date_words", cleaned["date_words"]
        return "wording", cleaned.get("wording", "") if self.dates_by_words(cleaned) else ""


class WithdrawalForm(VersionedForm):
    """The reason of a withdrawal that is still a draft; nothing else of it is anybody's to change."""

    reason = forms.CharField(
        label=gettext_lazy("reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=gettext_lazy("Why is this statement withdrawn? The reason is public."),
    )


class DatedStatementForm(DateWords, StatementForm):
    """A statement with a window in time."""

    starts_on = DayField(
        label=gettext_lazy("first day of a term"),
        required=False,
        help_text=gettext_lazy("Only where the words name a length of time (“drie maanden”)."),
    )


class ForeseeingForm(Undated, DatedStatementForm):
    """A statement that may look ahead: by when, or explicitly without a date."""


class UndertakingForm(ForeseeingForm):
    """A motion or commitment: made, its term, its answer."""

    criteria = {**StatementForm.criteria, "event": EVENT}
    needed_with = {"answered_by": gettext_lazy("Needed with “answered”.")}

    def dates_by_words(self, values: dict[str, Any]) -> bool:
        """The words of a term say by when."""
        return values.get("event") == UndertakingEvent.TERM

    def clean_own(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("event") == "answered" and not cleaned.get("answered_by"):
            self.add_error("answered_by", _("Choose the document that answers it."))
