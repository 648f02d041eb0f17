"""Master data as it was sealed: what readers see of documents, names, rules and links."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from dossier.models.ledger import Revision
from dossier.querysets import AppendOnlyQuerySet, RecordIsProtected


class SealedMaster(models.Model):
    """The content of one master row, its names and links, as one revision sealed it (docs/adr/0012).

    `content` is canonical JSON; empty says that the row was removed. `valid_from` is the first revision that is
    read with it: its own, or 0 for what stood there before master data were sealed. `history` says by table how
    many lines of history the row had when it was sealed, and their hash.
    """

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="masters", verbose_name=_("revision"))
    valid_from = models.PositiveIntegerField(_("read from revision"))
    table = models.CharField(_("table"), max_length=60)
    key = models.CharField(_("key"), max_length=120)
    object_id = models.PositiveBigIntegerField(_("row"))
    content = models.TextField(_("content"), blank=True)
    history = models.TextField(_("fingerprint of its history"), blank=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        verbose_name = _("sealed master data")
        verbose_name_plural = _("sealed master data")
        constraints = [
            models.UniqueConstraint(fields=("revision", "table", "key"), name="sealed_master_once"),
            models.CheckConstraint(
                condition=models.Q(valid_from=0) | models.Q(valid_from=models.F("revision")),
                name="sealed_master_valid_from",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.key}"

    def save(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RecordIsProtected("sealed master data is written by sealing")

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RecordIsProtected("sealed master data is never deleted")
