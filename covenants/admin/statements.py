"""The statement tables of the covenants."""

from __future__ import annotations

from django.contrib import admin

from covenants.admin.status import StatusViews
from covenants.forms.statements import (
    ConditionForm,
    MeasurementForm,
    MilestoneForm,
    ParticipationForm,
    ReportForm,
    TargetStatementForm,
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


class CovenantStatementAdmin(StatementAdmin):
    """A statement whose subject is named by the covenant's newest name."""

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("covenant").prefetch_related("covenant__names")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "covenant":
            field.queryset = field.queryset.prefetch_related("names")
        return field


@admin.register(MilestoneStatement)
class MilestoneAdmin(CovenantStatementAdmin):
    form = MilestoneForm
    own_fields = ("covenant", "kind", "modality", "basis", "partial", "doubtful")
    list_filter = (LifeFilter, "kind", "modality")


@admin.register(Measurement)
class MeasurementAdmin(CovenantStatementAdmin):
    form = MeasurementForm
    own_fields = (
        "covenant",
        "unit",
        "low",
        "high",
        "approx",
        "formal",
        "protected",
        "denominator",
        "denominator_en",
    )


@admin.register(Participation)
class ParticipationAdmin(CovenantStatementAdmin):
    form = ParticipationForm
    own_fields = ("covenant", "organisation", "group", "group_en", "role", "change", "cause", "cause_en")
    list_select_related = (*StatementAdmin.list_select_related, "organisation")


@admin.register(StatusReport)
class StatusReportAdmin(StatusViews, CovenantStatementAdmin):
    form = ReportForm
    own_fields = ("covenant", "sector", "topic", "cause", "text", "text_en", "quantity", "unit")
    list_filter = (LifeFilter, "topic")
    list_select_related = (*StatementAdmin.list_select_related, "sector")


@admin.register(TargetStatement)
class TargetStatementAdmin(StatementAdmin):
    form = TargetStatementForm
    own_fields = ("target", "role", "modality", "quantity", "unit", "tally", "counting_rule", "text", "text_en")
    list_select_related = (*StatementAdmin.list_select_related, "target")


@admin.register(ThresholdCondition)
class ConditionAdmin(StatementAdmin):
    form = ConditionForm
    own_fields = ("threshold", "unit", "minimum", "denominator", "denominator_en")
    list_select_related = (*StatementAdmin.list_select_related, "threshold")
