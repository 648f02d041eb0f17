""" "Update status": what changed, since when, where it is written, in one form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from covenants.choices import Modality, ReportTopic
from covenants.criteria import KIND, MODALITY, OUTCOME
from covenants.kinds import milestone_choices
from covenants.models import Covenant, MilestoneStatement, StatusReport
from covenants.selectors.plausibility import doubts_about_all
from dossier.choices import KnownBasis
from dossier.criteria import OPENNESS
from dossier.forms.criteria import ExplainedForm
from dossier.forms.dating import NO_PERIOD, DateWords, DatingForm, Undated
from dossier.forms.parts import OnceForm, OpennessForm, fresh_ref
from dossier.forms.picking import picked
from dossier.models import LedgerEntry
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.doubts import Doubt
from imvo_tracker.lib.forms import KEPT, Conflict, overtyped, row_differences
from sectors.models import Sector

CHANGED, SAME = "changed", "same"
UNCHANGED = gettext_lazy("Asked: no change.")
# What the form itself fills in after the models were asked.
_OURS = ("recorded_by", "recorded_at", "ref", "stage")
_SHARED = (
    "document",
    "locator",
    "actor",
    "wording",
    "known_from",
    "known_basis",
    "public_from",
    "closure",
    "opens_by",
    "opens_after",
    "owner",
    "count_is_public",
    "embargo_reason",
    "reason",
)


class StatusForm(ExplainedForm, DateWords, Undated, DatingForm, OnceForm, OpennessForm):
    """Makes a status report and, where a milestone is chosen, a milestone statement."""

    criteria = {
        "outcome": OUTCOME,
        "kind": KIND,
        "modality": MODALITY,
        "openness": OPENNESS,
    }
    mended_by = {"document": ("reason",), "wording": ("undated",)}

    outcome = forms.ChoiceField(
        label=gettext_lazy("what did you find?"),
        widget=forms.RadioSelect,
        initial=CHANGED,
        choices=[(CHANGED, gettext_lazy("something changed")), (SAME, gettext_lazy("asked, no change"))],
    )
    text = forms.CharField(
        label=gettext_lazy("what changed, in our own sentence"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("This is the official word. Not needed where nothing changed."),
    )
    text_en = forms.CharField(
        label=gettext_lazy("in English"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    covenant = forms.ModelChoiceField(Covenant.objects.none(), label=gettext_lazy("covenant"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("milestone"), required=False)
    modality = forms.ChoiceField(
        label=gettext_lazy("how firmly"), required=False, choices=[("", "---------"), *Modality.choices]
    )
    wording = forms.CharField(
        label=gettext_lazy("since when, in the words as printed"),
        required=False,
        max_length=250,
        help_text=gettext_lazy("For example “4 juli 2016” or “na deze zomer”."),
    )
    document = picked(StatusReport._meta.get_field("document"), label=gettext_lazy("document"), required=False)
    locator = forms.CharField(label=gettext_lazy("page or paragraph"), required=False, max_length=60)
    actor = picked(StatusReport._meta.get_field("actor"), label=gettext_lazy("whose word"))
    reason = forms.CharField(
        label=gettext_lazy("how you know, if it stands in no document"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    oddity_reason = forms.CharField(
        label=gettext_lazy("why it is right after all"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Only where the form asks “is this right?”. The reason is kept with the statement."),
    )

    def __init__(self, *args: Any, subject: Covenant | Sector, by: Any, **kwargs: Any) -> None:
        self.reader = by
        super().__init__(*args, **kwargs)
        self.subject = subject
        self.period = NO_PERIOD
        self.report: StatusReport | None = None
        self.milestone: MilestoneStatement | None = None
        self.fields["kind"].choices = [("", _("no milestone")), *milestone_choices()]  # type: ignore[attr-defined]
        if isinstance(subject, Covenant):
            del self.fields["covenant"]
        else:
            own = Covenant.objects.filter(sectors=subject).prefetch_related("names")
            self.fields["covenant"].queryset = own  # type: ignore[attr-defined]

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and KEPT in self.data:
            self.errors.clear()

    def is_valid(self) -> bool:
        return super().is_valid() and KEPT not in self.data

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._clean_source(cleaned)
        self.clean_openness_for(cleaned.get("known_from"))
        self._clean_period(cleaned)
        self._clean_content(cleaned)
        self._build(cleaned)
        if not self.errors and not self.only_reads:
            self._doubt(cleaned)
        return cleaned

    def _doubt(self, cleaned: dict[str, Any]) -> None:
        """Ask about both entries; the reason is kept with the one that needs it."""
        entries = [entry for entry in (self.report, self.milestone) if entry is not None]
        all_doubts = doubts_about_all(entries, undated=[bool(cleaned.get("undated"))] * len(entries))
        for entry, doubts in zip(entries, all_doubts, strict=True):
            entry.oddity_reason = cleaned["oddity_reason"] if any(not one.is_impossible for one in doubts) else ""
        self.say_doubts(_once(doubt for doubts in all_doubts for doubt in doubts))

    def _clean_source(self, cleaned: dict[str, Any]) -> None:
        document = cleaned.get("document")
        if document is None and not cleaned.get("reason") and "document" not in self.errors:
            self.add_error("document", _("Choose the document, or say below how you know it."))
        cleaned["known_basis"] = KnownBasis.EVENT
        if cleaned.get("known_from") is None and "known_from" not in self.errors:
            cleaned["known_from"] = document.public_on if document else today()
            cleaned["known_basis"] = document.public_basis if document else KnownBasis.READ

    def _clean_period(self, cleaned: dict[str, Any]) -> None:
        name = "date_words" if cleaned.get("date_words") else "wording"
        self.period = self.read_window(name, cleaned.get(name, ""), cleaned) or NO_PERIOD

    def _clean_content(self, cleaned: dict[str, Any]) -> None:
        changed = cleaned.get("outcome") == CHANGED
        if changed and not cleaned.get("text"):
            self.add_error("text", _("Say in one sentence what changed."))
        if not changed and cleaned.get("kind"):
            self.add_error("kind", _("A milestone is a change: choose “something changed”, or leave it empty."))
        if cleaned.get("kind") and not cleaned.get("modality"):
            self.add_error("modality", _("Say how firmly the milestone is stated."))
        if cleaned.get("kind") and "covenant" in self.fields and not cleaned.get("covenant"):
            self.add_error("covenant", _("Choose the covenant that reached the milestone."))

    def _build(self, cleaned: dict[str, Any]) -> None:
        """Make both entries, unsaved, and let their own rules speak at our fields."""
        shared = {name: cleaned.get(name) for name in _SHARED}
        shared |= {
            name: shared[name] or "" for name in ("locator", "wording", "reason", "embargo_reason", "opens_after")
        }
        shared["count_is_public"] = bool(shared["count_is_public"])
        self.report = self._report(cleaned, shared)
        self._ask(self.report)
        if cleaned.get("kind"):
            covenant = self.subject if isinstance(self.subject, Covenant) else cleaned.get("covenant")
            self.milestone = MilestoneStatement(
                **shared,
                ref=f"{cleaned.get('ref')}-m",
                covenant=covenant,
                kind=cleaned["kind"],
                modality=cleaned.get("modality") or "",
            )
            self.milestone.period = self.period
            self._ask(self.milestone)

    def _report(self, cleaned: dict[str, Any], shared: dict[str, Any]) -> StatusReport:
        changed = cleaned.get("outcome") == CHANGED
        with override("en"):
            unchanged_en = str(UNCHANGED)
        report = StatusReport(
            **shared,
            ref=cleaned.get("ref"),
            covenant=self.subject if isinstance(self.subject, Covenant) else None,
            sector=self.subject if isinstance(self.subject, Sector) else None,
            topic=ReportTopic.OFFICIAL_WORD if changed else ReportTopic.NO_CHANGE,
            text=cleaned.get("text") or ("" if changed else str(UNCHANGED)),
            text_en=cleaned.get("text_en") or ("" if changed else unchanged_en),
        )
        report.period = self.period
        return report

    def _ask(self, entry: LedgerEntry) -> None:
        try:
            entry.full_clean(exclude={*_OURS, *self.errors}, validate_constraints=False)
        except ValidationError as error:
            for name, errors in error.error_dict.items():
                self._say(name if name in self.fields else None, errors)

    def _say(self, name: str | None, errors: list[ValidationError]) -> None:
        known = [str(message) for message in self.errors.get(name or "__all__", ())]
        for one in errors:
            for message in one.messages:
                if message not in known:
                    self.add_error(name, message)

    def is_about(self, made: StatusReport) -> bool:
        """Say whether drafts made before speak of the same covenant or sector."""
        report = self.report
        return report is not None and (made.covenant_id, made.sector_id) == (report.covenant_id, report.sector_id)

    def differences_from(self, made: StatusReport, milestone: MilestoneStatement | None) -> list[Conflict]:
        """Return in what the typed entries differ from those that an earlier press made."""
        differences = row_differences(self.report, made, _content_of(StatusReport))
        if self.milestone is None and milestone is None:
            return differences
        empty = MilestoneStatement(known_basis="")
        return differences + [
            one
            for one in row_differences(self.milestone or empty, milestone or empty, _content_of(MilestoneStatement))
            if one not in differences
        ]

    def start_anew(self, made: StatusReport) -> None:
        """Show the form again, with a number of its own: the drafts made before are no longer the form's to change."""
        self.data = overtyped(self.data, "ref", fresh_ref())
        self.add_error(
            None,
            _(
                "Your first save had arrived and made “%(row)s”, which this form can no longer change."
                " Nothing is saved now. Save again to make a new row of what you typed, or open the first one."
            )
            % {"row": made},
        )


def _content_of(model: type[LedgerEntry]) -> list[str]:
    """Return the columns that a person's words end up in."""
    own = {"id", "revision", "corrects", "is_withdrawal", "closed", "note", "note_en", *_OURS}
    return [field.name for field in model._meta.concrete_fields if field.name not in own]


def _once(doubts: Iterable[Doubt]) -> list[Doubt]:
    """Return each question once: report and milestone share document, page and day."""
    return list({doubt.code: doubt for doubt in doubts}.values())
