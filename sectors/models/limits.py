"""The sectors to which an account is limited."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sectors.models.sectors import Sector


class SectorLimit(models.Model):
    """An account that has any of these records and proposes only what is about one of its sectors."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="sector_limits", verbose_name=_("account")
    )
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="+", verbose_name=_("sector"))

    class Meta:
        ordering = ("account", "sector")
        verbose_name = _("limit to a sector")
        verbose_name_plural = _("limits to sectors")
        constraints = [models.UniqueConstraint(fields=("account", "sector"), name="sector_limit_once")]

    def __str__(self) -> str:
        return f"{self.account}: {self.sector}"
