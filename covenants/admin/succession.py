"""The page on which a sector is split, merged or renamed in one sitting."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from covenants.actions.succeed_sector import covenants_to_place, succeed_sector
from covenants.forms.succession import PLACED, SuccessionForm
from sectors.models import Sector


class SuccessionViews:
    """Mixed into the admin of covenants, which stand above the sectors."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.succession_view)
        return [path("sectoren/<int:key>/opvolgen/", view, name="covenants_covenant_succession"), *super().get_urls()]

    def succession_view(self, request, key):
        """Ask what takes the place of a sector, then where each covenant goes, and write it all at once."""
        if not (self.has_change_permission(request) and request.user.has_perms(_RIGHTS)):
            raise PermissionDenied
        sector = Sector.objects.filter(pk=key).first()
        if sector is None:
            raise Http404
        form = SuccessionForm(request.POST or None, sector=sector, covenants=covenants_to_place(sector))
        if request.method == "POST" and form.is_valid():
            if PLACED in request.POST:
                try:
                    return self._succeed(request, form)
                except ValidationError as error:
                    form.add_error(None, error.messages)
            else:
                form = SuccessionForm(
                    {**request.POST.dict(), PLACED: "", **_all_in_one(form)}, sector=sector, covenants=form.covenants
                )
                form.errors.clear()
        return self._succession_page(request, form, sector)

    def _succeed(self, request, form):
        made = succeed_sector(form.succession(), form.placed(), by=request.user)
        names = ", ".join(str(one) for one in made)
        said = _("Waits to be sealed: %(names)s in the place of %(sector)s.")
        self.message_user(request, said % {"names": names, "sector": form.sector}, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:dossier_revision_seal"))

    def _succession_page(self, request, form, sector):
        context = {
            **self.admin_site.each_context(request),
            "form": form,
            "title": _("Split, merge or rename: %(name)s") % {"name": sector},
            "opts": sector._meta,
            "original": sector,
            "subject_url": reverse("admin:sectors_sector_change", args=[sector.pk]),
        }
        return TemplateResponse(request, "admin/succession.html", context)


_RIGHTS = ("sectors.add_sector", "sectors.change_sector", "covenants.change_covenant")


def _all_in_one(form):
    """Where one sector takes the place, every covenant goes there."""
    codes = [one.code for one in form.succession().successors]
    return {f"covenant_{one.pk}": codes[0] for one in form.covenants} if len(codes) == 1 else {}
