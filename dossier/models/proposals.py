"""What was handed over together for sealing: a letter's statements are one proposal."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dossier.querysets import AppendOnlyQuerySet, RecordIsProtected


class Proposal(models.Model):
    """Statements proposed at once, by whom, when and with what note. Which ones: the decisions that name it."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))
    note = models.TextField(_("note"), blank=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add it; a stored proposal never changes."""
        if not self._state.adding:
            raise RecordIsProtected("a proposal never changes")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RecordIsProtected("a proposal is never deleted")
