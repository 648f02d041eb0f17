"""Each kind of page is cited, shared with its own sentence and linked to in short; so are its charts and its rows."""

import re

import pytest

from tests.site.reader import parsed
from tests.site.routes import route_of
from tests.site.walked import CARD_NAMES, PAGES

pytestmark = pytest.mark.one_database

# Kinds of pages without a citation or a short link of their own, and why.
NOT_CITED = {
    "citation": "it is how something else is cited, and says the day of reading",
    "style_guide": "made-up examples: nothing of the record stands there",
}
# Kinds of pages that are shared with the picture of the site, and why.
SHARED_WITH_THE_SITE = {
    **dict.fromkeys(
        ("overview_chart", "covenant_chart", "promises_chart", "threshold_chart", "timeline_chart"),
        "one drawing for pages elsewhere, which is offered as a picture itself",
    ),
    **dict.fromkeys(
        (
            "explanation", "explanation_dates", "explanation_keeping", "explanation_rules", "about", "accessibility",
            "privacy", "api", "open_data", "style_guide",
        ),
        "words of ours about the site, without a finding of the record",
    ),
    "citation": "it is not shared: what it cites is",
}  # fmt: skip
# Tables of which not every row has a citation, by kind of page and first heading, and why.
ROWS_NOT_CITED = {
    ("api", "Bron"): "no row of the record",
    ("api", "Vraag"): "no row of the record",
    ("open_data", "Bestand"): "files, each with an address and checksum for ever",
    ("open_data", "Tabel"): "files, each with an address and checksum for ever",
    ("explanation", "Mijlpaal"): "a word of the site with its criterion; the page is cited",
    ("explanation_keeping", "Sleutel"): "a key of an address",
    ("promises", "Tot en met"): "a sum of several promises; the rows of each are one press away",
    ("comparison", "Cijfer"): "a figure of two moments, which the citation of the page both names",
    ("covenant", "Volgens"): "where sources differ, each of them is cited from its own row",
    ("promises", "Convenant"): "a promise about no single agreement is cited from its document",
    ("document", "Convenant"): "a promise about no single agreement is cited from its row below",
    ("promises_explored", "Reeks"): "the numbers of a drawing, which is cited as one",
    ("thresholds_explored", "Reeks"): "the numbers of a drawing, which is cited as one",
    ("timeline_explored", "Reeks"): "the numbers of a drawing, which is cited as one",
}
WITHOUT_RECORD = ("style_guide", "citation")


@pytest.fixture(scope="module")
def kinds():
    """An address of each kind of page: the first that the walks know."""
    pages = [one for one in PAGES if one.partition("?")[0].endswith("/")]
    return {route_of(one): one for one in reversed(pages)}


def cites(part, what=""):
    links = [one.attrs.get("href", "") for one in part.all("a")]
    return any("/citeer/" in url and f"deel={what}" in url for url in links)


def rows_of(page):
    """Yield the first heading of each table outside the charts, with its rows."""
    drawn = {id(table) for figure in page.all("figure", class_="nl-graph") for table in figure.all("table")}
    for table in page.all("table"):
        if id(table) not in drawn:
            yield table.all("th")[0].words, [row for row in table.all("tr") if row.all("td")]


def test_pages_charts_and_rows_are_cited_shared_and_linked_in_short(client, whole, kinds):
    uncited, shared, rows, cards = set(), set(), set(), set()
    for name, address in kinds.items():
        html = client.get(address).content.decode().partition("<!doctype html>")[2]
        page = parsed(html)
        code = re.search(r"/citeer/([0-9a-z]+)/", html)
        if name in NOT_CITED or not code:
            uncited.add(name)
        else:
            short = client.get(f"/c/{code[1]}")
            assert (short.status_code, route_of(short["Location"])) == (301, name), address
            assert {"peildatum=", "bekend_op=", "revisie=", "telregel="} <= set(re.findall(r"\w+=", short["Location"]))
        (picture,) = [one.attrs["content"] for one in page.all("meta") if one.attrs.get("property") == "og:image"]
        card = route_of(picture.removeprefix("http://testserver"))
        if card == f"{name}_card_file":
            cards.add(card)
        elif name.endswith("_chart"):
            assert picture.partition("?")[0].endswith(".png")  # the chart itself
            shared.add(name)
        else:
            assert card == "overview_card_file"
            shared.add(name)
        if name not in WITHOUT_RECORD and not name.endswith("_chart"):
            assert all(cites(figure, "grafiek.") for figure in page.all("figure", class_="nl-graph")), address
            rows |= {(name, head) for head, found in rows_of(page) if not all(map(cites, found))}
    assert uncited == {*NOT_CITED}
    assert shared == {*SHARED_WITH_THE_SITE}
    assert cards == CARD_NAMES - {"edition_card_file"}  # there is one once somebody froze it
    assert rows == {*ROWS_NOT_CITED}
