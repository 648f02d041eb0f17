"""What a letter says without stating it, what stands in it twice, and names that the record lacks."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from covenants.domain.reading_in.find_sectors import find_sectors
from tests.covenants.reading_in.test_later_letters import read

pytestmark = [pytest.mark.usefixtures("whole"), pytest.mark.one_database]
FOLLOWED = (
    "Op 7 maart 2017 is het convenant voor plantaardige eiwitten getekend, op 22 maart 2017 gevolgd door het convenant"
    " ter bevordering van duurzaam bosbeheer."
)
REPORT, SIGNED, LEFT, JOINED = "voortgang", "ondertekend", "ondertekenaar, vertrokken", "ondertekenaar, toegetreden"


@pytest.fixture(autouse=True)
def _in_dutch():
    with override("nl"):
        yield


@pytest.mark.parametrize(
    ("paragraphs", "rows"),
    [
        # members ask and find; the answer holds
        (["De leden van de VVD-fractie lezen dat het sierteeltconvenant op 2 juli 2017 is ondertekend."], []),
        (["Deze leden vragen waarom de gesprekken in de bouwsector zijn gestopt."], []),
        # what a letter says of its own making
        (["De Minister heeft deze vragen beantwoord bij brief van 8 november 2017."], []),
        (["In reactie op het verzoek van de vaste commissie van 10 oktober 2018 informeer ik uw Kamer."], []),
        # nothing that can be dated or counted of a covenant that is not named
        (["De goudsector overlegt sinds mei 2018.", "Zij achtten het ambitieniveau te laag."],
         [("Goud", REPORT, "2018-05-31")]),
        # who came or went, and not the same again
        (["Sinds juli 2018 zijn drie bedrijven toegetreden tot het textielconvenant."],
         [("Textiel", JOINED, "2018-07-31")]),
        (["In september 2017 is Philips toegetreden tot het goudconvenant."], [("Goud", JOINED, "2017-09-30")]),
        (["De SER voert het secretariaat van het textielconvenant."],
         [("Textiel", "secretariaat, toegetreden", "")]),
        (["Vier merken, waaronder Zeeman en Prénatal, hebben hun deelname aan het textielconvenant in 2018 opgezegd."],
         [("Textiel", LEFT, "2018-12-31")] * 3),
    ],
)  # fmt: skip
def test_what_says_nothing_by_itself_is_not_proposed(paragraphs, rows):
    assert [(about, what, until) for about, what, _words, until in read(*paragraphs)] == rows


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (FOLLOWED,
         [("Plantaardige eiwitten", SIGNED, "2017-03-07"), ("Bevorderen duurzaam bosbeheer", SIGNED, "2017-03-22")]),
        ("Het textielconvenant is op 4 juli 2016 ondertekend en op 28 oktober 2016 volgde het bankenconvenant.",
         [("Textiel", SIGNED, "2016-07-04"), ("Banken", SIGNED, "2016-10-28")]),
        ("Op 5 juli 2018 is het verzekeringsconvenant getekend; op 20 december 2018 volgde dat met de pensioenfondsen.",
         [("Verzekeringen", SIGNED, "2018-07-05"), ("Pensioenfondsen", SIGNED, "2018-12-20")]),
        ("Het goudconvenant en het verzekeringsconvenant lopen respectievelijk tot 19 juni 2022 en 5 juli 2023.",
         [("Goud", "afgelopen", "2022-06-19"), ("Verzekeringen", "afgelopen", "2023-07-05")]),
    ],
)  # fmt: skip
def test_what_follows_has_its_own_day(sentence, rows):
    assert [(about, what, until) for about, what, _words, until in read(sentence)] == rows


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("Met de sector speelgoed zijn in juni 2018 gesprekken gevoerd.", [("sector speelgoed", REPORT)]),
        ("In de leersector is daarvoor te weinig steun.",
         [("sector leer", "oorzaak: te weinig draagvlak in de sector")]),
        ("Een convenant voor hernieuwbare energie is in 2019 te verwachten. De cacaosector is daar nog niet.",
         [("Hernieuwbare energie", SIGNED), ("sector cacao", REPORT)]),
        ("De chemiesector wacht een onderzoek af, dat medio 2018 klaar was.", [("sector Chemie", REPORT)]),
        ("De bloemensector heeft op 8 mei 2018 een intentieverklaring getekend.",
         [("Sierteelt", "intentieverklaring")]),
    ],
)  # fmt: skip
def test_a_sector_that_has_no_covenant_or_no_name_yet_is_told_as_what_it_is(sentence, rows):
    assert [row[:2] for row in read(sentence)] == rows


def test_words_that_go_on_behind_sector_and_sectors_in_general_are_no_names():
    text = (
        "De sector is klaar. De sector heeft getekend, de sector die wil, de sector werkt, de sector onderhandelde."
        " De risicosectoren, een subsector en de hele sector; de zuivelsector en de sector speelgoed."
    )
    assert [one.name for one in find_sectors(text, ())] == ["zuivel", "speelgoed"]


def test_a_commitment_is_told_by_who_makes_it_in_either_order():
    day = date(2018, 10, 5)
    rows = read("Ik zeg toe uw Kamer voor 20 december 2018 te berichten over de aanpak.", day=day)
    assert [(what, until) for _about, what, _words, until in rows] == [
        ("deadline gesteld", "2018-12-19"),
        ("gedaan", ""),
    ]
