"""Columns of a period on a ledger entry: bounds by both readings, the rule, and EDTF."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from imvo_tracker.lib.days import in_known_years
from imvo_tracker.lib.period import Period

PERIOD_COLUMNS = (
    "earliest",
    "latest",
    "earliest_strict",
    "latest_strict",
    "period_rule",
    "edtf",
)


class PeriodFields(models.Model):
    """A window in time as a source words it. An empty bound is open on that side."""

    earliest = models.DateField(_("earliest"), null=True, blank=True, editable=False, validators=[in_known_years])
    latest = models.DateField(_("latest"), null=True, blank=True, editable=False, validators=[in_known_years])
    earliest_strict = models.DateField(null=True, blank=True, editable=False, validators=[in_known_years])
    latest_strict = models.DateField(null=True, blank=True, editable=False, validators=[in_known_years])
    period_rule = models.CharField(_("reading rule"), max_length=40, blank=True, editable=False)
    edtf = models.CharField("EDTF", max_length=60, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(earliest__isnull=True) | Q(latest__isnull=True) | Q(earliest__lte=F("latest")),
                name="%(class)s_bounds_in_order",
            ),
            models.CheckConstraint(
                condition=Q(earliest_strict__isnull=True)
                | Q(latest_strict__isnull=True)
                | Q(earliest_strict__lte=F("latest_strict")),
                name="%(class)s_strict_in_order",
            ),
        ]

    @property
    def period(self) -> Period:
        """The window as a value; its wording is the entry's own `wording` where it has one."""
        return Period(
            wording=getattr(self, "wording", ""),
            earliest=self.earliest,
            latest=self.latest,
            rule=self.period_rule,
            edtf=self.edtf,
            earliest_strict=self.earliest_strict,
            latest_strict=self.latest_strict,
        )

    @period.setter
    def period(self, period: Period) -> None:
        self.earliest, self.latest = period.earliest, period.latest
        self.earliest_strict, self.latest_strict = period.earliest_strict, period.latest_strict
        self.period_rule, self.edtf = period.rule, period.edtf
