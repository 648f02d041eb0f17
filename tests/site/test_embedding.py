"""A chart in a frame: for the sites that are named, nothing but charts, and the same figures as on its page."""

import re
from html import unescape

import pytest

from tests.site.reader import parsed
from tests.site.walked import PAGES

pytestmark = pytest.mark.one_database

CHARTS = [*(page for page in PAGES if re.search(r"/grafieken/[^.]+/$", page)), "/beloften/grafieken/wat-er-van-kwam/",
          "/internationaal/grafieken/initiatieven/"]  # fmt: skip
HOSTS = ["https://krant.example", "https://*.omroep.example"]
MOMENT = "peildatum=2019-12-31&bekend_op=2019-12-31&revisie={}&telregel=ser"


def frames_of(answer):
    """Return who may frame an answer: by its policy, and by the older header."""
    (policy,) = re.findall(r"frame-ancestors ([^;]*)", answer.headers["Content-Security-Policy"])
    return policy, answer.headers.get("X-Frame-Options")


def newest_revision(client):
    return client.get("/").context["page"].moment.revision


def test_each_page_with_a_chart_has_one_to_embed():
    assert {page.partition("grafieken/")[0] for page in CHARTS} == {
        "/", "/convenanten/goud/", "/convenanten/textiel/", "/convenanten/tijdlijn/", "/beloften/", "/drempels/",
        "/internationaal/",
    }  # fmt: skip


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_without_named_sites_nothing_may_stand_in_a_frame(client, whole, prefix):
    for address in (*CHARTS, "/"):
        answer = client.get(prefix + address)
        assert (answer.status_code, *frames_of(answer)) == (200, "'none'", "DENY"), address
    assert "<iframe" not in unescape(client.get(f"{prefix}/").content.decode())


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_named_sites_may_frame_charts_and_no_other_page(client, whole, settings, page_cache, prefix):
    settings.EMBED_HOSTS = HOSTS
    for address in CHARTS:
        first = client.get(prefix + address)
        again = client.get(prefix + address, headers={"If-None-Match": first.headers["ETag"]})
        assert (first.status_code, again.status_code) == (200, 304)
        for answer in (first, client.get(prefix + address), again):
            assert frames_of(answer) == (" ".join(HOSTS), None), address
    others = [page for page in PAGES if page not in CHARTS]
    assert {frames_of(client.get(prefix + page)) for page in others} == {("'none'", "DENY")}
    assert frames_of(client.get("/grafieken/nergens/")) == ("'none'", "DENY")
    assert frames_of(client.get("/grafieken/beloofd-en-ondertekend/?revisie=x")) == ("'none'", "DENY")


@pytest.mark.parametrize("address", CHARTS)
def test_a_chart_to_embed_is_the_chart_of_its_page_at_the_same_moment(client, whole, address):
    query = MOMENT.format(newest_revision(client))
    answer = client.get(f"{address}?{query}")
    page, framed = answer.context["page"], parsed(answer.content.decode())
    assert framed.all("script") == []
    assert {link.attrs.get("target") for link in framed.all("a")} == {"_top"}
    rows = [[cell.text for cell in row if cell.tag in ("th", "td")] for row in framed.all("tr")]
    assert rows == [list(row) for row in (page.chart.columns, *page.chart.said_rows)]
    assert page.moment.sentence in framed.words
    source = framed.all("a")[-1].attrs["href"]
    assert query in source
    here = client.get(source.partition("#")[0])
    shown = parsed(here.content.decode())
    (own,) = [one for one in shown.all("figure") if one.attrs.get("id") == source.partition("#")[2]]
    assert page.chart.title in own.words
    assert [row.text for row in own.all("tr")] == [row.text for row in framed.all("tr")]


def test_the_line_to_copy_shows_that_chart(client, whole, settings):
    settings.EMBED_HOSTS = HOSTS
    whole_page = client.get(f"/?{MOMENT.format(newest_revision(client))}")
    (box,) = parsed(whole_page.content.decode()).all("textarea")
    line = parsed(box.text).all("iframe")[0]
    assert line.attrs["src"].startswith("http://testserver/grafieken/beloofd-en-ondertekend/?peildatum=2019-12-31")
    framed = client.get(line.attrs["src"].removeprefix("http://testserver"))
    assert framed.context["page"].chart.title == line.attrs["title"]


@pytest.mark.parametrize("name", ["nergens", "mijlpalen", "beloofd-en-ondertekend.gif"])
def test_a_chart_that_is_not_there_is_not_found(client, letter, name):
    assert client.get(f"/grafieken/{name}/").status_code == 404
