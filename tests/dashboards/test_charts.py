"""Each chart: words, a table with the same numbers, a drawing as plain data that loads plotly late."""

import subprocess
import sys
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

import pytest
from django.test import RequestFactory

from covenants.domain.thresholds import Verdict
from covenants.models import Covenant, Measurement
from dashboards.charts.base import Chart, ChartSource, plain
from dashboards.charts.registry import (
    ABROAD_CHARTS,
    CHARTS,
    COVENANT_CHARTS,
    OVERVIEW_CHARTS,
    PROMISE_CHARTS,
    PROMISES_EXPLORED,
    THRESHOLD_CHARTS,
    THRESHOLDS_EXPLORED,
    TIMELINE_CHARTS,
    TIMELINE_EXPLORED,
    find_chart,
)
from dashboards.charts.scale import Scale, Tick
from dashboards.covenants.detail import covenant_source
from dashboards.frame.requests import read_page_request, read_requested_record
from dashboards.thresholds.bars import threshold_bars
from dossier.actions import record as record_entry
from dossier.actions import seal
from dossier.models import Document, Organisation
from imvo_tracker.environment import BASE_DIR
from tests.covenants.samples import make_publisher
from tests.dashboards.drawings import assert_plain, texts

CURVES = ("drempel-company", "drempel-turnover-share")
MOMENT = "peildatum=2016-06-17&bekend_op=2016-06-17"
# The page on which each group is explored.
PAGES = {
    PROMISES_EXPLORED: "/beloften/onderzoek/",
    TIMELINE_EXPLORED: "/convenanten/tijdlijn/onderzoek/",
    THRESHOLDS_EXPLORED: "/drempels/onderzoek/",
}


def source_of(covenant="", moment=MOMENT):
    asked = read_page_request(RequestFactory().get(f"/?{moment}"))
    record = read_requested_record(asked)
    return covenant_source(asked, record, covenant) if covenant else ChartSource(asked, record)


def chart_on(paths, slug, covenant=""):
    chart = find_chart(paths, slug, source_of(covenant))
    assert chart is not None
    return chart


def charts_in(value):
    """Yield every chart that a page object holds, wherever it stands."""
    if isinstance(value, Chart):
        yield value
    elif isinstance(value, tuple):
        yield from (chart for item in value for chart in charts_in(item))
    elif is_dataclass(value):
        yield from (chart for part in fields(value) for chart in charts_in(getattr(value, part.name)))


def test_every_registered_chart_has_its_page():
    drawn = (
        *OVERVIEW_CHARTS, *COVENANT_CHARTS, *PROMISE_CHARTS, *TIMELINE_CHARTS, *THRESHOLD_CHARTS, *ABROAD_CHARTS,
    )  # fmt: skip
    assert {*drawn, *(path for paths in PAGES for path in paths)} == set(CHARTS)


# The charts met on each page: with those of the measured covenant none of the registered ones is left out.
SLUGS = {
    PROMISES_EXPLORED: ["beloften"],
    TIMELINE_EXPLORED: ["tijdlijn"],
    THRESHOLDS_EXPLORED: ["deelname"],
}


@pytest.mark.parametrize("group", PAGES, ids=PAGES.get)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_chart_has_words_a_table_and_a_drawing(client, measured, prefix, group):
    page = client.get(f"{prefix}{PAGES[group]}?{MOMENT}").context["page"]
    charts = list(charts_in(page))
    assert [chart.slug for chart in charts] == SLUGS[group]
    for chart in charts:
        assert "" not in (chart.title, chart.description, chart.caption)
        assert {len(row) for row in chart.rows} == {len(chart.columns)}
        assert [cell for row in chart.rows for cell in row if not (isinstance(cell, str) and cell)] == []
        figure = client.get(chart.data_url)
        assert figure.headers["Content-Type"] == "application/json"
        assert set(figure.json()) == {"data", "layout"}
        assert figure.json()["data"]
        assert MOMENT.split("&")[0] in chart.data_url


def test_promised_and_signed_draws_the_numbers_of_its_table(letter):
    chart = chart_on(OVERVIEW_CHARTS, "beloofd-en-ondertekend")
    assert chart.title == "15 beloofd vóór juli 2017"
    assert chart.rows == (
        (date(2016, 9, 22), 1, None),
        (date(2016, 12, 31), 7, None),
        (date(2017, 6, 30), 15, None),
    )
    drawn = texts(chart.drawing.wide)
    assert {"7", "15", "beloofd", "doel 10"} <= set(drawn)
    assert_plain(chart.drawing)


def test_steps_of_a_covenant_draw_the_rows_of_their_table(letter):
    chart = chart_on(COVENANT_CHARTS, "stappen", "textiel")
    assert (
        chart.title
        == "Van “Begeleiding door de SER begonnen” (uiterlijk 9 maart 2016) tot “Akkoord gepresenteerd” (9 maart 2016)"
    )
    assert chart.rows == (
        ("Begeleiding door de SER begonnen", None, date(2016, 3, 9), "gebeurd"),
        ("Akkoord gepresenteerd", date(2016, 3, 9), date(2016, 3, 9), "gebeurd"),
        ("Ondertekend, beloofd", date(2016, 6, 9), None, "beloofd"),
        ("In werking, beloofd", date(2016, 6, 17), None, "beloofd"),
    )
    assert {
        "Akkoord gepresenteerd: 9 maart 2016", "Ondertekend, beloofd: vanaf 9 juni 2016, zonder einddatum",
    } <= set(texts(chart.drawing.wide))  # fmt: skip
    assert_plain(chart.drawing)


