"""The roof's addresses: the public pages in two languages and the admin; the two probes are answered in health.py."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_safe

# A calendar has no end: what was asked of one day is found through the page of today.
ROBOTS = "User-agent: *\nDisallow: /admin/\nDisallow: /*?*peildatum=\nDisallow: /*?*bekend_op=\n"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers what they need not fetch."""
    return HttpResponse(ROBOTS, content_type="text/plain")


urlpatterns = [
    path("robots.txt", robots),
    path("admin/", admin.site.urls),
    *i18n_patterns(path("", include("dashboards.urls")), prefix_default_language=False),
]

handler400 = "imvo_tracker.errors.bad_request"
handler403 = "imvo_tracker.errors.forbidden"
handler404 = "imvo_tracker.errors.not_found"
handler500 = "imvo_tracker.errors.server_error"
