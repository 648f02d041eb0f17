"""The picture of a page where it is shared: the sentence and the figures that the page leads with, at its moment."""

from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from dashboards.cards import drawing
from dashboards.cards.card import Card, CardFigure, card_of
from dashboards.cards.drawing import draw_card
from tests.site.reader import parsed
from tests.site.walked import CARDS

pytestmark = pytest.mark.one_database

LETTER_MOMENT = "peildatum=2016-06-17&bekend_op=2016-06-17"
LATER = "peildatum=2019-12-31&bekend_op=2019-12-31"
# A page of each kind that has a picture of its own.
PAGES = (
    "/",
    "/convenanten/",
    "/convenanten/?status=signed",
    "/convenanten/textiel/",
    "/convenanten/per-sector/",
    "/convenanten/tijdlijn/",
    "/sectoren/FIN/",
    "/beloften/",
    "/beloften/?lezing=streng",
    "/beloften/onderzoek/?lezing=streng",
    "/convenanten/tijdlijn/onderzoek/",
    "/drempels/",
    "/drempels/onderzoek/",
    "/documenten/",
    "/documenten/?soort=letter",
    "/documenten/kst-26485-220/",
    "/vergelijk/?van=2016-06-17&tot=2019-12-31",
    "/correcties/",
    "/convenanten/textiel/uitspraken/",
    "/moties-en-toezeggingen/?soort=motion",
    "/moties-en-toezeggingen/halfjaar/?halfjaar=2016-1",
    "/internationaal/",
    "/uitleg/kosten-en-vertraging/",
    "/bijlage/",
    "/bijlage-2/",
    "/edities/",
    "/zoeken/?q=goud",
    "/onderzoek/",
    "/onderzoek/hoe-laat/?wie=iedereen",
)
SHARED = ("/uitleg/", "/privacy/", "/api/")


def head_of(client, address):
    """Return what the head of a page tells of its picture, and the text of its lead."""
    tree = parsed(client.get(address).content.decode().partition("<!doctype html>")[2])
    tags = {one.attrs.get("property") or one.attrs.get("name"): one.attrs.get("content") for one in tree.all("meta")}
    leads = [one.words for one in tree.all("p", class_="nl-lead")]
    return tags, tree.all("h1")[0].words or tags["og:title"], leads[0] if leads else ""


def drawn_at(client, address, monkeypatch):
    """Return what stands on a card, as the view hands it to the drawing."""
    seen = []
    monkeypatch.setattr(drawing, "draw_card", lambda card: seen.append(card) or draw_card(card))
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert Image.open(BytesIO(answer.content)).size == (1200, 630)
    return seen[0]


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_shared_with_the_sentence_it_leads_with(client, whole, monkeypatch, page, prefix):
    address = f"{prefix}{page}{'&' if '?' in page else '?'}{LATER}"
    tags, title, lead = head_of(client, address)
    shown = client.get(address).context["page"]
    picture = tags["og:image"].removeprefix("http://testserver")
    card = drawn_at(client, picture, monkeypatch)
    assert (card.title, card.moment) == (title, shown.moment.sentence)
    is_timeline = page.endswith("/tijdlijn/")
    assert card.lead == (shown.charts[0].title if is_timeline else shown.said_first) != ""
    assert lead.startswith("" if is_timeline or "uitspraken" in page else card.lead)
    assert tags["og:description"] == card.lead
    assert tags["og:image:alt"] == f"{title.removesuffix('.')}. {card.lead} {card.moment}"
    assert {"revisie=", "telregel=kabinet", "peildatum=2019-12-31"} <= {
        one if "revisie" not in one else "revisie=" for one in picture.partition("?")[2].split("&")
    }
    if "lezing" in page or "soort" in page or "status" in page:
        assert page.partition("?")[2] in picture


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_page_of_a_chart_is_shared_with_the_chart_itself(client, whole, page_cache, prefix):
    address = f"{prefix}/beloften/grafieken/wat-er-van-kwam/?{LATER}"
    tags, title, _lead = head_of(client, address)
    picture = tags["og:image"].removeprefix("http://testserver")
    assert picture.startswith(f"{prefix}/beloften/grafieken/wat-er-van-kwam.png?peildatum=2019-12-31")
    assert tags["og:image:alt"].startswith(title)
    assert "og:image:width" not in tags
    answer = client.get(picture)
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/png", "public, max-age=31536000, immutable")
    assert Image.open(BytesIO(answer.content)).width == 1200


