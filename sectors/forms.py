"""Forms of the sector register."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dossier.forms.masters import MasterForm
from sectors.choices import SectorKind


class SectorForm(MasterForm):
    """A sector; only a subsector stands below a main sector."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        is_sub = cleaned.get("kind") == SectorKind.SUB
        if is_sub and not cleaned.get("parent") and "parent" not in self.errors:
            self.add_error("parent", _("Choose the main sector of this subsector."))
        if not is_sub and cleaned.get("parent"):
            self.add_error("parent", _("Only a subsector stands below a main sector."))
        return cleaned
