"""Organisations whose word is recorded, with the names they bore."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dossier.choices import OrganisationKind
from dossier.models.masters import MasterData, MasterHistory
from imvo_tracker.lib.days import in_known_years
from imvo_tracker.lib.languages import pick


class Organisation(MasterData):
    """Someone who speaks: the cabinet, the SER, a party to a covenant, an evaluator."""

    NATURAL_KEY = "slug"
    # Forms pick a row by any of its names
    GROWS = True
    PARTS = ("names",)

    slug = models.SlugField(_("key"), unique=True, max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    history = MasterHistory()

    class Meta:
        ordering = ("name",)
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return pick(self.name, self.name_en)


class OrganisationName(models.Model):
    """A name the organisation bore from a day on; `from_on` empty means always before."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    from_on = models.DateField(_("borne from"), null=True, blank=True, validators=[in_known_years])
    history = MasterHistory()

    class Meta:
        ordering = ("organisation", "from_on")
        verbose_name = _("dated name")
        verbose_name_plural = _("dated names")
        constraints = [
            models.UniqueConstraint(fields=("organisation", "from_on"), name="organisation_name_one_per_day"),
            models.UniqueConstraint(
                fields=("organisation",),
                condition=Q(from_on__isnull=True),
                name="organisation_name_one_first",
            ),
        ]

    def __str__(self) -> str:
        return self.name
