"""Thresholds: conditions that must all hold, and measurements against them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from covenants.choices import Unit
from covenants.kinds import milestone_choices
from covenants.models.covenants import Covenant
from dossier.models import LedgerEntry, MasterData, MasterHistory, PeriodFields
from imvo_tracker.lib.languages import pick


class Threshold(MasterData):
    """What must be met before a covenant reaches a milestone."""

    NATURAL_KEY = "slug"

    slug = models.SlugField(_("key"), unique=True, max_length=60)
    covenant = models.ForeignKey(Covenant, models.PROTECT, related_name="thresholds", verbose_name=_("covenant"))
    gates = models.CharField(_("needed for"), max_length=30, choices=milestone_choices)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    history = MasterHistory()

    class Meta:
        ordering = ("slug",)
        verbose_name = _("threshold")
        verbose_name_plural = _("thresholds")

    def __str__(self) -> str:
        return pick(self.name, self.name_en)


class ThresholdCondition(LedgerEntry):
    """One condition: at least `minimum` of `unit`, out of the denominator in words."""

    COVENANT = "threshold__covenant"

    threshold = models.ForeignKey(Threshold, models.PROTECT, related_name="conditions", verbose_name=_("threshold"))
    unit = models.CharField(_("unit"), max_length=20, choices=Unit)
    minimum = models.DecimalField(_("at least"), max_digits=14, decimal_places=4)
    denominator = models.CharField(_("out of"), max_length=200, blank=True)
    denominator_en = models.CharField(_("out of, in English"), max_length=200, blank=True)

    class Meta(LedgerEntry.Meta):
        verbose_name = _("threshold condition")
        verbose_name_plural = _("threshold conditions")
        constraints = [
            *LedgerEntry.Meta.constraints,
            models.CheckConstraint(condition=Q(minimum__gt=0), name="condition_minimum_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.threshold}: {self.minimum.normalize():f} {self.get_unit_display()}"


class Measurement(PeriodFields, LedgerEntry):
    """A count or share measured at a day or over a window; low = high when it is exact."""

    COVENANT = "covenant"
    MENTIONS = ("unit", "pk")
    FACTS = {"latest": models.Q()}

    covenant = models.ForeignKey(Covenant, models.PROTECT, related_name="measurements", verbose_name=_("covenant"))
    unit = models.CharField(_("unit"), max_length=20, choices=Unit)
    # 15 digits: SQLite keeps no more of a decimal number
    low = models.DecimalField(_("at least"), max_digits=15, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(_("at most"), max_digits=15, decimal_places=4, null=True, blank=True)
    approx = models.BooleanField(_("approximately"), default=False)
    formal = models.BooleanField(_("formal measurement"), default=False)
    protected = models.BooleanField(
        _("protected"),
        default=False,
        help_text=_("Turnover of single companies: only totals are ever public."),
    )
    denominator = models.CharField(_("out of"), max_length=200, blank=True)
    denominator_en = models.CharField(_("out of, in English"), max_length=200, blank=True)

    class Meta(LedgerEntry.Meta):
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        indexes = [
            *LedgerEntry.Meta.indexes,
            models.Index(fields=("covenant", "unit"), name="measurement_covenant_unit"),
        ]
        constraints = [
            *LedgerEntry.Meta.constraints,
            *PeriodFields.Meta.constraints,
            models.CheckConstraint(
                condition=Q(low__isnull=False) | Q(high__isnull=False) | Q(is_withdrawal=True),
                name="measurement_has_a_value",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
                name="measurement_low_not_above_high",
            ),
            models.CheckConstraint(
                condition=Q(protected=False) | Q(public_from__isnull=True, opens_by__isnull=True),
                name="measurement_protected_is_closed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.covenant}: {self.get_unit_display()}"

    def clean(self) -> None:
        super().clean()
        if self.low is None and self.high is None and not self.is_withdrawal:
            raise ValidationError({"low": _("Enter the lowest or the highest value, or both.")})
