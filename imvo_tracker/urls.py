"""The roof's addresses: public pages in two languages, admin and workplaces; the two probes are in health.py."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from covenants.admin.letter import URLS as LETTER
from dashboards.about import crawlers
from dashboards.api import urls as api
from dashboards.citation import views as citation
from dashboards.frame.addresses import data, without_moment
from dashboards.package import views as package
from dashboards.urls import ALERTS
from imvo_tracker import handbook
from imvo_tracker.motions_desk import motions_desk

urlpatterns = [
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", data(crawlers.sitemap), name="sitemap"),
    path(".well-known/security.txt", crawlers.security, name="security"),
    # typed from paper: in capitals, with or without a slash behind it
    re_path(r"^[cC]/(?P<code>[^/]+)/?$", without_moment(citation.short_link), name="short_link"),
    path("open-data/catalogus.jsonld", data(package.open_data_catalog), name="open_data_catalog"),
    path("open-data/<str:snapshot>/<path:name>", package.open_data_file, name="open_data_file"),
    *api.urlpatterns,
    *i18n_patterns(path("admin/", include("imvo_tracker.accounts.urls")), prefix_default_language=False),
    path("admin/handleiding/", admin.site.admin_view(handbook.contents), name="handbook"),
    path("admin/handleiding/<slug:slug>/", admin.site.admin_view(handbook.one_chapter), name="handbook_page"),
    path("admin/moties/", admin.site.admin_view(motions_desk), name="motions_desk"),
    path("admin/brief/", include((LETTER, "letter"))),
    path("admin/", admin.site.urls),
    *i18n_patterns(path("ser/", include("covenants.urls")), prefix_default_language=False),
    *i18n_patterns(path("volgen/e-mail/", include((ALERTS, "alerts"))), prefix_default_language=False),
    *i18n_patterns(path("", include("dashboards.urls")), prefix_default_language=False),
]

handler400 = "imvo_tracker.errors.bad_request"
handler403 = "imvo_tracker.errors.forbidden"
handler404 = "imvo_tracker.errors.not_found"
# Not one of Django's: allauth looks for it here
handler429 = "imvo_tracker.errors.too_many"
handler500 = "imvo_tracker.errors.server_error"
