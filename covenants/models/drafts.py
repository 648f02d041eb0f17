"""Drafts of letters that their authors asked to keep: unreadable in the database, closed to all others, with an end."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from imvo_tracker.lib.days import in_known_years
from imvo_tracker.lib.secrecy import decrypt, encrypt

PURPOSE = b"imvo kept drafts 1"


class KeptDraft(models.Model):
    """A draft of one account, until `keep_until` is over. Scratch, never part of the ledger or of anything public.

    `sealed` holds text, name and what came of the last check, encrypted; `revision` is the one it was checked at.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("account"))
    written_on = models.DateField(_("day of the letter"), null=True, blank=True, validators=[in_known_years])
    kept_on = models.DateField(_("kept on"), validators=[in_known_years])
    keep_until = models.DateField(_("kept until"), validators=[in_known_years])
    checked_on = models.DateField(_("checked on"), validators=[in_known_years])
    revision = models.PositiveIntegerField(_("revision"), default=0)
    sealed = models.TextField(_("text"))

    class Meta:
        ordering = ("-kept_on", "-pk")
        verbose_name = _("kept draft")
        verbose_name_plural = _("kept drafts")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(keep_until__gte=F("kept_on")), name="kept_draft_ends_after_it_began"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def seal(self, content: dict[str, Any]) -> None:
        """Put in what nobody else may read."""
        self.sealed = encrypt(json.dumps(content, ensure_ascii=False), PURPOSE)

    def open(self) -> dict[str, Any]:
        """Return what was put in; raises ImproperlyConfigured where the key of the site is another."""
        content: dict[str, Any] = json.loads(decrypt(self.sealed, PURPOSE))
        return content
