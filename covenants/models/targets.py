"""Targets, what was said of them, and the rules by which covenants are counted."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from covenants.choices import Modality, TargetRole, Unit
from covenants.models.covenants import Covenant
from dossier.models import Document, LedgerEntry, MasterData, MasterHistory, Organisation, PeriodFields
from imvo_tracker.lib.days import in_known_years


class Target(MasterData):
    """Something that was to be reached, such as ten covenants."""

    NATURAL_KEY = "slug"

    slug = models.SlugField(_("key"), unique=True, max_length=60)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    counts_from = models.DateField(
        _("counts from"),
        null=True,
        blank=True,
        help_text=_("Only signatures after this day count, as in “eleven new covenants”. Empty: all count."),
        validators=[in_known_years],
    )
    history = MasterHistory()

    class Meta:
        ordering = ("slug",)
        verbose_name = _("target")
        verbose_name_plural = _("targets")

    def __str__(self) -> str:
        return self.name


class CountingRule(MasterData):
    """A named, sourced rule for what counts as a covenant. No figure is shown without one."""

    NATURAL_KEY = "slug"

    slug = models.SlugField(_("key"), unique=True, max_length=60)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    definition = models.TextField(_("definition"))
    definition_en = models.TextField(_("definition in English"), blank=True)
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="counting_rules",
        verbose_name=_("document"),
    )
    locator = models.CharField(_("page or paragraph"), max_length=60, blank=True)
    is_default = models.BooleanField(_("default"), default=False)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    running_only = models.BooleanField(_("running covenants only"), default=False)
    without_subsectors = models.BooleanField(_("without subsectors"), default=False)
    facilitated_by = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("facilitated by"),
    )
    excluded = models.ManyToManyField(Covenant, related_name="+", blank=True, verbose_name=_("left out"))
    only = models.ManyToManyField(Covenant, related_name="+", blank=True, verbose_name=_("only these"))
    history = MasterHistory(m2m_fields=[excluded, only])

    class Meta:
        ordering = ("position", "slug")
        verbose_name = _("counting rule")
        verbose_name_plural = _("counting rules")
        constraints = [
            models.UniqueConstraint(
                fields=("is_default",),
                condition=models.Q(is_default=True),
                name="counting_rule_one_default",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TargetStatement(PeriodFields, LedgerEntry):
    """A goal, an outlook towards it, or a count somebody claimed."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="statements", verbose_name=_("target"))
    role = models.CharField(_("role"), max_length=10, choices=TargetRole)
    modality = models.CharField(_("how firmly"), max_length=10, choices=Modality, default=Modality.EXPECT)
    quantity = models.DecimalField(_("quantity"), max_digits=12, decimal_places=2)
    unit = models.CharField(_("unit"), max_length=20, choices=Unit, default=Unit.COVENANT)
    tally = models.SlugField(
        _("adds up with"),
        max_length=40,
        blank=True,
        help_text=_("Outlooks with the same word here are parts of one sum."),
    )
    counting_rule = models.ForeignKey(
        CountingRule,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("counting rule"),
    )
    text = models.TextField(_("what it says"))
    text_en = models.TextField(_("in English"), blank=True)

    class Meta(LedgerEntry.Meta):
        verbose_name = _("target statement")
        verbose_name_plural = _("target statements")
        constraints = [
            *LedgerEntry.Meta.constraints,
            *PeriodFields.Meta.constraints,
            models.CheckConstraint(condition=models.Q(quantity__gte=0), name="target_quantity_not_negative"),
            models.CheckConstraint(
                condition=~models.Q(role=TargetRole.OUTLOOK) | ~models.Q(tally=""),
                name="target_outlook_has_tally",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target}: {self.quantity.normalize():f}"
