"""Covenants: master data, and beside it what the record now says."""

from __future__ import annotations

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from covenants.actions.note_no_change import note_no_change
from covenants.admin.story import next_statement, what_the_record_says
from covenants.admin.succession import SuccessionViews
from covenants.models import Covenant, CovenantName, CovenantSector
from covenants.selectors.desk import whom_to_ask
from dossier.admin.base import DatedNameInline
from dossier.admin.masters import MasterAdmin
from dossier.choices import OrganisationKind
from dossier.models import Organisation
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.badinput import BadInput
from imvo_tracker.lib.days import UnreadableDay, read_day
from sectors.admin_status import StatusLinks
from sectors.models import Sector
from sectors.selectors import limits_of


class CovenantNameInline(DatedNameInline):
    model = CovenantName
    fields = ("name", "name_en", "known_from", "document")


class CovenantSectorInline(DatedNameInline):
    model = CovenantSector
    fields = ("sector", "from_on", "document", "until_on", "until_document")
    verbose_name_plural = _("dated sectors")


@admin.register(Covenant)
class CovenantAdmin(SuccessionViews, StatusLinks, MasterAdmin):
    change_form_template = "admin/subject_form.html"
    list_display = ("covenant_name", "code", "generation")
    list_filter = ("generation",)
    search_fields = ("slug", "code", "names__name")
    fields = ("slug", "code", "generation", "sectors")
    inlines = (CovenantNameInline, CovenantSectorInline)

    def get_queryset(self, request):
        read_too = ("names", "sectors") if limits_of(request.user).any else ("names",)
        return super().get_queryset(request).prefetch_related(*read_too)

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.asked_view))
        return [path("<int:key>/nagevraagd/", view, name="covenants_covenant_asked"), *super().get_urls()]

    def asked_view(self, request, key):
        """Record with one press that nothing is new: on the day typed, else today."""
        covenant = self.get_queryset(request).filter(pk=key).first()
        if covenant is None or not self.has_view_permission(request):
            raise Http404 if self.has_view_permission(request) else PermissionDenied
        try:
            day = read_day(request.POST.get("on", "").strip() or today().isoformat())
            note_no_change(covenant, asked=_asked_of(covenant, request.user), on=day, by=request.user)
        except UnreadableDay as error:
            raise BadInput(_("Day: %(fault)s") % {"fault": error}) from error
        except ValidationError as error:
            raise BadInput(" ".join(error.messages)) from error
        said = _("Proposed: %(name)s, asked on %(day)s, no change.")
        self.message_user(request, said % {"name": covenant, "day": date_format(day, "j F Y")}, messages.SUCCESS)
        return HttpResponseRedirect(f"{reverse('admin:index')}#desk-silent")

    @admin.display(description=gettext_lazy("covenant"), ordering="code")
    def covenant_name(self, covenant):
        return str(covenant)

    def sectors_of(self, covenant):
        return {sector.pk for sector in covenant.sectors.all()}

    def save_related(self, request, form, formsets, change):
        """A sector with its days is one of the sectors of the covenant, also where nobody ticked it."""
        super().save_related(request, form, formsets, change)
        dated = Sector.objects.filter(covenant_days__covenant=form.instance)
        lacking = dated.exclude(pk__in=form.instance.sectors.values("pk"))
        if lacking:
            form.instance.sectors.add(*lacking)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context["now"] = what_the_record_says(obj, by=request.user)
            context |= next_statement(self.admin_site, request, obj)
            if self.may_update_status(request.user, obj):
                context["milestone_url"] = f"{reverse('admin:covenants_milestonestatement_add')}?covenant={obj.pk}"
        return super().render_change_form(request, context, add, change, form_url, obj)


def _asked_of(covenant, by):
    """Return who leads the talks on a covenant; else the cabinet, which promised it."""
    silent = whom_to_ask(by, covenant.slug)
    own = Organisation.objects.filter(slug=silent.leader) if silent and silent.leader else Organisation.objects.none()
    asked = own.first() or Organisation.objects.filter(kind=OrganisationKind.CABINET).order_by("pk").first()
    if asked is None:
        raise ValidationError(_("There is no organisation yet that could be asked: record the cabinet first."))
    return asked
