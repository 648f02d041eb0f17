"""Letters in the style of other ministries: lists, tables, feet of their own, abbreviations, and who takes part."""

from datetime import date

import pytest

from covenants.domain.letter import PARTICIPATION, Filled, Lack, fill
from tests.covenants.reading_in.own_letters import IN_LISTS, IN_PROSE
from tests.covenants.reading_in.test_reading import BESIDE, rows_of

pytestmark = [pytest.mark.usefixtures("whole"), pytest.mark.one_database]
JOINED, LEFT, KEEPS = "ondertekenaar, toegetreden", "ondertekenaar, vertrokken", "secretariaat, toegetreden"
# Page, about, what, how firmly, and the words or who takes part
OF_LISTS = [
    ("1", "Voedingsmiddelen", "ondertekend", "feit", "21 juni jl."),
    ("1", "Voedingsmiddelen", JOINED, "", "FNLI"),
    ("1", "Voedingsmiddelen", JOINED, "", "CBL"),
    ("1", "Voedingsmiddelen", JOINED, "", "FNV"),
    ("1", "Voedingsmiddelen", JOINED, "", "CNV"),
    ("1", "Metaalsectorovereenkomst", "ondertekend", "streven", "Q1 2019"),
    ("1", "Land- en tuinbouw", "gesprekken gestopt", "feit", "medio 2018"),
    ("1", "Verzekeringen", "in werking", "feit", "5 juli 2018"),
    ("1", "Goud", "geëvalueerd", "verwacht", "uiterlijk in het voorjaar van 2019"),
    ("2", "Textiel", JOINED, "", "zeven bedrijven"),
    ("2", "Textiel", "meting: % van de omzet", "", "dertig procent van de omzet"),
    ("2", "Textiel", LEFT, "", "Vier bedrijven"),
    ("2", "Textiel", KEEPS, "", "SER"),
    ("2", "TruStone (natuursteen)", "gesprekken begonnen", "feit", "sinds het najaar van 2016"),
    ("2", "TruStone (natuursteen)", "ondertekend", "verwacht", "vóór het kerstreces"),
    ("2", "TruStone (natuursteen)", "voortgang", "", "De financiële onderbouwing vergt nog zes weken"),
    ("2", "26 485, nr. 230", "gedaan", "", "verzoekt om informatie voor"),
    ("2", "26 485, nr. 230", "beantwoord", "", "doe ik de motie-Voordewind c.s."),
    ("2", "nieuwe toezegging", "gedaan", "", "zal u binnen zes weken informeren"),
    ("2", "nieuwe toezegging", "deadline gesteld", "", "binnen zes weken"),
    ("3", "Bevorderen duurzaam bosbeheer", "ondertekend", "feit", "22 maart 2017"),
    ("3", "Sierteelt", "gesprekken begonnen", "feit", "Sierteelt: in onderhandeling"),
    ("3", "Pensioenfondsen", "gesprekken begonnen", "feit", "Pensioenfondsen: in onderhandeling"),
]
OF_PROSE = [
    ("1", "nieuwe toezegging", "gedaan", "", "8 februari jl."),
    ("1", "Tien IMVO-convenanten", "telling door anderen", "feit", "drie convenanten"),
    ("1", "Textiel", "ondertekend", "feit", "drie convenanten"),
    ("1", "Banken", "ondertekend", "feit", "drie convenanten"),
    ("1", "Plantaardige eiwitten", "ondertekend", "feit", "drie convenanten"),
    ("1", "Tien IMVO-convenanten", "doel", "streven", "de eerste helft van 2017 vier convenanten"),
    ("1", "Tien IMVO-convenanten", "vooruitzicht", "verwacht", "Q4 2017 nog twee convenanten"),
    ("voetnoot 1, p. 1", "het beleid", "voortgang", "", "Zie ook Kamerstuk 26 485, nr. 220"),
    ("2", "Bevorderen duurzaam bosbeheer", "ondertekend", "verwacht", "22 maart a.s."),
    ("2", "Textiel", "meting: bedrijven", "", "64 bedrijven"),
    ("2", "Textiel", "meting: % van de omzet", "", "35% van de omzet"),
    ("2", "Banken", "ondertekend", "feit", "december 2016"),
    ("2", "Banken", JOINED, "", "ABN AMRO"),
    ("2", "Banken", JOINED, "", "ING"),
    ("2", "Goud", "ondertekend", "mogelijk", "medio 2017"),
    ("2", "Verzekeringen", "gesprekken begonnen", "feit", "begin februari"),
    ("2", "Groothandel", "voortgang", "", "In de sector groothandel is geen voortgang geboekt"),
    ("2", "het beleid", "oorzaak: te weinig draagvlak in de sector", "", "De oorzaken van de vertraging lopen uiteen"),
    ("2", "het beleid", "oorzaak: genoeg deelnemers vinden", "", "Ook kost het vinden van voldoende deelnemers"),
    ("2", "het beleid", "begroting", "", "Voor de begeleiding is 3,5 miljoen euro"),
    ("2", "het beleid", "voortgang", "", "Kamerstukken II 2015/16, 26485, 220"),
    ("voetnoot 2, p. 2", "het beleid", "voortgang", "", "Stand van 1 maart 2017"),
]


@pytest.mark.parametrize(
    ("text", "day", "statements"),
    [(IN_LISTS, date(2018, 10, 12), OF_LISTS), (IN_PROSE, date(2017, 3, 3), OF_PROSE)],
    ids=["lists", "prose"],
)
def test_what_a_letter_says_is_proposed_and_nothing_else(text, day, statements):
    rows = [one for one in rows_of(text, day=day) if one["what"] not in BESIDE]
    said = [tuple(one.get(name, "") for name in ("page", "about", "what", "firmness", "words")) for one in rows]
    assert [row for row in said if not any(alike(row, one) for one in statements)] == []
    assert [one for one in statements if not any(alike(row, one) for row in said)] == []


def alike(row, statement):
    return row[:4] == statement[:4] and row[4].startswith(statement[4])


def test_who_takes_part_stands_in_a_cell_of_its_own():
    rows = rows_of(IN_LISTS, day=date(2018, 10, 12))
    assert [one["party"] for one in rows if one["what"] == JOINED] == ["FNLI", "CBL", "FNV", "CNV", "zeven bedrijven"]


class TestTheGrid:
    CELLS = {"page": "2", "words": "vakbonden, ngo’s en overheid"}

    def filled(self, **cells):
        what = "participation:negotiator-left"
        return fill({**self.CELLS, **cells}, subject="covenant:3", what=what, firmness="")

    def test_an_organisation_that_the_record_knows_is_chosen_and_any_other_is_a_group(self):
        known, group = self.filled(party="FNV", party_key="7"), self.filled(party="vakbonden")
        assert isinstance(known, Filled)
        assert isinstance(group, Filled)
        assert known.table == group.table == PARTICIPATION
        names = ("covenant", "organisation", "group", "role", "change", "locator")
        assert [known.values.get(name, "") for name in names] == ["3", "7", "", "negotiator", "left", "p. 2"]
        assert [group.values.get(name, "") for name in names] == ["3", "", "vakbonden", "negotiator", "left", "p. 2"]

    def test_without_a_party_it_says_what_lacks(self):
        lack = self.filled()
        assert isinstance(lack, Lack)
        assert lack.cell == "party"