def test_a_covenant_of_which_nothing_is_known_has_no_steps(letter):
    assert find_chart(COVENANT_CHARTS, "stappen", source_of("pensioenen")) is None


@pytest.fixture
def measured(letter):
    by = make_publisher("meter")
    shared = {
        "covenant": Covenant.objects.get(slug="textiel"),
        "actor": Organisation.objects.get(slug="kabinet"),
        "document": Document.objects.get(key="kst-26485-220"),
        "known_from": date(2016, 6, 17), "public_from": date(2016, 6, 17),
        "earliest": date(2016, 6, 17), "latest": date(2016, 6, 17), "edtf": "2016-06-17",
    }  # fmt: skip
    exact = Measurement(unit="company", low=Decimal(40), high=Decimal(40), **shared)
    just_below = Measurement(unit="turnover_share", low=Decimal("29.96"), high=Decimal("29.96"), **shared)
    seal([record_entry(entry, by=by) for entry in (exact, just_below)], by=by, reason="Proef.")


def test_threshold_bars_never_round_over_the_line(measured):
    (threshold,) = threshold_bars(source_of("textiel"))
    assert [(bar.measured, bar.state, bar.low_at, bar.minimum_at) for bar in threshold.conditions] == [
        ("40 bedrijven", "achieved", 71.43, 62.5),
        ("29,96% van de omzet", "late", 29.96, 30.0),
    ]


def test_curves_of_a_threshold_draw_the_exact_numbers(measured):
    companies, turnover = (chart_on(COVENANT_CHARTS, slug, "textiel") for slug in CURVES)
    assert (companies.rows, turnover.rows) == (
        ((date(2016, 6, 17), Decimal(40), Decimal(40), "Kabinet"),),
        ((date(2016, 6, 17), Decimal("29.96"), Decimal("29.96"), "Kabinet"),),
    )
    assert [chart.title for chart in (companies, turnover)] == [
        "40 bedrijven op 17 juni 2016, waar 35 nodig was",
        "29,96% van de omzet op 17 juni 2016, waar 30% nodig was",
    ]
    assert {"29,96%", "nodig: ten minste 30% van de omzet"} <= set(texts(turnover.drawing.wide))
    for chart in (companies, turnover):
        assert_plain(chart.drawing)


def test_an_unmeasured_condition_has_no_curve(letter):
    assert [find_chart(COVENANT_CHARTS, slug, source_of("textiel")) for slug in CURVES] == [None, None]


def test_an_unmeasured_condition_has_a_line_and_no_bar(letter):
    (threshold,) = threshold_bars(source_of("textiel"))
    assert [(bar.label, bar.low_at, bar.maybe_width, bar.measured) for bar in threshold.conditions] == [
        ("Ten minste 35 bedrijven", None, None, "niet gemeten"),
        ("Ten minste 30% van de omzet", None, None, "niet gemeten"),
    ]
    assert source_of("textiel").record.thresholds[0].verdict is Verdict.UNMEASURED


def test_the_scale_of_a_few_years_ticks_at_half_years_and_a_long_one_stays_readable():
    short = Scale.around([date(2016, 6, 17), date(2016, 12, 31)])
    assert short.ticks() == (Tick(0.0, "2016"), Tick(49.73, "jul 2016"), Tick(100.0, "2017"))
    assert len(Scale.around([date(1900, 1, 1), date(2199, 1, 1)]).ticks()) <= 9
    assert short.span(None, None) == (None, None)
    assert short.span(None, date(2016, 7, 1)) == (0.0, 49.73)


def test_text_of_the_record_brings_no_tags_into_a_drawing():
    assert plain('<a href="x">goud</a> & meer') == '&lt;a href="x"&gt;goud&lt;/a&gt; &amp; meer'


def test_plotly_is_not_loaded_before_a_drawing_is_asked_for():
    code = "import django, sys; django.setup(); import imvo_tracker.urls; print('plotly' in sys.modules)"
    environment = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PATH": "", "PYTHONPATH": str(BASE_DIR)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=BASE_DIR, capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr


def test_chart_data_has_an_etag_of_its_own_and_answers_304(client, letter):
    address = f"/grafieken/beloofd-en-ondertekend.svg?{MOMENT}"
    first = client.get(address)
    assert first.status_code == 200
    assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/grafieken/bestaat-niet.json", 404),
        ("/grafieken/mijlpalen.json", 404),
        ("/grafieken/beloofd-en-ondertekend.svg?peildatum=31-02-2016", 400),
        ("/convenanten/textiel/grafieken/bestaat-niet.json", 404),
        ("/convenanten/bestaat-niet/grafieken/mijlpalen.json", 404),
    ],
)
def test_what_is_no_chart_is_refused(client, letter, address, status):
    assert client.get(address).status_code == status


def test_chart_data_is_read_only(client, letter):
    assert client.post("/grafieken/beloofd-en-ondertekend.svg").status_code == 405