def test_every_kind_of_page_with_a_picture_is_met(client, whole):
    pictures = {head_of(client, page)[0]["og:image"].partition("?")[0] for page in PAGES}
    assert len(pictures) == len(CARDS)
    assert {head_of(client, page)[0]["og:image"].partition("?")[0] for page in SHARED} == {
        "http://testserver/kaart.png"
    }


def test_the_card_of_the_site_holds_the_figures_of_its_first_page(client, whole, monkeypatch):
    card = drawn_at(client, "/kaart.png?peildatum=2026-11-01&bekend_op=2026-11-01", monkeypatch)
    assert card.lead.startswith("Het tiende werd ondertekend op 23 mei 2019, 873 dagen te laat.")
    assert card.moment.startswith("Stand op 1 november 2026, zoals bekend op 1 november 2026 · telregel")
    assert card == Card(
        site="IMVO-convenantenmonitor",
        title="Tien convenanten beloofd vóór 2017. Op die dag waren er twee.",
        lead=card.lead,
        figures=(
            CardFigure("2 van 10", "31 december 2016", "eerste deadline"),
            CardFigure("5 van 10", "30 juni 2017", "genoemd in de brief"),
            CardFigure("10e", "23 mei 2019", "873 dagen te laat"),
            CardFigure("12", "1 november 2026", "3 lopen aantoonbaar"),
        ),
        moment=card.moment,
    )


def test_the_card_of_an_earlier_day_knows_nothing_of_later(client, whole, monkeypatch):
    then = drawn_at(client, f"/kaart.png?{LETTER_MOMENT}", monkeypatch)
    assert "2019" not in str(then)
    before = drawn_at(client, "/en/kaart.png?peildatum=1950-01-01", monkeypatch)
    assert (before.title, before.lead, before.figures) == ("Nothing was known yet", "", ())
    assert client.get("/convenanten/goud/kaart.png?peildatum=1950-01-01").status_code == 404
    assert client.get("/sectoren/nergens/kaart.png").status_code == 404


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_typeface_has_every_letter_of_the_cards(client, whole, prefix):
    font = drawing._face(40)
    pages = [client.get(f"{prefix}{page}").context["page"] for page in PAGES]
    texts = [text for page in pages for text in (page.title, page.said_first, page.moment.sentence)]
    unknown = bytes(font.getmask("\ufffe"))
    assert {sign for text in texts for sign in text if sign != " " and bytes(font.getmask(sign)) == unknown} == set()
    assert bytes(font.getmask("漢")) == unknown  # there are letters it has not


@pytest.mark.parametrize(("words", "figures"), [(12, 0), (60, 0), (400, 0), (60, 4), (400, 4)])
def test_nothing_on_a_card_touches_or_sticks_out(words, figures):
    figure = CardFigure("100000", "23 september 2019", "op een dag die lang op zich liet wachten")
    long = Card("Site", "Titel " * words, "woorden " * words, (figure,) * figures, "M")
    drawn = draw_card(long)
    assert drawn == draw_card(long)
    picture = Image.open(BytesIO(drawn)).convert("L")
    outside = ((0, 20, 60, 630), (1140, 20, 1200, 630), (0, 615, 1200, 630))
    edges = [picture.crop(box).getextrema()[0] for box in outside]
    assert min(edges) > 200
    assert picture.crop((64, 522, 1136, 528)).getextrema()[0] > 200  # air above the line
    if figures:
        band = picture.crop((64, 345, 1136, 430))
        columns = [at for at in range(band.width) if band.crop((at, 30, at + 1, 85)).getextrema()[0] < 200]
        assert len([1 for one, other in pairwise(columns) if other - one >= 24]) == figures - 1


def test_a_card_at_a_full_address_is_kept_for_ever(client, letter, page_cache):
    full = f"{LETTER_MOMENT}&revisie=1&telregel=kabinet"
    for path in ("/kaart.png", "/convenanten/goud/kaart.png"):
        first, again = client.get(f"{path}?{full}"), client.get(f"{path}?{full}")
        assert first["Cache-Control"] == "public, max-age=31536000, immutable"
        assert (first["Content-Type"], first.content) == ("image/png", again.content)
        assert client.get(path)["Cache-Control"] == "no-cache"


def test_a_page_without_a_sentence_has_a_card_with_its_title(client, letter):
    page = client.get("/api/").context["page"]
    assert card_of(page) == Card("IMVO-convenantenmonitor", page.title, "", (), page.moment.sentence)
