"""The public addresses, and the query keys each takes besides the moment. Dutch paths; the same stand under /en/."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboards.about import views as about
from dashboards.abroad import views as abroad
from dashboards.abroad.filters import AbroadFilterForm
from dashboards.alerts import views as alerts
from dashboards.annex import views as annex
from dashboards.api import views as api
from dashboards.citation import views as citation
from dashboards.comparison import views as comparison
from dashboards.corrections import views as corrections
from dashboards.covenants import views as covenants
from dashboards.covenants.filters import CovenantFilterForm
from dashboards.covenants.statement_filters import StatementFilterForm
from dashboards.covenants.statements import ONE
from dashboards.documents import views as documents
from dashboards.documents.claims import ROW, ClaimFilterForm
from dashboards.documents.filters import DocumentFilterForm
from dashboards.editions import views as editions
from dashboards.explanation import views as explanation
from dashboards.feeds import views as feeds
from dashboards.frame.addresses import chart, data, files, kept_as, page, without_moment
from dashboards.frame.moved import moved_to
from dashboards.frame.origin import path_in
from dashboards.frame.table_paging import PAGE, SORT
from dashboards.motions import views as motions
from dashboards.motions.filters import MotionFilterForm
from dashboards.motions.half_year import KEY as HALF_YEAR
from dashboards.overview import views as overview
from dashboards.package import views as package
from dashboards.page_request import COLUMNS, FROM, LETTERS, UNTIL
from dashboards.promises import views as promises
from dashboards.promises.filters import CABINET, GENEROUS, PromiseFilterForm
from dashboards.questions import views as questions
from dashboards.questions.registry import KEYS as QUESTION
from dashboards.search import views as search
from dashboards.search.filters import SearchForm
from dashboards.sectors import views as sectors
from dashboards.short_links.codes import PART
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
LAID_OUT = (SORT, COLUMNS)
TABLE = (*LAID_OUT, PAGE)
DAYS = (FROM, UNTIL)
MEASURED = (*THRESHOLDS, COLUMNS)

urlpatterns: list[URLPattern] = [
    path("", page(overview.overview), name="overview"),
    path("kaart.png", data(overview.overview_card), name="overview_card_file"),
    path("tabel.<slug:ending>", files(overview.letter_file), name="overview_table_file"),
    path("grafieken/<slug:chart>.<slug:ending>", files(overview.overview_chart_file), name="overview_file"),
    path("grafieken/<slug:chart>/", chart(overview.overview_chart), name="overview_chart"),
    path("sectoren/", page(moved_to("sectors")), name="sectors_moved"),
    path("sectoren/<str:code>/", page(sectors.sector_detail, PAGE), name="sector"),
    path("sectoren/<str:code>/kaart.png", data(sectors.sector_card), name="sector_card_file"),
    path("sectoren/<str:code>/tabel.<slug:ending>", files(sectors.sector_file), name="sector_file"),
    path("convenanten/", page(covenants.covenant_list, *COVENANTS, *TABLE), name="covenants"),
    path("convenanten/kaart.png", data(covenants.covenants_card, *COVENANTS), name="covenants_card_file"),
    path(
        "convenanten/tabel.<slug:ending>", files(covenants.covenant_file, *COVENANTS, *LAID_OUT), name="covenants_file"
    ),
    # the tabs of the covenants; no covenant may have such a key (covenants.models.covenants.ADDRESSES)
    path("convenanten/tijdlijn/", page(timeline.timeline), name="timeline"),
    path("convenanten/tijdlijn/kaart.png", data(timeline.timeline_card), name="timeline_card_file"),
    path("convenanten/tijdlijn/tabel.<slug:ending>", files(timeline.milestones_file), name="timeline_table_file"),
    path("convenanten/tijdlijn/onderzoek/", page(timeline.explore, COLUMNS), name="timeline_explored"),
    path("convenanten/tijdlijn/onderzoek/kaart.png", data(timeline.explored_card), name="timeline_explored_card_file"),
    path(
        "convenanten/tijdlijn/onderzoek/tabel.<slug:ending>",
        files(timeline.explored_file, COLUMNS),
        name="timeline_explored_table_file",
    ),
    path(
        "convenanten/tijdlijn/onderzoek/<slug:chart>.json",
        data(timeline.explored_data),
        name="timeline_explored_chart_data",
    ),
    path(
        "convenanten/tijdlijn/grafieken/<slug:chart>.<slug:ending>",
        files(timeline.timeline_chart_file),
        name="timeline_file",
    ),
    path("convenanten/tijdlijn/grafieken/<slug:chart>/", chart(timeline.timeline_chart), name="timeline_chart"),
    path("convenanten/per-sector/", page(sectors.sector_list), name="sectors"),
    path("convenanten/per-sector/kaart.png", data(sectors.sectors_card), name="sectors_card_file"),
    path("convenanten/per-sector/tabel.<slug:ending>", files(sectors.sectors_file), name="sectors_file"),
    path("convenanten/<slug:slug>/", page(covenants.covenant_detail), name="covenant"),
    path("convenanten/<slug:slug>/kaart.png", data(covenants.covenant_card), name="covenant_card_file"),
    path(
        "convenanten/<slug:slug>/uitspraken/",
        page(covenants.covenant_statements, *STATEMENTS, COLUMNS, PAGE, ONE),
        name="covenant_statements",
    ),
    path(
        "convenanten/<slug:slug>/uitspraken/kaart.png",
        data(covenants.covenant_statements_card, *STATEMENTS),
        name="covenant_statements_card_file",
    ),
    path("convenanten/<slug:slug>/uitspraken.atom", data(feeds.of_covenant), name="covenant_feed"),
    path("convenanten/<slug:slug>/metadata.xml", data(covenants.covenant_metadata_file), name="covenant_metadata_file"),
    path("convenanten/<slug:slug>/agenda.ics", data(feeds.calendar_of_covenant), name="covenant_calendar"),
    path(
        "convenanten/<slug:slug>/uitspraken.<slug:ending>",
        files(covenants.covenant_statements_file, *STATEMENTS, COLUMNS),
        name="covenant_statements_file",
    ),
    path(
        "convenanten/<slug:slug>/grafieken/<slug:chart>.<slug:ending>",
        files(covenants.covenant_chart_file),
        name="covenant_chart_file",
    ),
    path("convenanten/<slug:slug>/grafieken/<slug:chart>/", chart(covenants.covenant_chart), name="covenant_chart"),
    path(
        "beloften/",
        page(promises.promise_list, *PROMISES, *TABLE, LETTERS, lezing=GENEROUS, wie=CABINET),
        name="promises",
    ),
    path("beloften/kaart.png", data(promises.promises_card, *PROMISES), name="promises_card_file"),
    path(
        "beloften/tabel.<slug:ending>", files(promises.promise_file, *PROMISES, *LAID_OUT), name="promises_table_file"
    ),
    path("beloften/sommen.<slug:ending>", files(promises.sums_file, "lezing"), name="promises_sums_file"),
    path("beloften/brieven.<slug:ending>", files(promises.scores_file, "lezing"), name="promises_scores_file"),
    path("beloften/tellingen.<slug:ending>", files(promises.counts_file, "lezing"), name="promises_counts_file"),
    path("beloften/onderzoek/", page(promises.explore, *PROMISES, COLUMNS), name="promises_explored"),
    path("beloften/onderzoek/kaart.png", data(promises.explored_card, *PROMISES), name="promises_explored_card_file"),
    path(
        "beloften/onderzoek/tabel.<slug:ending>",
        files(promises.explored_file, *PROMISES, COLUMNS),
        name="promises_explored_table_file",
    ),
    path(
        "beloften/onderzoek/<slug:chart>.json",
        data(promises.explored_data, *PROMISES),
        name="promises_explored_chart_data",
    ),
    path(
        "beloften/grafieken/<slug:chart>.<slug:ending>",
        files(promises.promises_chart_file, "lezing"),
        name="promises_file",
    ),
    path(
        "beloften/grafieken/<slug:chart>/",
        chart(promises.promises_chart, "lezing", lezing=GENEROUS),
        name="promises_chart",
    ),
    path("drempels/", page(thresholds.threshold_list, *MEASURED, PAGE), name="thresholds"),
    path("drempels/kaart.png", data(thresholds.thresholds_card, *THRESHOLDS), name="thresholds_card_file"),
    path("drempels/voorwaarden.<slug:ending>", files(thresholds.conditions_file, *MEASURED), name="conditions_file"),
    path("drempels/metingen.<slug:ending>", files(thresholds.measurements_file, *MEASURED), name="measurements_file"),
    path("drempels/partijen.<slug:ending>", files(thresholds.parties_file, *MEASURED), name="parties_file"),
    path(
        "drempels/grafieken/<slug:chart>.<slug:ending>",
        files(thresholds.threshold_chart_file),
        name="threshold_chart_file",
    ),
    path("drempels/grafieken/<slug:chart>/", chart(thresholds.threshold_chart), name="threshold_chart"),
    path("drempels/onderzoek/", page(thresholds.explore, *MEASURED), name="thresholds_explored"),
    path(
        "drempels/onderzoek/kaart.png",
        data(thresholds.explored_card, *THRESHOLDS),
        name="thresholds_explored_card_file",
    ),
    path(
        "drempels/onderzoek/tabel.<slug:ending>",
        files(thresholds.explored_file, *MEASURED),
        name="thresholds_explored_table_file",
    ),
    path(
        "drempels/onderzoek/<slug:chart>.json",
        data(thresholds.explored_data, *THRESHOLDS),
        name="thresholds_explored_chart_data",
    ),
    path("volgen/verschuivingen.atom", data(feeds.of_slippage), name="slippage_feed"),
    path("volgen/moties-en-toezeggingen.atom", data(feeds.of_motions), name="motions_feed"),
    path("volgen/internationaal.atom", data(feeds.of_abroad), name="abroad_feed"),
    path("volgen/agenda.ics", data(feeds.calendar), name="calendar"),
    path("sectoren/<str:code>/themas.<slug:ending>", files(sectors.themes_file), name="sector_themes_file"),
    path("sectoren/<str:code>/uitspraken.atom", data(feeds.of_sector), name="sector_feed"),
    path("correcties/", page(corrections.correction_list, PAGE), name="corrections"),
    path("correcties/kaart.png", data(corrections.corrections_card), name="corrections_card_file"),
    path("correcties/tabel.<slug:ending>", files(corrections.correction_file), name="corrections_file"),
    path("documenten/", page(documents.document_list, *DOCUMENTS, *TABLE), name="documents"),
    path("documenten/kaart.png", data(documents.documents_card, *DOCUMENTS), name="documents_card_file"),
    path(
        "documenten/tabel.<slug:ending>", files(documents.document_file, *DOCUMENTS, *LAID_OUT), name="documents_file"
    ),
    path("documenten/<str:key>/", page(documents.document_detail, *CLAIMS, ROW, PAGE), name="document"),
    path("documenten/<str:key>/kaart.png", data(documents.document_card), name="document_card_file"),
    path(
        "documenten/<str:key>/uitspraken.<slug:ending>",
        files(documents.claims_file, *CLAIMS),
        name="document_claims_file",
    ),
    path("moties-en-toezeggingen/", page(motions.motion_list, *MOTIONS, *TABLE), name="motions"),
    path("moties-en-toezeggingen/kaart.png", data(motions.motions_card, *MOTIONS), name="motions_card_file"),
    path(
        "moties-en-toezeggingen/tabel.<slug:ending>",
        files(motions.motion_file, *MOTIONS, *LAID_OUT),
        name="motions_file",
    ),
    path("moties-en-toezeggingen/halfjaar/", page(motions.half_year, HALF_YEAR), name="half_year"),
    path(
        "moties-en-toezeggingen/halfjaar/kaart.png", data(motions.half_year_card, HALF_YEAR), name="half_year_card_file"
    ),
    path(
        "moties-en-toezeggingen/halfjaar.<slug:ending>", data(motions.half_year_file, HALF_YEAR), name="half_year_file"
    ),
    path(
        "moties-en-toezeggingen/halfjaar/tabel.<slug:ending>",
        files(motions.half_year_table_file, HALF_YEAR),
        name="half_year_table_file",
    ),
    path("internationaal/", page(abroad.abroad, *ABROAD, *TABLE), name="abroad"),
    path("internationaal/kaart.png", data(abroad.abroad_card, *ABROAD), name="abroad_card_file"),
    path("internationaal/tabel.<slug:ending>", files(abroad.abroad_file, *ABROAD, *LAID_OUT), name="abroad_file"),
    path(
        "internationaal/grafieken/<slug:chart>.<slug:ending>", files(abroad.abroad_chart_file), name="abroad_chart_file"
    ),
    path("internationaal/grafieken/<slug:chart>/", chart(abroad.abroad_chart), name="abroad_chart"),
    path("kst/<path:printed>", page(documents.parliamentary_paper), name="parliamentary_paper"),
    path("tijdlijn/", page(moved_to("timeline")), name="timeline_moved"),
    path("tijdlijn/onderzoek/", page(moved_to("timeline_explored")), name="timeline_explored_moved"),
    path("vergelijk/", page(comparison.comparison, *DAYS, COLUMNS, PAGE), name="comparison"),
    path("vergelijk/kaart.png", data(comparison.comparison_card, *DAYS), name="comparison_card_file"),
    path("vergelijk/tabel.<slug:ending>", files(comparison.comparison_file, *DAYS, COLUMNS), name="comparison_file"),
    path("vergelijk/cijfers.<slug:ending>", files(comparison.figures_file, *DAYS), name="comparison_figures_file"),
    path("bijlage/", page(annex.annex), name="annex"),
    path("bijlage/kaart.png", data(annex.annex_card), name="annex_card_file"),
    path("bijlage/tabel.<slug:ending>", files(annex.annex_file), name="annex_file"),
    path("bijlage/bijlage.<slug:ending>", data(annex.document_file), name="annex_document_file"),
    path("bijlage-2/", page(annex.annex_abroad), name="annex_abroad"),
    path("bijlage-2/kaart.png", data(annex.annex_abroad_card), name="annex_abroad_card_file"),
    path("bijlage-2/tabel.<slug:ending>", files(annex.annex_abroad_file), name="annex_abroad_file"),
    path("bijlage-2/bijlage.<slug:ending>", data(annex.abroad_document_file), name="annex_abroad_document_file"),
    path("edities/", page(editions.edition_list), name="editions"),
    path("edities/kaart.png", data(editions.editions_card), name="editions_card_file"),
    path("edities/<int:number>/", page(editions.edition_detail), name="edition"),
    path("edities/<int:number>/kaart.png", data(editions.edition_card), name="edition_card_file"),
    path("edities/<int:number>/bijlage.<slug:ending>", data(editions.edition_file), name="edition_file"),
    path("zoeken/", kept_as(path_in, page(search.search, *SEARCH, PAGE)), name="search"),
    path("zoeken/kaart.png", data(search.search_card, *SEARCH), name="search_card_file"),
    path("zoeken/antwoorden.atom", data(search.of_search, *SEARCH), name="search_feed"),
    path("zoeken/suggesties.json", data(search.suggestions_file, *SEARCH), name="suggestions_file"),
    path(
        "citeer/<str:code>/",
        kept_as(citation.path_of_cited, without_moment(citation.citation, PART)),
        name="citation",
    ),
    path("onderzoek/", page(questions.questions), name="questions"),
    path("onderzoek/kaart.png", data(questions.questions_card), name="questions_card_file"),
    path("onderzoek/<slug:slug>/", page(questions.question, *QUESTION, COLUMNS, PAGE), name="question"),
    path("onderzoek/<slug:slug>/kaart.png", data(questions.question_card, *QUESTION), name="question_card_file"),
    path(
        "onderzoek/<slug:slug>/tabel.<slug:ending>",
        files(questions.question_file, *QUESTION, COLUMNS),
        name="question_file",
    ),
    path("over/", page(about.about), name="about"),
    path("over/brieven.<slug:ending>", files(about.letters_file), name="letters_file"),
    path("toegankelijkheid/", page(about.accessibility), name="accessibility"),
    path("privacy/", page(about.privacy), name="privacy"),
    path("api/", page(api.documentation), name="api"),
    path("open-data/", page(package.open_data), name="open_data"),
    path("uitleg/", page(explanation.explanation), name="explanation"),
    path("uitleg/mijlpalen.<slug:ending>", files(explanation.kinds_file), name="kinds_file"),
    path("uitleg/datums/", page(explanation.dates), name="explanation_dates"),
    path("uitleg/telregels/", page(explanation.rules), name="explanation_rules"),
    path("uitleg/telregels/tabel.<slug:ending>", files(explanation.rules_file), name="rules_file"),
    path("uitleg/kosten-en-vertraging/", page(explanation.costs), name="explanation_costs"),
    path("uitleg/kosten-en-vertraging/kaart.png", data(explanation.costs_card), name="explanation_costs_card_file"),
    path("uitleg/kosten-en-vertraging/kosten.<slug:ending>", files(explanation.costs_file), name="costs_file"),
    path("uitleg/kosten-en-vertraging/vertraging.<slug:ending>", files(explanation.causes_file), name="causes_file"),
    path("uitleg/bewaring/", page(explanation.keeping), name="explanation_keeping"),
    path("uitleg/bewaring/sleutels.<slug:ending>", files(explanation.query_keys_file), name="query_keys_file"),
    path("uitleg/vormgeving/", page(explanation.style_guide), name="style_guide"),
    path(
        "uitleg/vormgeving/grafieken/<slug:chart>.<slug:ending>",
        files(explanation.style_guide_file),
        name="style_guide_file",
    ),
]
# Mail: each answer is for one person, so none is kept by a cache, and none takes a moment.
ALERTS: list[URLPattern] = [
    path("", alerts.ask, name="ask"),
    path("verstuurd/", alerts.sent, name="sent"),
    path("bevestigen/", alerts.confirm, name="confirm"),
    path("beheer/", alerts.manage, name="manage"),
    path("stoppen/", alerts.stop, name="stop"),
]
