"""Kinds of wordings of later letters: answers to questions, run-in headings, pasted tables, commitments, sums."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from covenants.selectors.letter_reading import cells_of, read_letter
from covenants.selectors.letter_words import letter_words
from imvo_tracker.lib.paper_files import read_pasted
from tests.covenants.reading_in.laid_beside import checked, differing

pytestmark = [pytest.mark.usefixtures("whole"), pytest.mark.one_database]
DAY = date(2019, 2, 14)
GOAL = "Aandeel van het textielconvenant in de markt"


@pytest.fixture(autouse=True)
def _in_dutch():
    with override("nl"):
        yield


def read(*paragraphs, day=DAY):
    """Return what is proposed of a letter: about, what, words or party, and the days that its date means."""
    words = letter_words()
    rows = []
    for row in read_letter(read_pasted("\n\n".join(paragraphs)), written_on=day):
        cells = cells_of(row, words)
        if row.what not in ("report:mention", "report:official_word"):
            until = f"{row.period.latest}" if row.period else ""
            rows.append((cells["about"], cells["what"], cells.get("party") or cells["words"], until))
    return rows


@pytest.mark.parametrize(
    ("paragraphs", "row"),
    [
        (["Hoe staat het met het goudconvenant?", "Antwoord", "Begin 2019 namen 13 bedrijven deel."],
         ("Goud", "meting: bedrijven", "13 bedrijven", "2019-03-31")),
        (["Banken. Het convenant eindigt op 7 december 2019."],
         ("Banken", "afgelopen", "7 december 2019", "2019-12-07")),
        (["Kleding en textiel", "Inmiddels hebben 92 bedrijven zich aangesloten, tegen 55 bij de start."],
         ("Textiel", "meting: bedrijven", "92 bedrijven", "")),
        (["Kleding en textiel", "Het aantal deelnemende bedrijven daalde van 92 naar 87."],
         ("Textiel", "meting: bedrijven", "87", "")),
        (["Kleding en textiel", "De doelstelling is om in 2021 een aandeel van 80 procent te bereiken."],
         (GOAL, "doel", "2021 een aandeel van 80 procent", "2021-12-31")),
        (["Kleding en textiel", "In januari zegde modehuis Jansen zijn deelname op."],
         ("Textiel", "ondertekenaar, vertrokken", "Jansen", "2019-01-31")),
        (["Kleding en textiel", "Het jaarverslag over 2018 wordt dit voorjaar gepubliceerd."],
         ("Textiel", "voortgang", "Het jaarverslag over 2018 wordt dit voorjaar", "2019-06-21")),
        (["Land- en tuinbouw", "Partijen verschillen van mening over de reikwijdte van het convenant."],
         ("Land- en tuinbouw", "oorzaak: onenigheid over de inhoud", None, "")),
        (["Sierteelt", "Onder leiding van Stichting Bloem en Blad wordt onderhandeld."],
         ("Sierteelt", "facilitator, toegetreden", "Stichting Bloem en Blad", "")),
        (["De evaluatie van het goudconvenant wordt begin 2021 verwacht en die van het pensioenconvenant eind 2021."],
         ("Pensioenfondsen", "evaluatie", None, "2021-12-31")),
        (["Voor 2020 is 3 miljoen euro beschikbaar."], ("het beleid", "begroting", None, "2020-12-31")),
        (["Aanvankelijk was ondertekening van het goudconvenant in de eerste helft van 2017 voorzien."],
         ("Goud", "ondertekend", "de eerste helft van 2017", "2017-06-30")),
        (["Goud. De ondertekening stond gepland voor februari 2019, maar is uitgesteld tot juni 2019."],
         ("Goud", "ondertekend", "tot juni 2019", "2019-06-30")),
        (["Kleding en textiel", "Sinds juli zijn drie bedrijven toegetreden, terwijl twee bedrijven zijn uitgestapt."],
         ("Textiel", "ondertekenaar, vertrokken", "twee bedrijven", "2018-07-31")),
        (["Voor het goudconvenant geldt een looptijd van vijf jaar vanaf 19 juni 2017."],
         ("Goud", "looptijd", "looptijd van vijf jaar", "2022-06-19")),
        (["Voor het goudconvenant geldt een looptijd van vijf jaar vanaf 29 februari 2016."],
         ("Goud", "looptijd", "looptijd van vijf jaar", "")),
        (["Convenant | Ondertekend | In werking\nBanken | 28 oktober 2016 | 7 december 2016\nGoud | | 1 mei 2018"],
         ("Goud", "in werking", "1 mei 2018", "2018-05-01")),
    ],
)  # fmt: skip
def test_a_kind_of_wording_gives_its_row(paragraphs, row):
    rows = read(*paragraphs)
    assert any(row[:2] == one[:2] and row[2] in (None, one[2]) and row[3] == one[3] for one in rows), rows


def test_what_is_asked_or_stands_at_the_head_of_a_letter_is_no_row():
    assert read("26 485 Maatschappelijk verantwoord ondernemen", "Is het goudconvenant in 2017 getekend?") == []
    assert [row[1] for row in read("Goud", "De evaluatie van het convenant wordt in mei 2019 verwacht.")] == [
        "evaluatie"
    ]


def test_what_somebody_else_promises_is_no_commitment_of_the_writer():
    assert [row[1] for row in read("Negen partijen hebben hun handtekening toegezegd.")] == ["voortgang"]


def test_each_commitment_of_the_writer_has_its_own_name_day_and_term():
    rows = read(
        "Met deze brief geef ik invulling aan mijn toezegging tijdens het algemeen overleg van 6 december 2018 om uw "
        "Kamer begin 2019 te informeren.",
        "Het rapport stuur ik uw Kamer uiterlijk 1 juni 2019.",
    )
    assert [(about, what, until) for about, what, _words, until in rows] == [
        ("nieuwe toezegging", "deadline gesteld", "2019-03-31"),
        ("nieuwe toezegging", "gedaan", "2018-12-06"),
        ("nieuwe toezegging", "beantwoord", ""),
        ("nieuwe toezegging 2", "gedaan", ""),
        ("nieuwe toezegging 2", "deadline gesteld", "2019-06-01"),
    ]


def test_the_parts_of_a_sum_may_stand_in_the_sentence_before_or_behind_of_which():
    text = "Den Haag, 12 december 2017\n\nIn 2016 zijn twee convenanten gesloten en in 2017 drie convenanten. {}"
    assert "2 + 3 = 5; het concept zegt 6." in differing(checked(text.format("In totaal zijn het er zes."))).values()
    assert differing(checked(text.format("In totaal zijn het er vijf."))).keys() <= {""}
    of_which = "Den Haag, 12 december 2017\n\nEr zijn vijf convenanten getekend, waarvan twee in 2016 en vier in 2017."
    assert "2 + 4 = 6; het concept zegt 5." in differing(checked(of_which)).values()
