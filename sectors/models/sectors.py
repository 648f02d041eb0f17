"""The register of risk sectors, subsectors and other names under which sectors are known."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dossier.models import Document, MasterData, MasterHistory
from imvo_tracker.lib.days import in_known_years
from sectors.choices import MappingBasis, SectorKind


class Sector(MasterData):
    """A main sector of the KPMG risk analysis, a subsector, or a sector in no list."""

    NATURAL_KEY = "code"
    # Forms pick a row by any of its names
    GROWS = True
    PARTS = ("aliases", "origins")

    code = models.CharField(_("code"), unique=True, max_length=20)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=SectorKind)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="subsectors",
        verbose_name=_("main sector"),
    )
    mapping_basis = models.CharField(
        _("place in the register"),
        max_length=10,
        choices=MappingBasis,
        default=MappingBasis.OURS,
    )
    known_from = models.DateField(_("known since"), validators=[in_known_years])
    document = models.ForeignKey(Document, models.PROTECT, related_name="sectors", verbose_name=_("document"))
    locator = models.CharField(_("page or paragraph"), max_length=60, blank=True)
    note = models.TextField(_("remark"), blank=True)
    note_en = models.TextField(_("remark in English"), blank=True)
    history = MasterHistory()

    class Meta:
        ordering = ("code",)
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=SectorKind.SUB, parent__isnull=False)
                | (~Q(kind=SectorKind.SUB) & Q(parent__isnull=True)),
                name="sector_sub_has_parent",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SectorAlias(models.Model):
    """Another name for a sector in some source."""

    sector = models.ForeignKey(Sector, models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=120)
    history = MasterHistory()

    class Meta:
        ordering = ("name",)
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [
            models.UniqueConstraint(fields=("sector", "name"), name="sector_alias_once"),
        ]

    def __str__(self) -> str:
        return self.name


class SectorOrigin(models.Model):
    """A sector whose place another took from a day, as a document says: split, merged or renamed (docs/adr/0005)."""

    sector = models.ForeignKey(Sector, models.CASCADE, related_name="origins")
    predecessor = models.ForeignKey(
        Sector, models.PROTECT, related_name="successions", verbose_name=_("takes the place of")
    )
    from_on = models.DateField(_("from"), validators=[in_known_years])
    document = models.ForeignKey(Document, models.PROTECT, related_name="sector_origins", verbose_name=_("document"))
    locator = models.CharField(_("page or paragraph"), max_length=60, blank=True)
    history = MasterHistory()

    class Meta:
        ordering = ("sector", "from_on", "predecessor")
        verbose_name = _("former sector")
        verbose_name_plural = _("former sectors")
        constraints = [
            models.UniqueConstraint(fields=("sector", "predecessor"), name="sector_origin_once"),
            models.CheckConstraint(condition=~Q(sector=models.F("predecessor")), name="sector_origin_is_another"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.sector}"

    def clean(self) -> None:
        super().clean()
        if self.sector_id and self.sector_id == self.predecessor_id:
            raise ValidationError({"predecessor": _("A sector does not take its own place.")})
