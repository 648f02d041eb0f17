"""What a few typed letters mean, and which figure stands in printed words: plain rules without a database."""

import pytest

from covenants.domain.letter import Lack, fill
from covenants.domain.letter_figures import Figure, read_figure
from covenants.domain.letter_words import Meaning, find, several

GOLD = Meaning("covenant:1", "Goud", ("goud", "Gold"))
WOOD = Meaning("covenant:2", "Hout", ("hout",))
SPICES = Meaning("covenant:3", "Thee, koffie en specerijen", ("Plantaardige eiwitten",))
PROTEIN = Meaning("covenant:4", "Duurzame eiwitten", ("Eiwitten",))
WOOD_SECTOR = Meaning("sector:1", "Hout", ("Houtsector", "Reünie van hout"), rank=3)
WOODEN = Meaning("covenant:5", "Houten speelgoed")
ALL = (WOOD_SECTOR, GOLD, WOOD, SPICES, PROTEIN)

MEANT = [
    ("goud", GOLD),
    ("GO", GOLD),
    ("gold", GOLD),
    ("  góud ", GOLD),
    ("hout", WOOD),
    ("houtsector", WOOD_SECTOR),
    ("reunie", WOOD_SECTOR),
    ("speceri", SPICES),
    ("eiwitten", PROTEIN),
    ("duurzame eiw", PROTEIN),
    ("plant", SPICES),
    ("kobalt", None),
    ("", None),
    ("oud", None),
]


@pytest.mark.parametrize(("typed", "meaning"), MEANT, ids=[one[0] for one in MEANT])
def test_letters_mean_one_thing_or_nothing(typed, meaning):
    assert (find(typed, ALL).meaning, find(typed, ALL).candidates) == (meaning, ())


def test_letters_that_may_be_two_things_are_both_named():
    found = find("hou", (WOOD, WOODEN, GOLD))
    assert (found.meaning, found.candidates) == (None, (WOOD, WOODEN))
    assert find("hout", (WOOD, WOODEN)).meaning == WOOD


def test_a_comma_parts_names_but_not_a_name_that_holds_one():
    assert several("Goud, hout ,, Goud", ALL) == ["Goud", "hout"]
    assert several("Thee, koffie en specerijen", ALL) == ["Thee, koffie en specerijen"]
    assert several("26 485, nr. 273", ALL) == ["26 485, nr. 273"]  # a number that no name of the record has
    assert (several(" goud ", ALL), several("", ALL), several(",", ALL)) == (["goud"], [], [","])


FIGURES = [
    ("tien convenanten in de loop van 2017", Figure("10", unit="covenant")),
    ("ten minste 35 bedrijven", Figure("35", unit="company", exactness="at_least")),
    ("ten hoogste 1.000 ondernemingen", Figure("1.000", unit="company", exactness="at_most")),
    ("34 tot 40 bedrijven", Figure("34", "40", "company", "between")),
    ("ruim 30 procent van de omzet", Figure("30", unit="turnover_share", approx=True)),
    ("29,96% van de Nederlandse omzet", Figure("29,96", unit="turnover_share")),
    ("80 procent van de bedrijven", Figure("80", unit="company_share")),
    ("90 procent van het belegde vermogen", Figure("90", unit="asset_share")),
    ("zo'n 50 % van de sector", Figure("50", unit="sector_share", approx=True)),
    ("in 2016 deden 43 bedrijven mee", Figure("43", unit="company")),
    ("twaalf pensioenfondsen", Figure("12", unit="fund")),
    ("30 procent", Figure("30")),
    ("10", Figure("10")),
    ("eerste kwartaal 2017", None),
    ("acht juli 2016", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "figure"), FIGURES, ids=[one[0] for one in FIGURES])
def test_the_figure_in_printed_words(words, figure):
    assert read_figure(words) == figure


CELLS = {"words": "35 bedrijven"}
WHATS = (
    "milestone:signed",
    "report:progress",
    "cause:knowledge",
    "target:goal",
    "measurement:",
    "condition:",
    "undertaking:made",
)
# By subject: the table that each of these goes to, "-" where it is not said of it
TABLES = {
    "covenant:1": "milestone report report - measurement - -",
    "sector:1": "- report report - - - -",
    "target:1": "- - - target - - -",
    "threshold:1": "- - - - measurement condition -",
    "undertaking:1": "- - - - - - undertaking",
    "policy:": "- report report - - - -",
}


@pytest.mark.parametrize("subject", TABLES)
def test_what_a_row_is_about_and_what_it_is_give_the_table(subject):
    filled = [fill(CELLS, subject=subject, what=what, firmness="expect", covenant_of_threshold="9") for what in WHATS]
    assert [getattr(one, "table", "-") for one in filled] == TABLES[subject].split()
    assert {one.cell for one in filled if isinstance(one, Lack)} == {"what"}


def test_a_measurement_of_a_threshold_is_one_of_its_covenant():
    found = fill(
        {"words": "35 bedrijven"}, subject="threshold:1", what="measurement:", firmness="", covenant_of_threshold="9"
    )
    assert (found.table, found.values["covenant"], "threshold" in found.values) == ("measurement", "9", False)


@pytest.mark.parametrize(
    ("page", "locator"),
    [("2", "p. 2"), ("2-3", "p. 2-3"), ("par. 4", "par. 4"), ("", ""), ("bijlage 1, p. 3", "bijlage 1, p. 3")],
)
def test_a_bare_number_is_a_page(page, locator):
    found = fill({"page": page, "words": "x"}, subject="policy:", what="report:budget", firmness="")
    assert found.values["locator"] == locator
