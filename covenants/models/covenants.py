"""Covenants and the names under which they were known."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from covenants.choices import Generation
from dossier.models import Document, MasterData, MasterHistory
from imvo_tracker.lib.days import in_known_years
from sectors.models import Sector

# Pages beside those of the covenants: a covenant with such a key could not be reached.
ADDRESSES = frozenset({"tijdlijn", "per-sector"})


class Covenant(MasterData):
    """One covenant, promised or concluded. It says nothing itself: the statements do."""

    NATURAL_KEY = "slug"
    # Forms pick a row by any of its names
    GROWS = True
    PARTS = ("names", "sector_days")

    slug = models.SlugField(_("key"), unique=True, max_length=60)
    code = models.CharField(_("code"), unique=True, max_length=20)
    generation = models.CharField(_("kind of covenant"), max_length=10, choices=Generation, default=Generation.NEW)
    sectors = models.ManyToManyField(Sector, related_name="covenants", blank=True, verbose_name=_("sectors"))
    history = MasterHistory(m2m_fields=[sectors])

    class Meta:
        ordering = ("code",)
        verbose_name = _("covenant")
        verbose_name_plural = _("covenants")

    def __str__(self) -> str:
        names = list(self.names.all())
        return names[-1].name if names else self.slug

    def clean(self) -> None:
        super().clean()
        if self.slug in ADDRESSES:
            raise ValidationError({"slug": _("This is the address of a page; choose another key.")})


class CovenantName(models.Model):
    """A name of the covenant and the day since which it was known by that name."""

    covenant = models.ForeignKey(Covenant, models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    known_from = models.DateField(_("known since"), validators=[in_known_years])
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="covenant_names",
        verbose_name=_("document"),
    )
    history = MasterHistory()

    class Meta:
        ordering = ("covenant", "known_from")
        verbose_name = _("dated name")
        verbose_name_plural = _("dated names")
        constraints = [
            models.UniqueConstraint(fields=("covenant", "known_from"), name="covenant_name_one_per_day"),
        ]

    def __str__(self) -> str:
        return self.name


class CovenantSector(models.Model):
    """From which day and until which day a covenant belongs to one of its sectors, and by which documents.

    A sector of the covenant without such a row holds always; `until_on` is the first day on which it no longer does.
    """

    covenant = models.ForeignKey(Covenant, models.CASCADE, related_name="sector_days")
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="covenant_days", verbose_name=_("sector"))
    from_on = models.DateField(_("from"), null=True, blank=True, validators=[in_known_years])
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="covenant_sectors",
        verbose_name=_("document that says from when"),
    )
    until_on = models.DateField(_("until"), null=True, blank=True, validators=[in_known_years])
    until_document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="covenant_sectors_ended",
        verbose_name=_("document that says until when"),
    )
    history = MasterHistory()

    class Meta:
        ordering = ("covenant", "from_on", "sector")
        verbose_name = _("dated sector")
        verbose_name_plural = _("dated sectors")
        constraints = [
            models.UniqueConstraint(fields=("covenant", "sector"), name="covenant_sector_once"),
            models.CheckConstraint(
                condition=Q(from_on__isnull=False) | Q(until_on__isnull=False), name="covenant_sector_is_dated"
            ),
            models.CheckConstraint(
                condition=Q(from_on__isnull=True, document__isnull=True)
                | Q(from_on__isnull=False, document__isnull=False),
                name="covenant_sector_from_document",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True, until_document__isnull=True)
                | Q(until_on__isnull=False, until_document__isnull=False),
                name="covenant_sector_until_document",
            ),
            models.CheckConstraint(
                condition=Q(from_on__isnull=True) | Q(until_on__isnull=True) | Q(from_on__lt=F("until_on")),
                name="covenant_sector_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(self.sector)

    def clean(self) -> None:
        super().clean()
        faults = {}
        if self.from_on is None and self.until_on is None:
            faults["from_on"] = _("Say from which day or until which day.")
        if (self.from_on is None) != (self.document_id is None and self.document is None):
            faults["document"] = _("A day and the document that says so belong together.")
        if (self.until_on is None) != (self.until_document_id is None and self.until_document is None):
            faults["until_document"] = _("A day and the document that says so belong together.")
        if self.from_on and self.until_on and self.until_on <= self.from_on:
            faults["until_on"] = _("This day must come after “from”.")
        if faults:
            raise ValidationError(faults)
