"""A third draft with mistakes of other kinds, and what stands beside a letter without a year in its head."""

from datetime import date

import pytest
import time_machine
from django.utils.translation import override

from covenants.domain.checking_draft.types import Verdict
from covenants.pages_draft import draft_lines
from tests.covenants.reading_in.laid_beside import checked, differing, told
from tests.covenants.reading_in.own_letters import PLANTED_MORE

pytestmark = [pytest.mark.usefixtures("whole"), pytest.mark.one_database]
# The words of the draft, and what is said of them; "" for what it leaves out
MISTAKES = {
    "Kamerstuk 26 485, nr. 202": "past bij 26 485, nr. 220",
    "dinsdag 4 juli 2016": "4 juli 2016 is geen dinsdag.",
    "75 ondertekenende bedrijven en koepels": "in het dossier staat 60",
    "45 procent van de omzet": "in het dossier staat 35",
    "18 oktober 2016": "het dossier 28 oktober 2016",
    "Tien banken": "in het dossier staat 13",
    "De Nederlandse Vereniging van Bankiers (NVB)": "“Nederlandse Vereniging van Banken (NVB)”",
    "september 2014": "het dossier september 2015",
    "het najaar van 2017": "Goud: een eerdere belofte is stilzwijgend verschoven",
    "uiterlijk in het tweede kwartaal van 2018": "Sierteelt: een eerdere belofte is stilzwijgend verschoven",
    "De gesprekken in de verzekeringssector zijn afgebroken": "er werd een ondertekening verwacht",
    "november 2016": "Hout: het dossier kent dit feit op die dag niet, alleen een verwachting",
    "acht sectoren": "Het concept telt er 8 en noemt er 7",
    "Eind vorig jaar waren er twee convenanten": "Het dossier telt er op die dag 0.",
    "vier convenanten": "Het dossier telt er op die dag 2.",
    "tien convenanten": "4 + 3 + 2 = 9; het concept zegt 10.",
    "tien onderzochte bedrijven": "7 + 4 = 11; het concept zegt 10.",
    "twaalf convenanten vóór 2017": "In het dossier zijn het er 10.",
    "29 april 2016 (Kamerstuk 32 852, nr. 24": "volgens het dossier van 29 april 2015",
    "Kamerstuk 26 485, nr. 230": "wat het concept noemt, is 26 485, nr. 226",
    "Kamerstuk 26 485, nr. 271": "past bij 26 485, nr. 217",
    "": "Metallurgische industrie stond in 26 485, nr. 220 en wordt hier niet genoemd.",
}


@pytest.fixture(autouse=True)
def _in_dutch():
    with override("nl"):
        yield


def test_twenty_two_mistakes_are_found_and_nothing_else():
    page = checked(PLANTED_MORE)
    found = differing(page)
    assert [words for words, said in MISTAKES.items() if said not in found.get(words, "")] == []
    assert set(found) == set(MISTAKES)
    noted = told(page, Verdict.NOTED)["Het rapport van KPMG noemt veertien risicosectoren"]
    assert noted.startswith("14 sectoren; het dossier noemt 12 / 13")


HEAD = "Den Haag, {}\n\nZie de vorige brief (Kamerstuk 26 485, nr. 220). Twee convenanten zijn getekend."


@time_machine.travel("2026-11-26", tick=False)
def test_a_head_without_its_year_is_asked_about_and_not_guessed_silently():
    page = checked(HEAD.format("3 februari"))
    assert page.written_on == date(2017, 2, 3)  # the first since the document that it names
    said = (
        "Boven de brief staat “3 februari”, zonder jaar. Dat is gelezen als 3 februari 2017. Is het een andere dag, "
        "vul die dan hieronder in (3 februari 2018 of 3 februari 2016 of 3 februari 2015)."
    )
    assert page.on_the_day == said
    assert said in draft_lines(page)
    assert page.as_json()["on_the_day"] == said


@pytest.mark.parametrize("head", ["3 februari 2018", "3 februari"])
def test_a_day_that_is_said_is_not_asked_for(head):
    page = checked(HEAD.format(head), written_on=date(2018, 2, 3))
    assert (page.written_on, page.on_the_day) == (date(2018, 2, 3), "")


def test_a_letter_without_a_day_says_so():
    assert checked("Twee convenanten zijn getekend.").on_the_day.startswith("De brief noemt zijn datum niet")


def test_a_letter_that_is_no_progress_letter_is_told_so_once_and_what_is_overdue_stays():
    page = checked("Den Haag, 14 november 2016\n\nOp 4 juli jl. is het textielconvenant ondertekend.")
    (noted,) = [text for text in told(page, Verdict.NOTED).values() if "niet genoemd" in text]
    assert noted.startswith("Van de 15 convenanten in 26 485, nr. 220 worden er 14 hier niet genoemd: Banken, Bouw, ")
    (group,) = [one for one in page.groups if one.verdict is Verdict.LEFT_OUT]
    assert [one.text.split(":")[0] for one in group.findings] == ["Goud"]


def test_the_last_letter_is_a_letter_and_no_page_of_a_website():
    page = checked("Den Haag, 2 maart 2026\n\nHet textielconvenant is op 4 juli 2016 ondertekend.")
    assert not [one for group in page.groups for one in group.findings if "Projectpagina" in one.text]
