"""Thresholds: exact in print, one unit a curve, what fell falls, and no company's own turnover anywhere."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from covenants.models import Measurement, MilestoneStatement, Participation, ThresholdCondition
from covenants.selectors.thresholds import public_points
from dossier.actions import seal
from dossier.models import Organisation
from imvo_tracker.lib.asof import AsOf
from tests.covenants.samples import draft_of, make_covenant, make_world, sealed_of
from tests.dashboards.drawings import elements, texts

MOMENT = "peildatum=2019-01-01"


def on(day):
    return {"earliest": day, "latest": day, "latest_strict": day, "edtf": day.isoformat()}


def said(day, low, high=None, unit="company", **changes):
    high = low if high is None else high
    low, high = (None if value == "" else Decimal(value) for value in (low, high))
    known = {"known_from": day, "public_from": day}
    return {"unit": unit, "low": low, "high": high, **known, **on(day), **changes}


def page_of(client, query=MOMENT, prefix=""):
    return client.get(f"{prefix}/drempels/?{query}").context["page"]


BY = "Kamerstuk 1, nr. 1, p. 2"


def rows_of(client, slug, query=MOMENT):
    """Return the numbers of a curve as its file gives them."""
    return json.loads(client.get(f"/drempels/grafieken/{slug}.json?{query}").getvalue())["rows"]


@pytest.fixture
def world(db):
    world = make_world()
    sealed_of(ThresholdCondition, world)
    sealed_of(ThresholdCondition, world, unit="turnover_share", minimum=Decimal(30))
    return world


JULY, YEAR_END, NEXT = date(2016, 7, 4), date(2016, 12, 31), date(2017, 12, 31)


def test_29_96_is_not_met_and_is_nowhere_printed_as_30(client, world):
    sealed_of(Measurement, world, **said(JULY, 35))
    sealed_of(Measurement, world, **said(JULY, "29.96", unit="turnover_share"))
    (section,) = page_of(client).sections
    assert [(line.number, line.state_label) for line in section.measurements] == [
        ("35", "Gehaald"),
        ("29,96", "Niet gehaald"),
    ]
    assert section.thresholds[0].state_label == "Niet gehaald"
    assert rows_of(client, "textiel-turnover_share") == [["2016-07-04", 29.96, 29.96, BY]]


def test_an_interval_across_the_line_decides_nothing(client, world):
    sealed_of(Measurement, world, **said(JULY, 28, 33, unit="turnover_share"))
    (section,) = page_of(client).sections
    assert [line.state_label for line in section.measurements] == ["Niet vast te stellen"]


def test_brands_say_nothing_about_companies(client, world):
    sealed_of(Measurement, world, **said(JULY, 93, unit="brand"))
    (section,) = page_of(client).sections
    assert [line.state_label for line in section.measurements] == [""]
    assert [line.reached for line in section.thresholds[0].reached] == ["in geen gevonden meting gehaald"] * 2


def test_every_region_of_the_page_bears_a_name_of_its_own(client, whole):
    """Identical names make landmarks that a screen reader cannot tell apart."""
    text = client.get("/drempels/").content.decode()
    captions = re.findall(r'<caption id="[^"]+">(.*?)</caption>', text, re.DOTALL)
    assert len(captions) > 10
    assert sorted(set(captions)) == sorted(captions)


def test_the_day_each_condition_was_first_measured_as_met(client, world):
    sealed_of(Measurement, world, **said(JULY, 50, ""))
    sealed_of(Measurement, world, **said(YEAR_END, 35, unit="turnover_share"))
    (threshold,) = page_of(client).sections[0].thresholds
    assert [line.reached for line in threshold.reached] == ["4 juli 2016", "31 december 2016"]
    assert "31 december 2016" in threshold.together


def test_a_curve_holds_one_unit_and_falls_where_members_left(client, world):
    for day, low in ((JULY, 50), (YEAR_END, 69), (NEXT, 59)):
        sealed_of(Measurement, world, **said(day, low))
    sealed_of(Measurement, world, **said(NEXT, 90, unit="brand"))
    sealed_of(Measurement, world, **said(YEAR_END, 93, unit="brand"))
    charts = page_of(client).sections[0].charts
    assert [(chart.slug, [row[1] for row in chart.rows]) for chart in charts] == [
        ("textiel-company", [50, 69, 59]),
        ("textiel-brand", [93, 90]),
    ]
    (line,) = elements(charts[0].drawing.wide, "polyline", "g-came")
    heights = [float(corner.split(",")[1]) for corner in line["points"].split()]
    assert heights[0] > heights[2] > heights[1]  # of a drawing, from the top down
    assert {"50", "59", "nodig: ten minste 35 bedrijven"} <= set(texts(charts[0].drawing.wide))
    assert [re.search(r"<desc[^>]*>(.*?)</desc>", chart.drawing.wide)[1] for chart in charts] == [
        "Textiel: 59 bedrijven op 31 december 2017, volgens de laatste meting. Nodig: ten minste 35 bedrijven.",
        "Textiel: 90 merken op 31 december 2017, volgens de laatste meting.",
    ]


def test_contradictory_sources_are_separate_points_and_at_most_is_no_line(client, world):
    sealed_of(Measurement, world, **said(date(2016, 6, 30), "", 30))
    sealed_of(Measurement, world, **said(JULY, 50))
    sealed_of(Measurement, world, **said(JULY, 55))
    (section,) = page_of(client).sections
    assert [line.note for line in section.measurements] == ["", "bronnen verschillen", "bronnen verschillen"]
    chart = section.charts[0]
    assert [row[1:3] for row in chart.rows] == [(None, 30), (50, 50), (55, 55)]
    (line,) = elements(chart.drawing.wide, "polyline", "g-came")
    at_most, *exact = elements(chart.drawing.wide, "path", "g-dot") + elements(chart.drawing.wide, "circle", "g-dot")
    assert "l-8 13.6z" in at_most["d"]  # points down
    assert line["points"] == f"{float(exact[1]['cx']):g},{line['points'].split(',')[1]}"
    assert [float(line["points"].split(",")[1])] == [pytest.approx(float(exact[1]["cy"]), abs=0.05)]


def test_measurements_without_a_threshold_show_as_well(client, world):
    sealed_of(Measurement, world, **said(JULY, 40))
    other = make_covenant("pensioenen", world.letter)
    sealed_of(Measurement, world, covenant=other, **said(JULY, 73, unit="fund"))
    assert [section.slug for section in page_of(client).sections] == ["textiel", "pensioenen"]
    assert [section.slug for section in page_of(client, f"{MOMENT}&eenheid=fund").sections] == ["pensioenen"]
    assert [section.slug for section in page_of(client, f"{MOMENT}&convenant=textiel").sections] == ["textiel"]


def test_who_joined_and_left_stands_with_the_reason(client, world):
    sealed_of(Participation, world, **on(JULY))
    sealed_of(Participation, world, change="left", cause="Ging dicht.", **on(YEAR_END))
    lines = page_of(client).sections[0].participants
    assert [(line.when, line.who, line.cause) for line in lines] == [
        ("4 juli 2016", "Kabinet", ""),
        ("31 december 2016", "Kabinet", "Ging dicht."),
    ]


@pytest.mark.parametrize(
    ("query", "field"),
    [("eenheid=appels", "eenheid"), ("convenant=nergens", "convenant"), ("page=2", "page"), ("page=x", "page")],
)
def test_what_cannot_be_read_is_refused_by_name(client, world, query, field):
    response = client.get(f"/drempels/?{MOMENT}&{query}")
    assert response.status_code == 400
    assert f"{field}: " in response.content.decode()


@pytest.mark.parametrize("slug", ["textiel-brand", "nergens-company", "textiel", "textiel-turnover_share"])
def test_a_curve_that_is_not_there_is_not_found(client, world, slug):
    assert client.get(f"/drempels/grafieken/{slug}.json?{MOMENT}").status_code == 404


def test_nothing_learned_later_shows(client, world):
    later = date(2017, 1, 10)
    sealed_of(Measurement, world, **said(JULY, 432, known_from=later, public_from=later, denominator="GEHEIM"))
    for path in ("/drempels/", "/en/drempels/"):
        text = client.get(f"{path}?peildatum=2017-06-01&bekend_op=2016-12-31").content.decode()
        assert "GEHEIM" not in text
        assert "432" not in text
        assert "432" in client.get(f"{path}?peildatum=2017-06-01").content.decode()
    address = "/drempels/grafieken/textiel-company.json"
    assert client.get(f"{address}?peildatum=2017-06-01&bekend_op=2016-12-31").status_code == 404


def company(world, number, day, value, **changes):
    """A company joins, in public, and its own turnover is recorded, protected."""
    who = Organisation.objects.create(slug=f"bedrijf-{number}", kind="company", name=f"Bedrijf {number}")
    known = {"known_from": day, "public_from": day}
    sealed_of(Participation, world, organisation=who, **known, **on(day))
    values = said(day, value, unit="turnover_share", actor=who, protected=True, **changes) | {"public_from": None}
    sealed_of(Measurement, world, **values)


def test_of_protected_turnover_only_totals_of_three_or_more_show(client, world):
    for number, value in enumerate(("11.11", "7.77", "11.08")):
        assert "cijfers zijn beschermd" not in client.get(f"/drempels/?{MOMENT}").content.decode()
        company(world, number, JULY, value)
    company(world, 3, YEAR_END, "3.33")
    text = client.get(f"/drempels/?{MOMENT}").content.decode()
    assert "29,96" in text
    assert "laatst bekend, van 3 bedrijven, tot 31 december 2016" in text
    chart = json.dumps(rows_of(client, "textiel-turnover_share"))
    assert "29.96" in chart
    for own in ("11,11", "11.11", "7,77", "7.77", "3,33", "3.33", "33,29", "33.29"):
        assert own not in text
        assert own not in chart


def test_a_total_counts_from_the_day_it_was_known(world):
    for number in range(3):
        company(world, number, JULY, 10)
    late = Organisation.objects.create(slug="laat", kind="company", name="Laat")
    known = {"known_from": YEAR_END, "public_from": YEAR_END}
    sealed_of(Participation, world, organisation=late, **known, **on(date(2016, 7, 1)))
    sealed_of(
        Measurement, world,
        **said(date(2016, 7, 1), 5, unit="turnover_share", actor=late, protected=True, known_from=YEAR_END)
        | {"public_from": None},
    )  # fmt: skip
    before, after = (public_points(AsOf(day, day), ["textiel"])["textiel"] for day in (JULY, NEXT))
    assert [[replace(point, until=None) for point in totals] for totals, _counts in (before, after)] == [
        list(before[0])
    ] * 2
    assert [(point.total, point.until) for point in after[0]] == [(Decimal(30), YEAR_END)]
    assert [(point.day, point.companies) for point in after[1]] == [(JULY, 3), (YEAR_END, 4)]


def test_the_page_without_anything_measured_says_so(client, db):
    make_world()
    assert "Niets gemeten op dit moment" in client.get(f"/drempels/?{MOMENT}").content.decode()


def test_the_number_of_queries_does_not_grow_and_pages_hold_ten(client, world):
    sealed_of(Measurement, world, **said(JULY, 40))

    def queries():
        page_of(client)  # what was sealed is read into memory by the first who asks
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/drempels/?{MOMENT}").status_code == 200
        return len(captured)

    one = queries()
    drafts = []
    for number in range(60):
        other = make_covenant(f"convenant-{number}", world.letter)
        drafts.append(draft_of(Measurement, world, covenant=other, **said(JULY, number + 1)))
        drafts.append(draft_of(Measurement, world, covenant=other, **said(YEAR_END, number + 2)))
        drafts.append(draft_of(MilestoneStatement, world, covenant=other))
    seal(drafts, by=world.user, reason="Veel.")
    assert queries() == one
    page = page_of(client)
    assert (len(page.sections), page.count) == (10, 61)
    assert [link.label for link in page.shown.links] == ["1", "2", "3", "4", "…", "7"]
    assert len(page_of(client, f"{MOMENT}&page=7").sections) == 1


def test_who_leaves_lowers_the_number_the_same_day_and_the_total_is_the_last_known(client, world):
    for number, value in enumerate(("11.11", "7.77", "11.08")):
        company(world, number, JULY, value)
    gone = Organisation.objects.get(slug="bedrijf-1")
    shared = {"known_from": YEAR_END, "public_from": YEAR_END, **on(YEAR_END)}
    sealed_of(Participation, world, organisation=gone, change="left", **shared)
    told = []
    for day in (YEAR_END - timedelta(1), YEAR_END):
        lines = page_of(client, f"peildatum={day}").sections[0].measurements
        told.append([(one.number, one.when, one.source_label) for one in lines if not one.key])
    total, count = "totaal van 3 bedrijven; hun eigen cijfers zijn beschermd", "geteld uit wie toetrad en vertrok"
    ended = "laatst bekend, van 3 bedrijven, tot 31 december 2016; hun eigen cijfers zijn beschermd"
    july, year_end = "4 juli 2016", "31 december 2016"
    assert told == [
        [("29,96", july, total), ("3", july, count)],
        [("29,96", july, ended), ("3", july, count), ("2", year_end, count)],
    ]
    everything = client.get(f"/drempels/?peildatum={YEAR_END}").content.decode()
    everything += json.dumps(rows_of(client, "textiel-turnover_share"))
    assert [own for own in ("7,77", "7.77", "22,19", "22.19") if own in everything] == []
