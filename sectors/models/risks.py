"""Risk themes, and which sectors a source names for them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dossier.choices import KnownBasis
from dossier.models import Document, MasterData, MasterHistory
from imvo_tracker.lib.days import in_known_years
from sectors.choices import RiskCategory
from sectors.models.sectors import Sector


class RiskTheme(MasterData):
    """A risk as one source names it. `exhaustive` False: absence of a sector proves nothing."""

    NATURAL_KEY = "slug"

    slug = models.SlugField(_("key"), unique=True, max_length=60)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    category = models.CharField(_("category"), max_length=20, choices=RiskCategory)
    document = models.ForeignKey(Document, models.PROTECT, related_name="risk_themes")
    known_from = models.DateField(_("known since"), validators=[in_known_years])
    known_basis = models.CharField(max_length=10, choices=KnownBasis, default=KnownBasis.DOCUMENT)
    all_sectors = models.BooleanField(_("all sectors"), default=False)
    exhaustive = models.BooleanField(_("list is complete"), default=False)
    sectors = models.ManyToManyField(Sector, related_name="risk_themes", blank=True)
    history = MasterHistory(m2m_fields=[sectors])

    class Meta:
        ordering = ("category", "name")
        verbose_name = _("risk theme")
        verbose_name_plural = _("risk themes")

    def __str__(self) -> str:
        return self.name
