"""The pages about the site: who makes it, what it covers, what it keeps; and the picture of a page."""

import re
from datetime import date
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image
from PIL.ImageFont import load_default

from covenants.models import Covenant, StatusReport
from dashboards.about.card import Card, CardFigure, card, plain
from dashboards.about.drawing import draw_card
from dossier.actions import record, seal
from dossier.actions_masters import places_of
from dossier.models import Document, Organisation
from tests.covenants.samples import make_publisher
from tests.site.reader import parsed

PAGES = ("/over/", "/toegankelijkheid/", "/privacy/")
LETTER_MOMENT = "peildatum=2016-06-17&bekend_op=2016-06-17"


def words_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return parsed("<main" + response.content.decode().partition("<main")[2].partition("</main>")[0] + "</main>").words


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_that_no_contact_is_set_or_names_it(client, letter, settings, path, prefix):
    unset = words_of(client, prefix + path)
    settings.CONTACT_EMAIL = "desk@tracker.example"
    named = words_of(client, prefix + path)
    missing = ("geen adres", "has been set on this site")
    assert [any(text in page for text in missing) for page in (unset, named)] == [True, False]
    assert ["desk@tracker.example" in page for page in (unset, named)] == [False, True]


@pytest.mark.parametrize(
    ("operator", "official", "said"),
    [
        (
            "",
            False,
            "Dit is geen officiële bron: dat zijn alleen de stukken zelf. De beheerder van deze site heeft",
        ),
        ("", True, "Deze site is een officiële bron van haar beheerder, maar die heeft geen naam ingevuld."),
        ("Stichting Proef", False, "Stichting Proef maakt deze site. Zij is geen officiële bron"),
        ("Ministerie", True, "Ministerie maakt deze site, en zij is een officiële bron van die organisatie."),
    ],
)
def test_the_first_sentence_says_whether_it_is_an_official_source(client, letter, settings, operator, official, said):
    settings.OPERATOR, settings.IS_OFFICIAL = operator, official
    assert words_of(client, "/over/").partition("Wie dit maakt ")[2].startswith(said)


def covered(client, query=""):
    page = client.get(f"/over/?{query}").context["page"].coverage
    return page, {row.letter.url.split("/")[2]: (row.covered, row.is_whole) for row in page.letters}


def test_the_letter_of_june_2016_is_the_one_with_a_statement_from_every_page(client, whole):
    page, letters = covered(client)
    assert [link.url for link in page.whole] == ["/documenten/kst-26485-220/"]
    assert letters["kst-26485-220"][1]
    assert re.fullmatch(r"\d+ uitspraken, verspreid over elk van de 6 pagina’s", letters["kst-26485-220"][0])
    assert {is_whole for key, (_said, is_whole) in letters.items() if key != "kst-26485-220"} == {False}
    assert 1 + page.in_part_count + page.unread_count == Document.objects.count()
    assert min(page.in_part_count, page.unread_count) > 5


def test_coverage_is_counted_at_the_moment_asked(client, whole):
    now, then = covered(client)[0], covered(client, LETTER_MOMENT)[0]
    assert (len(then.whole), then.in_part_count < now.in_part_count) == (1, True)
    assert covered(client, "peildatum=2014-01-01")[0].whole == ()


def test_a_document_is_whole_with_its_last_page_and_not_before(client, letter):
    by, cabinet = make_publisher("uitgever"), Organisation.objects.get(slug="kabinet")
    day = date(2016, 6, 18)
    paper = Document(key="kst-1-2", kind="letter", dossier="1", number="2", title="Klein", public_on=day, pages=2)
    paper.save()

    def say(locator, masters=()):
        said = StatusReport(
            covenant=Covenant.objects.earliest("pk"), topic="official_word", text=locator, document=paper,
            actor=cabinet, known_from=day, public_from=day, locator=locator,
        )  # fmt: skip
        seal([record(said, by=by)], by=by, reason="Proef.", masters=masters)
        return covered(client)[1]["kst-1-2"]

    assert say("p. 1", places_of([paper])) == ("1 uitspraak", False)
    assert say("voetnoot 3, p. 2") == ("2 uitspraken, verspreid over elk van de 2 pagina’s", True)


