"""Motions and commitments: what was asked or promised, its term, and the answer."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dossier.choices import UndertakingEvent
from dossier.models.documents import Document
from dossier.models.ledger import LedgerEntry
from dossier.models.organisations import Organisation
from dossier.models.periods import PeriodFields


class UndertakingStatement(PeriodFields, LedgerEntry):
    """One event in the life of a motion or commitment: made, its term set, or answered."""

    undertaking = models.ForeignKey(
        Document,
        models.PROTECT,
        related_name="undertaking_events",
        verbose_name=_("motion or commitment"),
    )
    event = models.CharField(_("event"), max_length=10, choices=UndertakingEvent)
    answered_by = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("answered by"),
    )
    addressed_to = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="asked_of",
        verbose_name=_("who has to answer"),
        help_text=_("The minister, where a source says which one. Empty: the cabinet, or who promised it."),
    )
    text = models.TextField(_("what it asks or says"))
    text_en = models.TextField(_("in English"), blank=True)

    class Meta(LedgerEntry.Meta):
        verbose_name = _("motion or commitment statement")
        verbose_name_plural = _("motion and commitment statements")
        constraints = [
            *LedgerEntry.Meta.constraints,
            *PeriodFields.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(event=UndertakingEvent.ANSWERED) | models.Q(answered_by__isnull=False),
                name="undertaking_answer_has_document",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.undertaking}: {self.get_event_display()}"
