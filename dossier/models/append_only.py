"""Rows that are added once and never change: decisions, audit events, frozen editions."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.db import models

from dossier.querysets import AppendOnlyQuerySet, RecordIsProtected


class AppendOnly(models.Model):
    """A row that is added and then stays; `CALLED` is how a refusal names it. The database guards it too."""

    CALLED: ClassVar[str]

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add it; what is stored never changes."""
        if not self._state.adding:
            raise RecordIsProtected(f"{self.CALLED} never changes")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RecordIsProtected(f"{self.CALLED} is never deleted")
