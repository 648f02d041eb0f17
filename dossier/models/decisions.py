"""Who did what with an entry, and when: rows that are only ever added."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dossier.choices import Step
from dossier.models.append_only import AppendOnly
from dossier.models.proposals import Proposal


class Decision(AppendOnly):
    """One step in the life of an entry. It stays when the draft itself is dropped, and so does its account.

    `content` is the SHA-256 of the entry's canonical content at that step, 64 hexadecimal digits.
    """

    CALLED = "a decision"

    step = models.CharField(_("step"), max_length=20, choices=Step)
    table = models.CharField(_("table"), max_length=60)
    entry = models.BigIntegerField(_("entry"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))
    note = models.TextField(_("note"), blank=True)
    subject = models.CharField(
        _("what it was"), max_length=250, blank=True, help_text=_("Kept of a dropped draft, which is no longer there.")
    )
    content = models.CharField(_("hash"), max_length=64, blank=True)
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name=_("proposal")
    )

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        indexes = [models.Index(fields=("table", "entry"), name="decision_of_entry")]

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.table} {self.entry}"
