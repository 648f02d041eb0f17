"""The statement tables of the covenants."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.admin.status import StatusViews
from covenants.choices import SHARES, Unit
from covenants.forms.statements import (
    ConditionForm,
    JudgedForm,
    MeasurementForm,
    MilestoneForm,
    ParticipationForm,
    ReportForm,
    TargetStatementForm,
    exactness_of,
)
from covenants.models import (
    Measurement,
    MilestoneStatement,
    Participation,
    StatusReport,
    TargetStatement,
    ThresholdCondition,
)
from dossier.admin.ledger import LifeFilter, StatementAdmin
from dossier.admin.sheets import SheetViews
from dossier.domain.likeness import alike


class JudgedAdmin(StatementAdmin):
    """A table without a form of its own: every rule is asked. One with a window takes `form = DatedForm`."""

    form = JudgedForm


@admin.register(MilestoneStatement)
class MilestoneAdmin(SheetViews, JudgedAdmin):
    form = MilestoneForm
    more_words = (*StatementAdmin.more_words, "undated", "supplied_by", "supplied_locator")
    own_fields = ("covenant", "kind", "modality")
    more_fields = ("basis", "member_of", "partial", "doubtful")
    list_filter = (LifeFilter, "kind", "modality")


@admin.register(Measurement)
class MeasurementAdmin(SheetViews, JudgedAdmin):
    form = MeasurementForm
    own_fields = ("covenant", "unit", "exactness", "low", "high", "denominator")
    more_fields = ("approx", "formal", "protected", "denominator_en")
    shares = SHARES

    def alike(self, entry, others):
        """Point out the same value counted in brands on one side and in companies on the other."""
        units = {Unit.BRAND, Unit.COMPANY}
        same = [
            other
            for other in others
            if {entry.unit, other.unit} == units
            and (entry.covenant_id, entry.low, entry.high) == (other.covenant_id, other.low, other.high)
        ]
        return [_("The same value stands there as “%(other)s”: brands or companies?") % {"other": one} for one in same]

    @admin.display(description=gettext_lazy("how exact"))
    def exactness(self, entry):
        return dict(self.form.base_fields["exactness"].choices)[exactness_of(entry)]


@admin.register(Participation)
class ParticipationAdmin(SheetViews, JudgedAdmin):
    form = ParticipationForm
    own_fields = ("covenant", "organisation", "group", "role", "change")
    more_fields = ("group_en", "cause", "cause_en", "counts_toward", "counts_reason")

    def alike(self, entry, others):
        """Point out parties of the same covenant that are probably this one, written differently."""
        party = str(entry.organisation or entry.group)
        parties = {str(one.organisation or one.group) for one in others if one.covenant_id == entry.covenant_id}
        resembling = sorted(other for other in parties if alike(party, other))
        return [_("“%(party)s” looks like “%(other)s”.") % {"party": party, "other": other} for other in resembling]


@admin.register(StatusReport)
class StatusReportAdmin(StatusViews, JudgedAdmin):
    form = ReportForm
    own_fields = ("covenant", "sector", "topic", "text")
    more_fields = ("cause", "payer", "place", "initiative", "initiative_en", "initiative_state", "text_en",
                   "quantity", "unit")  # fmt: skip
    list_filter = (LifeFilter, "topic")


@admin.register(TargetStatement)
class TargetStatementAdmin(JudgedAdmin):
    form = TargetStatementForm
    more_words = (*StatementAdmin.more_words, "undated")
    own_fields = ("target", "role", "modality", "quantity", "unit", "text")
    more_fields = ("tally", "counting_rule", "text_en")


@admin.register(ThresholdCondition)
class ConditionAdmin(JudgedAdmin):
    form = ConditionForm
    own_fields = ("threshold", "unit", "minimum", "denominator")
    more_fields = ("denominator_en",)
