"""The public addresses. Dutch paths; the same paths stand under /en/."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboards.comparison import views as comparison
from dashboards.corrections import views as corrections
from dashboards.covenants import views as covenants
from dashboards.documents import views as documents
from dashboards.explanation import views as explanation
from dashboards.overview import views as overview
from dashboards.promises import views as promises
from dashboards.sectors import views as sectors
from dashboards.thresholds import views as thresholds
from dashboards.timeline import views as timeline

app_name = "dashboards"

urlpatterns: list[URLPattern] = [
    path("", overview.overview, name="overview"),
    path("grafieken/<slug:chart>.json", overview.chart_data, name="chart_data"),
    path("sectoren/", sectors.sector_list, name="sectors"),
    path("sectoren/<str:code>/", sectors.sector_detail, name="sector"),
    path("convenanten/", covenants.covenant_list, name="covenants"),
    path("convenanten/tabel.<slug:ending>", covenants.covenant_file, name="covenants_file"),
    path("convenanten/<slug:slug>/", covenants.covenant_detail, name="covenant"),
    path("convenanten/<slug:slug>/grafieken/<slug:chart>.json", covenants.chart_data, name="covenant_chart_data"),
    path("beloften/", promises.promise_list, name="promises"),
    path("beloften/grafieken/<slug:chart>.json", promises.chart_data, name="promises_chart_data"),
    path("drempels/", thresholds.threshold_list, name="thresholds"),
    path("drempels/grafieken/<slug:chart>.json", thresholds.chart_data, name="thresholds_chart_data"),
    path("correcties/", corrections.correction_list, name="corrections"),
    path("documenten/", documents.document_list, name="documents"),
    path("documenten/<str:key>/", documents.document_detail, name="document"),
    path("kst/<path:printed>", documents.parliamentary_paper, name="parliamentary_paper"),
    path("tijdlijn/", timeline.timeline, name="timeline"),
    path("vergelijk/", comparison.comparison, name="comparison"),
    path("uitleg/", explanation.explanation, name="explanation"),
    path("uitleg/vormgeving/", explanation.style_guide, name="style_guide"),
]
