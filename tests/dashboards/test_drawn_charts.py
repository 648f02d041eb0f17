"""A drawn chart on its page and as files: the same title and numbers everywhere."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.http import Http404
from django.test import RequestFactory
from PIL import Image, ImageChops

from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.files import chart_file
from dashboards.charts.parts_bar import Part, PartsBar, draw_parts_bar
from dashboards.charts.raster import write_raster
from dashboards.charts.registry import find_drawn
from dashboards.charts.reply import chart_reply
from dashboards.charts.svg import WIDE, drawing, element, text
from dashboards.formats.registry import FORMATS
from dashboards.frame.requests import read_page_request, read_requested_record
from tests.dashboards.drawings import assert_plain, both

GUIDE = "/uitleg/vormgeving/"
FULL = "peildatum=2016-06-17&bekend_op=2016-06-17&revisie=1&telregel=kabinet"


def charts_on(client, prefix=""):
    return client.get(f"{prefix}{GUIDE}").context["charts"]


def build_sample(source):
    """A chart as a page registers it."""
    picture = draw_parts_bar(PartsBar("T", "D", (Part("op tijd", 2, "achieved"),)), "proef")
    return DrawnChart("proef", "Twee op tijd", picture, "C", ("Uitkomst", "Aantal"), (("op tijd", 2),))


def test_a_registered_chart_answers_with_its_files_and_with_no_drawing_to_explore(letter):
    paths = (f"{__name__}.build_sample",)
    request = RequestFactory().get("/?peildatum=2016-06-17")
    view = chart_file(lambda asked, record, slug: find_drawn(paths, slug, ChartSource(asked, record)))
    assert b"Twee op tijd" in view(request, chart="proef", ending="svg").content
    assert b"op tijd,2" in view(request, chart="proef", ending="csv").getvalue()
    asked = read_page_request(request)
    for reply in (
        lambda: chart_reply(paths, "proef", ChartSource(asked, read_requested_record(asked))),
        lambda: view(request, chart="nergens", ending="svg"),
    ):
        with pytest.raises(Http404):
            reply()


def test_the_chart_of_the_front_page_is_a_file_and_nothing_to_explore(client, letter):
    answers = {
        ending: client.get(f"/grafieken/beloofd-en-ondertekend.{ending}")
        for ending in ("svg", "png", *FORMATS, "figure")
    }
    assert {ending for ending, answer in answers.items() if answer.status_code == 404} == {"figure"}
    assert list(json.loads(answers["json"].getvalue())) == ["about", "columns", "rows"]  # numbers, and no drawing


def test_a_cell_is_said_on_the_page():
    picture = drawing("k", "T", "D", wide=(10, text("a", 0, 0)), narrow=(10, element("g")))
    row = (date(2016, 6, 17), 12, Decimal("29.96"), "woord", None)
    chart = DrawnChart("k", "T", picture, "C", tuple("abcde"), (row,))
    assert chart.said_rows == (("17 juni 2016", "12", "29,96", "woord", "–"),)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_kind_of_drawing_stands_on_the_style_guide_with_its_table_and_files(client, letter, prefix):
    charts = charts_on(client, prefix)
    page = client.get(f"{prefix}{GUIDE}").content.decode()
    assert len(charts) >= 2
    for chart in charts:
        assert_plain(chart.drawing)
        assert all(markup in page for markup in both(chart.drawing))
        assert {len(row) for row in chart.said_rows} == {len(chart.columns)}
        assert [cell for row in chart.said_rows for cell in row if not cell] == []
        assert [link.label for link in chart.links] == ["CSV", "ODS", "XLSX", "JSON", "SVG", "PNG"]
        assert f'id="{chart.slug}-table"' in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_files_of_a_chart_hold_its_title_and_numbers(client, letter, prefix):
    for chart in charts_on(client, prefix):
        replies = {link.label: client.get(link.url) for link in chart.links}
        comma, picture = replies["CSV"], replies["SVG"]
        assert picture.headers["Content-Type"] == "image/svg+xml"
        for label, reply in replies.items():
            name = rf'attachment; filename="{chart.slug}-[\d-]+-r1.{label.lower()}"'
            assert re.fullmatch(name, reply.headers["Content-Disposition"])
        text_of = comma.getvalue().decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text_of)))
        assert lines[0][1] == chart.title
        assert len(lines[lines.index([]) + 2 :]) == len(chart.rows)


def test_the_picture_stands_alone(client, letter):
    """No address of the site, no name of a colour that only the site knows."""
    for chart in charts_on(client):
        markup = client.get(chart.links[-2].url).content.decode()
        root = ElementTree.fromstring(markup)
        words = ["".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text")]
        head = " ".join(words[: len(words) - len(both(chart.drawing))])
        assert chart.title.split(":")[0] in head
        assert (markup.count("<a "), markup.count("var("), markup.count("href=")) == (0, 0, 0)
        assert float(root.attrib["width"]) == WIDE + 40
        assert "#0b5869" in markup


def test_the_picture_in_pixels_has_the_letters_of_its_own_package(client, letter):
    """The same bytes each time; without its typeface the drawing would have no words at all."""
    (chart,) = [one for one in charts_on(client) if one.slug == "delen"]
    vector, pixels = (client.get(link.url).content for link in chart.links[-2:])
    assert pixels == client.get(chart.links[-1].url).content
    assert write_raster(vector) == write_raster(vector)
    picture = Image.open(BytesIO(pixels))
    assert (picture.format, picture.width) == ("PNG", 1200)
    silent = Image.open(BytesIO(write_raster(re.sub(rb"<text.*?</text>", b"", vector))))
    assert silent.size == picture.size
    left, top, right, bottom = ImageChops.difference(picture.convert("RGB"), silent.convert("RGB")).getbbox()
    assert (right - left, bottom - top) > (900, 100)  # from the title to the address below


def test_a_file_at_a_full_address_is_kept_for_ever(client, letter, page_cache):
    for ending in ("svg", "png", "csv"):
        reply = client.get(f"{GUIDE}grafieken/delen.{ending}?{FULL}")
        assert (reply.status_code, reply.headers["Cache-Control"]) == (200, "public, max-age=31536000, immutable")
        again = client.get(f"{GUIDE}grafieken/delen.{ending}?{FULL}", headers={"If-None-Match": reply.headers["ETag"]})
        assert again.status_code == 304


@pytest.mark.parametrize(
    ("name", "status"), [("delen.gif", 404), ("bestaat-niet.svg", 404), ("delen.svg?revisie=x", 400)]
)
def test_what_is_no_file_is_refused(client, letter, name, status):
    assert client.get(f"{GUIDE}grafieken/{name}").status_code == status
