"""The pages about the site: who makes it, what it covers, what it keeps."""

import re
from datetime import date

import pytest

from covenants.models import Covenant, StatusReport
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
        "/onderzoek/", "/over/", "/uitleg/", "/moties-en-toezeggingen/", "/internationaal/",
        "/correcties/", "/open-data/", "/api/", "/edities/", "/toegankelijkheid/", "/privacy/",
    ]  # fmt: skip
    assert {link.attrs["href"].partition("?")[2] for link in foot.all("a")} == {
        LETTER_MOMENT,
    }
