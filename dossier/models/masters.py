"""The base of everything that has a history and may be edited: master data."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from dossier.models.legible import Legible
from dossier.querysets import MasterQuerySet, RecordIsProtected


class StaleVersion(Exception):
    """Somebody else saved this object since it was read."""


class MasterData(Legible):
    """A row that staff may edit: every save is kept in its history and counted in `version`."""

    # Related names of the rows that are sealed with this one, such as its dated names.
    PARTS: ClassVar[tuple[str, ...]] = ()

    version = models.PositiveIntegerField(_("version"), default=1, db_default=1, editable=False)

    objects = MasterQuerySet.as_manager()

    class Meta:
        abstract = True

    # Set on rows read from what was sealed: they are looked at only.
    is_published = False

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and raise `StaleVersion` when the row moved on since this object was read."""
        if self.is_published:
            raise RecordIsProtected("published master data change by a seal; edit the working copy")
        with transaction.atomic():
            if not self._state.adding:
                self._take_next_version()
            super().save(*args, **kwargs)

    def _take_next_version(self) -> None:
        mine = type(self)._base_manager.filter(pk=self.pk, version=self.version)
        if not mine.update(version=models.F("version") + 1):
            raise StaleVersion(str(self))
        self.version += 1


class MasterHistory(HistoricalRecords):
    """The history of a master table; the account behind a save cannot be deleted from under it."""

    def _get_history_user_fields(self) -> dict[str, Any]:
        fields = super()._get_history_user_fields()
        fields["history_user"].remote_field.on_delete = models.PROTECT
        return fields
