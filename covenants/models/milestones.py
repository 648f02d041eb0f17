"""Statements on milestones: somebody says that something happened, or will, or was given up."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from covenants.choices import Basis, Modality
from covenants.kinds import milestone_choices
from covenants.models.covenants import Covenant
from dossier.models import Document, LedgerEntry, PeriodFields

_ON_A_DAY = Q(earliest__isnull=False, latest__isnull=False) & Q(earliest=F("latest"))
_SIGNED_FACT = Q(kind="signed", modality=Modality.FACT, is_withdrawal=False)


class MilestoneStatement(PeriodFields, LedgerEntry):
    """Kind, how firmly it is said, and the window it is said of."""

    COVENANT = "covenant"
    FACTS = {"latest": Q(modality=Modality.FACT)}

    covenant = models.ForeignKey(Covenant, models.PROTECT, related_name="milestones", verbose_name=_("covenant"))
    kind = models.CharField(_("milestone"), max_length=30, choices=milestone_choices)
    modality = models.CharField(_("how firmly"), max_length=10, choices=Modality)
    basis = models.CharField(_("basis"), max_length=10, choices=Basis, default=Basis.STATED)
    partial = models.BooleanField(
        _("only some of the parties"),
        default=False,
        help_text=_("Shown, but it does not decide the phase."),
    )
    doubtful = models.BooleanField(
        _("source contradicted by others"),
        default=False,
        help_text=_("Kept and shown as a difference between sources; it decides nothing."),
    )

    member_of = models.SlugField(
        _("one of"),
        max_length=40,
        blank=True,
        db_index=False,
        help_text=_("The word with which the group promise of the same document adds up (“eight agreements”)."),
    )

    supplied_by = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="supplied_days",
        verbose_name=_("document that gives the day"),
        help_text=_("Only where the words of the document itself name no day: the document that does."),
    )
    supplied_locator = models.CharField(_("its page or paragraph"), max_length=60, blank=True)

    class Meta(LedgerEntry.Meta):
        verbose_name = _("milestone statement")
        verbose_name_plural = _("milestone statements")
        indexes = [
            *LedgerEntry.Meta.indexes,
            models.Index(fields=("covenant", "kind"), name="milestone_covenant_kind"),
        ]
        constraints = [
            *LedgerEntry.Meta.constraints,
            *PeriodFields.Meta.constraints,
            models.CheckConstraint(condition=~_SIGNED_FACT | _ON_A_DAY, name="milestone_signed_has_day"),
            models.CheckConstraint(
                condition=~_SIGNED_FACT | Q(document__isnull=False),
                name="milestone_signed_has_document",
            ),
            models.CheckConstraint(
                condition=Q(supplied_locator="") | Q(supplied_by__isnull=False),
                name="milestone_page_of_a_document",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.covenant}: {self.get_kind_display()} ({self.get_modality_display()})"

    def clean(self) -> None:
        """Name both lacks at once: "signed" needs a day and a document."""
        super().clean()
        self._clean_supplied()
        if (self.kind, self.modality) != ("signed", Modality.FACT) or self.is_withdrawal:
            return
        errors = {}
        if self.earliest is None or self.earliest != self.latest:
            errors["wording"] = _("“Signed” needs the day on which it was signed.")
        if self.document_id is None:
            errors["document"] = _("“Signed” needs the document that proves it.")
        if errors:
            raise ValidationError(errors)

    def _clean_supplied(self) -> None:
        """Hold the document that gives the day against what was known: it may not be younger than the statement."""
        if self.supplied_by is None:
            if self.supplied_locator:
                raise ValidationError({"supplied_by": _("Choose the document of which this is the page.")})
            return
        if self.supplied_by_id == self.document_id:
            raise ValidationError({"supplied_by": _("The document itself is the source already: leave this empty.")})
        if self.known_from and self.supplied_by.public_on > self.known_from:
            raise ValidationError(
                {"supplied_by": _("This document is younger than “known since”: record its own statement instead.")}
            )
