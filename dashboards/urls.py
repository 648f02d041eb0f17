"""The public addresses, and the query keys each takes besides the moment. Dutch paths; the same stand under /en/."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboards.about import views as about
from dashboards.abroad import views as abroad
from dashboards.abroad.filters import AbroadFilterForm
from dashboards.api import views as api
from dashboards.comparison import views as comparison
from dashboards.corrections import views as corrections
from dashboards.covenants import views as covenants
from dashboards.covenants.filters import CovenantFilterForm
from dashboards.covenants.statement_filters import StatementFilterForm
from dashboards.covenants.statements import ONE
from dashboards.documents import views as documents
from dashboards.documents.claims import ROW, ClaimFilterForm
from dashboards.documents.filters import DocumentFilterForm
from dashboards.explanation import views as explanation
from dashboards.feeds import views as feeds
from dashboards.frame.addresses import data, page
from dashboards.frame.moved import moved_to
from dashboards.frame.table_paging import PAGE, SORT
from dashboards.motions import views as motions
from dashboards.motions.filters import MotionFilterForm
from dashboards.motions.half_year import KEY as HALF_YEAR
from dashboards.overview import views as overview
from dashboards.page_request import FROM, LETTERS, UNTIL
from dashboards.promises import views as promises
from dashboards.promises.filters import CABINET, GENEROUS, PromiseFilterForm
from dashboards.search import views as search
from dashboards.search.filters import SearchForm
from dashboards.sectors import views as sectors
from dashboards.thresholds import views as thresholds
from dashboards.thresholds.filters import ThresholdFilterForm
from dashboards.timeline import views as timeline

app_name = "dashboards"

# A key that a form of filters gets is known at once; one that stands in no list here is dropped from the address.
COVENANTS, DOCUMENTS, CLAIMS, PROMISES, THRESHOLDS, MOTIONS, ABROAD = (
    tuple(form.base_fields)
    for form in (
        CovenantFilterForm,
        DocumentFilterForm,
        ClaimFilterForm,
        PromiseFilterForm,
        ThresholdFilterForm,
        MotionFilterForm,
        AbroadFilterForm,
    )
)
SEARCH = tuple(SearchForm.base_fields)
STATEMENTS = tuple(StatementFilterForm.base_fields)
TABLE = (SORT, PAGE)
DAYS = (FROM, UNTIL)

urlpatterns: list[URLPattern] = [
    path("", page(overview.overview), name="overview"),
    path("tabel.<slug:ending>", data(overview.letter_file), name="overview_table_file"),
    path("grafieken/<slug:chart>.<slug:ending>", data(overview.chart_file), name="overview_file"),
    path("sectoren/", page(moved_to("sectors")), name="sectors_moved"),
    path("sectoren/<str:code>/", page(sectors.sector_detail, PAGE), name="sector"),
    path("sectoren/<str:code>/tabel.<slug:ending>", data(sectors.sector_file), name="sector_file"),
    path("convenanten/", page(covenants.covenant_list, *COVENANTS, *TABLE), name="covenants"),
    path("convenanten/tabel.<slug:ending>", data(covenants.covenant_file, *COVENANTS, SORT), name="covenants_file"),
    # the tabs of the covenants; no covenant may have such a key (covenants.models.covenants.ADDRESSES)
    path("convenanten/tijdlijn/", page(timeline.timeline), name="timeline"),
    path("convenanten/tijdlijn/tabel.<slug:ending>", data(timeline.milestones_file), name="timeline_table_file"),
    path("convenanten/tijdlijn/onderzoek/", page(timeline.explore), name="timeline_explored"),
    path(
        "convenanten/tijdlijn/onderzoek/<slug:chart>.json",
        data(timeline.explored_data),
        name="timeline_explored_chart_data",
    ),
    path("convenanten/tijdlijn/grafieken/<slug:chart>.<slug:ending>", data(timeline.chart_file), name="timeline_file"),
    path("convenanten/per-sector/", page(sectors.sector_list), name="sectors"),
    path("convenanten/per-sector/tabel.<slug:ending>", data(sectors.sectors_file), name="sectors_file"),
    path("convenanten/<slug:slug>/", page(covenants.covenant_detail), name="covenant"),
    path(
        "convenanten/<slug:slug>/uitspraken/",
        page(covenants.covenant_statements, *STATEMENTS, PAGE, ONE),
        name="covenant_statements",
    ),
    path("convenanten/<slug:slug>/uitspraken.atom", data(feeds.of_covenant), name="covenant_feed"),
    path("convenanten/<slug:slug>/agenda.ics", data(feeds.calendar_of_covenant), name="covenant_calendar"),
    path(
        "convenanten/<slug:slug>/uitspraken.<slug:ending>",
        data(covenants.covenant_statements_file, *STATEMENTS),
        name="covenant_statements_file",
    ),
    path(
        "convenanten/<slug:slug>/grafieken/<slug:chart>.<slug:ending>",
        data(covenants.chart_file),
        name="covenant_chart_file",
    ),
    path(
        "beloften/",
        page(promises.promise_list, *PROMISES, *TABLE, LETTERS, lezing=GENEROUS, wie=CABINET),
        name="promises",
    ),
    path("beloften/tabel.<slug:ending>", data(promises.promise_file, *PROMISES, SORT), name="promises_table_file"),
    path("beloften/onderzoek/", page(promises.explore, *PROMISES), name="promises_explored"),
    path(
        "beloften/onderzoek/<slug:chart>.json",
        data(promises.explored_data, *PROMISES),
        name="promises_explored_chart_data",
    ),
    path("beloften/grafieken/<slug:chart>.<slug:ending>", data(promises.chart_file, "lezing"), name="promises_file"),
    path("drempels/", page(thresholds.threshold_list, *THRESHOLDS, PAGE), name="thresholds"),
    path("drempels/voorwaarden.<slug:ending>", data(thresholds.conditions_file, *THRESHOLDS), name="conditions_file"),
    path("drempels/metingen.<slug:ending>", data(thresholds.measurements_file, *THRESHOLDS), name="measurements_file"),
    path("drempels/partijen.<slug:ending>", data(thresholds.parties_file, *THRESHOLDS), name="parties_file"),
    path("drempels/grafieken/<slug:chart>.json", data(thresholds.chart_data), name="thresholds_chart_data"),
    path("drempels/onderzoek/", page(thresholds.explore, *THRESHOLDS), name="thresholds_explored"),
    path(
        "drempels/onderzoek/<slug:chart>.json",
        data(thresholds.explored_data, *THRESHOLDS),
        name="thresholds_explored_chart_data",
    ),
    path("volgen/verschuivingen.atom", data(feeds.of_slippage), name="slippage_feed"),
    path("volgen/agenda.ics", data(feeds.calendar), name="calendar"),
    path("sectoren/<str:code>/uitspraken.atom", data(feeds.of_sector), name="sector_feed"),
    path("correcties/", page(corrections.correction_list, PAGE), name="corrections"),
    path("correcties/tabel.<slug:ending>", data(corrections.correction_file), name="corrections_file"),
    path("documenten/", page(documents.document_list, *DOCUMENTS, *TABLE), name="documents"),
    path("documenten/tabel.<slug:ending>", data(documents.document_file, *DOCUMENTS, SORT), name="documents_file"),
    path("documenten/<str:key>/", page(documents.document_detail, *CLAIMS, ROW, PAGE), name="document"),
    path(
        "documenten/<str:key>/uitspraken.<slug:ending>",
        data(documents.claims_file, *CLAIMS),
        name="document_claims_file",
    ),
    path("moties-en-toezeggingen/", page(motions.motion_list, *MOTIONS, *TABLE), name="motions"),
    path("moties-en-toezeggingen/tabel.<slug:ending>", data(motions.motion_file, *MOTIONS, SORT), name="motions_file"),
    path("moties-en-toezeggingen/halfjaar/", page(motions.half_year, HALF_YEAR), name="half_year"),
    path(
        "moties-en-toezeggingen/halfjaar.<slug:ending>", data(motions.half_year_file, HALF_YEAR), name="half_year_file"
    ),
    path("internationaal/", page(abroad.abroad, *ABROAD, *TABLE), name="abroad"),
    path("internationaal/tabel.<slug:ending>", data(abroad.abroad_file, *ABROAD, SORT), name="abroad_file"),
    path("internationaal/grafieken/<slug:chart>.<slug:ending>", data(abroad.chart_file), name="abroad_chart_file"),
    path("kst/<path:printed>", page(documents.parliamentary_paper), name="parliamentary_paper"),
    path("tijdlijn/", page(moved_to("timeline")), name="timeline_moved"),
    path("tijdlijn/onderzoek/", page(moved_to("timeline_explored")), name="timeline_explored_moved"),
    path("vergelijk/", page(comparison.comparison, *DAYS, PAGE), name="comparison"),
    path("vergelijk/tabel.<slug:ending>", data(comparison.comparison_file, *DAYS), name="comparison_file"),
    path("zoeken/", page(search.search, *SEARCH, PAGE), name="search"),
    path("zoeken/suggesties.json", data(search.suggestions_file, *SEARCH), name="suggestions_file"),
    path("over/", page(about.about), name="about"),
    path("toegankelijkheid/", page(about.accessibility), name="accessibility"),
    path("privacy/", page(about.privacy), name="privacy"),
    path("kaart.png", data(about.card_file), name="card_file"),
    path("api/", page(api.documentation), name="api"),
    path("uitleg/", page(explanation.explanation), name="explanation"),
    path("uitleg/datums/", page(explanation.dates), name="explanation_dates"),
    path("uitleg/telregels/", page(explanation.rules), name="explanation_rules"),
    path("uitleg/telregels/tabel.<slug:ending>", data(explanation.rules_file), name="rules_file"),
    path("uitleg/kosten-en-vertraging/", page(explanation.costs), name="explanation_costs"),
    path("uitleg/kosten-en-vertraging/kosten.<slug:ending>", data(explanation.costs_file), name="costs_file"),
    path("uitleg/kosten-en-vertraging/vertraging.<slug:ending>", data(explanation.causes_file), name="causes_file"),
    path("uitleg/bewaring/", page(explanation.keeping), name="explanation_keeping"),
    path("uitleg/vormgeving/", page(explanation.style_guide), name="style_guide"),
    path(
        "uitleg/vormgeving/grafieken/<slug:chart>.<slug:ending>",
        data(explanation.style_guide_file),
        name="style_guide_file",
    ),
]
