"""A letter in one sitting: what is typed before it is a draft. Scratch of one account, never part of the ledger."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dossier.models import Document, Organisation, Proposal


def cells_hash(cells: Mapping[str, str]) -> str:
    """Return the SHA-256 of what stands in a row, 64 hexadecimal digits."""
    return hashlib.sha256(json.dumps(cells, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class Sitting(models.Model):
    """One account at work on one document; `done_at` once its rows are proposed.

    `made` names the statements it became, each as (table, key) in the order of the rows.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="+", verbose_name=_("document"))
    actor = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("according to")
    )
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("account"))
    opened_at = models.DateTimeField(_("opened at"))
    done_at = models.DateTimeField(_("proposed at"), null=True, blank=True)
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proposal")
    )
    made = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("-opened_at", "-pk")
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("document", "owner"), condition=Q(done_at__isnull=True), name="sitting_one_open"
            ),
        ]

    def __str__(self) -> str:
        return str(self.document)

    @property
    def is_done(self) -> bool:
        return self.done_at is not None


class SittingRow(models.Model):
    """One row as typed: `cells` by name. `token` is the number its browser gave it; a dropped row can come back."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="rows")
    token = models.CharField(max_length=32)
    order = models.PositiveIntegerField()
    cells = models.JSONField(default=dict, blank=True)
    content_hash = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=1, db_default=1)
    dropped = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ("order", "pk")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("sitting", "token"), name="sitting_row_once")]

    def __str__(self) -> str:
        return self.token


class ReadRow(models.Model):
    """A row that the reader proposes from the letter's text, until somebody takes or drops it; it counts for nothing.

    `key` is made of the sentence and what is read in it: the same text read again brings back what was decided.
    """

    OPEN, TAKEN, DROPPED = "open", "taken", "dropped"

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="read_rows")
    key = models.CharField(max_length=32)
    order = models.PositiveIntegerField()
    sentence = models.TextField()
    cells = models.JSONField(default=dict, blank=True)
    read_as = models.CharField(max_length=200, blank=True)
    why = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, default=OPEN, db_default=OPEN)

    class Meta:
        ordering = ("order", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("sitting", "key"), name="read_row_once"),
            models.CheckConstraint(condition=Q(state__in=("open", "taken", "dropped")), name="read_row_state"),
        ]

    def __str__(self) -> str:
        return self.key


class GuideClosed(models.Model):
    """An account that wants no guide to its first statement any more."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("account")
    )
    closed_at = models.DateTimeField(_("closed at"))

    class Meta:
        verbose_name = _("closed guide")
        verbose_name_plural = _("closed guides")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.account)