@pytest.mark.parametrize("path", ["/", "/convenanten/", "/over/", "/privacy/", "/toegankelijkheid/"])
def test_a_visitor_gets_no_cookie(client, letter, path):
    """What the page of privacy says."""
    assert client.get(path).cookies == {}


def test_the_foot_of_every_page_leads_to_the_pages_about_the_site(client, letter):
    foot = parsed(client.get(f"/beloften/?{LETTER_MOMENT}").content.decode()).all("nav", class_="nl-footer__links")[0]
    assert [link.attrs["href"].partition("?")[0] for link in foot.all("a")] == [
        "/over/", "/uitleg/", "/uitleg/telregels/", "/correcties/", "/open-data/", "/api/",
        "/toegankelijkheid/", "/privacy/",
    ]  # fmt: skip
    assert {link.attrs["href"].partition("?")[2] for link in foot.all("a")} == {
        LETTER_MOMENT,
    }


def figures_at(client, query, prefix=""):
    """Return what stands on the card, by what the view hands to the drawing."""
    seen = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboards.about.views.card", lambda record: seen.append(card(record)) or seen[-1])
        answer = client.get(f"{prefix}/kaart.png?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    return seen[0], Image.open(BytesIO(answer.content))


def test_the_card_holds_the_real_figures_of_today(client, whole):
    shown, picture = figures_at(client, "peildatum=2026-11-01&bekend_op=2026-11-01")
    assert picture.size == (1200, 630)
    assert shown == Card(
        site="IMVO-convenantenmonitor",
        title="Beloofd: 10 convenanten uiterlijk 31 december 2016",
        figures=(
            CardFigure("2 van 10", "31 december 2016"),
            CardFigure("5 van 10", "30 juni 2017"),
            CardFigure("10e", "ondertekend op 23 mei 2019, 873 dagen te laat"),
            CardFigure("12", "ondertekend tot en met deze dag"),
        ),
        moment="Stand op 1 november 2026, zoals bekend op 1 november 2026",
    )


def test_the_card_of_an_earlier_day_knows_nothing_of_later(client, whole):
    shown, _picture = figures_at(client, LETTER_MOMENT)
    assert shown.figures == (CardFigure("0", "ondertekend tot en met deze dag"),)
    before, _picture = figures_at(client, "peildatum=1950-01-01", "/en")
    assert (before.title, before.figures) == (
        "Agreements on responsible business conduct",
        (CardFigure("0", "signed up to this day"),),
    )


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_typeface_has_every_letter_of_the_card(client, whole, prefix):
    font, texts = load_default(40), []
    for day in ("1950-01-01", "2015-01-01", "2016-06-17", "2017-02-01", "2019-08-01", "2026-11-01"):
        shown, _picture = figures_at(client, f"peildatum={day}", prefix)
        texts += [
            shown.site,
            shown.title,
            shown.moment,
            *(part for one in shown.figures for part in (one.value, one.label)),
        ]
    unknown = bytes(font.getmask("\ufffe"))
    assert {sign for text in texts for sign in text if sign != " " and bytes(font.getmask(sign)) == unknown} == set()
    assert bytes(font.getmask("é")) == unknown  # there are letters it has not
    assert plain("vóór België – één…") == "voor Belgie - een..."


def test_the_figures_of_the_card_do_not_touch():
    wide = Card(
        "Site", "Titel", tuple(CardFigure("100000000", "ondertekend op 23 september 2019") for _ in range(4)), "M"
    )
    picture = Image.open(BytesIO(draw_card(wide))).convert("L")
    columns = [place for place in range(64, 1136) if picture.crop((place, 265, place + 1, 350)).getextrema()[0] < 200]
    gaps = [after - before for before, after in pairwise(columns)]
    assert len([gap for gap in gaps if gap >= 24]) == 3


def test_a_card_at_a_full_address_is_kept_for_ever(client, letter, page_cache):
    full = f"{LETTER_MOMENT}&revisie=1&telregel=kabinet"
    first, again = client.get(f"/kaart.png?{full}"), client.get(f"/kaart.png?{full}")
    assert first["Cache-Control"] == "public, max-age=31536000, immutable"
    assert (first["Content-Type"], first.content) == ("image/png", again.content)
    assert client.get("/kaart.png")["Cache-Control"] == "no-cache"
