"""Who takes part, and what was said in words."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from covenants.choices import (
    FACTUAL,
    Counts,
    ParticipationChange,
    ParticipationRole,
    ReportTopic,
    delay_causes,
    initiative_states,
    places,
)
from covenants.models.covenants import Covenant
from dossier.models import LedgerEntry, Organisation, PeriodFields
from sectors.models import Sector


class Participation(PeriodFields, LedgerEntry):
    """A party joined or left, as what, and why. `group` names unnamed parties ("vakbonden")."""

    COVENANT = "covenant"
    MENTIONS = ("role", "organisation_id")
    FACTS = {"latest": Q()}

    covenant = models.ForeignKey(Covenant, models.PROTECT, related_name="participations", verbose_name=_("covenant"))
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations_in",
        verbose_name=_("organisation"),
    )
    group = models.CharField(_("group of parties"), max_length=120, blank=True)
    group_en = models.CharField(_("group in English"), max_length=120, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=ParticipationRole)
    change = models.CharField(
        pgettext_lazy("participation", "change"),
        max_length=10,
        choices=ParticipationChange,
        default=ParticipationChange.JOINED,
    )
    cause = models.CharField(_("why"), max_length=250, blank=True)
    cause_en = models.CharField(_("why, in English"), max_length=250, blank=True)

    counts_toward = models.CharField(_("toward the threshold"), max_length=3, choices=Counts, blank=True)
    counts_reason = models.CharField(_("why it counts or not"), max_length=250, blank=True)

    class Meta(LedgerEntry.Meta):
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            *LedgerEntry.Meta.constraints,
            *PeriodFields.Meta.constraints,
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(group=""),
                name="participation_names_someone",
            ),
            models.CheckConstraint(
                condition=Q(counts_toward="") | ~Q(counts_reason=""),
                name="participation_counts_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.covenant}: {self.organisation or self.group}"


class StatusReport(PeriodFields, LedgerEntry):
    """What an actor said of a covenant, a sector or the policy, in our one sentence."""

    COVENANT = "covenant"
    SECTOR = "sector"
    MENTIONS = ("topic", "pk")
    FACTS = {"latest": Q(topic__in=FACTUAL), "earliest": Q(topic=ReportTopic.DURATION)}

    covenant = models.ForeignKey(
        Covenant,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("covenant"),
    )
    sector = models.ForeignKey(
        Sector,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("sector"),
    )
    topic = models.CharField(_("topic"), max_length=20, choices=ReportTopic)
    cause = models.CharField(_("cause"), max_length=20, choices=delay_causes, blank=True)
    payer = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="payments",
        verbose_name=_("who pays"),
    )
    place = models.CharField(_("country or body"), max_length=12, choices=places, blank=True)
    initiative = models.CharField(_("law or initiative"), max_length=120, blank=True)
    initiative_en = models.CharField(_("law or initiative, in English"), max_length=120, blank=True)
    initiative_state = models.CharField(_("how far it is"), max_length=12, choices=initiative_states, blank=True)
    text = models.TextField(_("what it says"))
    text_en = models.TextField(_("in English"), blank=True)
    quantity = models.DecimalField(_("quantity"), max_digits=15, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=60, blank=True)

    class Meta(LedgerEntry.Meta):
        verbose_name = _("status report")
        verbose_name_plural = _("status reports")
        indexes = [*LedgerEntry.Meta.indexes, models.Index(fields=("topic",), name="statusreport_topic")]
        constraints = [
            *LedgerEntry.Meta.constraints,
            *PeriodFields.Meta.constraints,
            models.CheckConstraint(
                condition=Q(covenant__isnull=True) | Q(sector__isnull=True),
                name="report_one_subject",
            ),
            models.CheckConstraint(
                condition=~Q(topic=ReportTopic.DELAY_CAUSE) | ~Q(cause=""),
                name="report_delay_names_cause",
            ),
            models.CheckConstraint(
                condition=Q(place="", initiative="", initiative_state="")
                | ~Q(place="") & ~Q(initiative="") & ~Q(initiative_state=""),
                name="report_place_names_initiative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.covenant or self.sector or _('policy')}: {self.get_topic_display()}"
