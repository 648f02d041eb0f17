"""A long spreadsheet on its way to become drafts: how far the background process is, and what it came upon."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from dossier.choices import SheetState


class SheetRun(models.Model):
    """Scratch of one account, deleted after a day; never a part of the record.

    `told` is the file as fields of the form, as long as that is needed;
    `wrong` pairs a place and what is wrong there, `noted` a row's number and what is worth a look.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    table = models.CharField(max_length=100)
    state = models.CharField(max_length=10, choices=SheetState.choices, default=SheetState.LOOKING)
    begun_at = models.DateTimeField()
    told = models.JSONField(default=dict)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    fresh = models.PositiveIntegerField(default=0)
    doubles = models.PositiveIntegerField(default=0)
    wrong = models.JSONField(default=list)
    noted = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.table} {self.pk}"

    @property
    def is_busy(self) -> bool:
        return self.state in (SheetState.LOOKING, SheetState.MAKING)

    def move(self, **values: Any) -> bool:
        """Write how it stands, unless it was moved on beside us (stopped, say); say whether it was written."""
        written = type(self).objects.filter(pk=self.pk, state=self.state).update(**values)
        if written:
            for name, value in values.items():
                setattr(self, name, value)
        return bool(written)
