"""A letter of our own read into rows, against the whole record; and kinds of wording, each in other words."""

import time

import pytest
from django.utils.translation import override

from covenants.domain.reading_in.find_dates import find_dates
from covenants.domain.reading_in.find_names import plainly
from covenants.domain.reading_in.find_numbers import find_numbers
from covenants.domain.reading_in.find_papers import find_papers, near_numbers
from covenants.domain.reading_in.find_words import find_events, find_firmness
from covenants.selectors.letter_reading import cells_of, read_letter
from covenants.selectors.letter_words import letter_words
from imvo_tracker.lib.paper_files import read_paper, read_pasted
from tests.covenants.reading_in.own_letters import DAY, as_text

# Page, about, what, how firmly, words: what the letter says, as a reader would type it
STATEMENTS = [
    ("1", "Textiel", "meting: bedrijven", "", "55 bedrijven"),
    ("1", "Textiel", "ondertekend", "feit", "4 juli jl."),
    ("1", "Textiel", "in werking", "feit", "september 2016"),
    ("1", "Textiel", "meting: % van de omzet", "", "ruim 35 procent van de omzet"),
    ("1", "Banken", "ondertekend", "feit", "28 oktober 2016"),
    ("1", "Banken", "in werking", "verwacht", "begin december 2016"),
    ("1", "Goud", "gesprekken begonnen", "feit", "sinds begin 2016"),
    ("1", "Goud", "ondertekend", "streven", "het eerste kwartaal van 2017"),
    ("1", "Goud", "begeleiding door de ser begonnen", "feit", "gesprekken worden gevoerd onder leiding van de SER"),
    ("1", "Goud", "facilitator, toegetreden", "", "SER"),
    ("2", "Tien IMVO-convenanten", "vooruitzicht", "verwacht", "drie sectoren wordt nog dit jaar"),
    ("2", "Verzekeringen", "ondertekend", "verwacht", "nog dit jaar"),
    ("2", "Sierteelt", "ondertekend", "verwacht", "nog dit jaar"),
    ("2", "Plantaardige eiwitten", "ondertekend", "verwacht", "nog dit jaar"),
    ("2", "Bevorderen duurzaam bosbeheer", "ondertekend", "streven", "uiterlijk eind maart 2017"),
    ("2", "TruStone (natuursteen)", "gesprekken begonnen", "feit", "september jl."),
    ("2", "Toerisme", "gesprekken gestopt", "feit", "oktober 2016"),
    ("2", "Tien IMVO-convenanten", "vooruitzicht", "mogelijk", "de tweede helft van 2017 vijf convenanten"),
    ("2", "Tien IMVO-convenanten", "doel", "opgegeven", "vóór 2017 tien convenanten"),
    ("2", "Tien IMVO-convenanten", "telling door anderen", "feit", "twee convenanten"),
    ("2", "het beleid", "oorzaak: ongelijke kennis van verantwoord ondernemen", "", "De kennis over"),
    ("2", "het beleid", "oorzaak: complexiteit van brede afspraken", "", "Afspraken met veel"),
    ("2", "32 852, nr. 24", "beantwoord", "", "uitvoering aan de motie van de leden"),
    ("2", "het beleid", "begroting", "", "Voor de begeleiding door de SER is 2 miljoen euro"),
    ("voetnoot 3, p. 2", "32 852, nr. 24", "gedaan", "", "29 april 2015"),
    ("voetnoot 1, p. 1", "het beleid", "voortgang", "", "Kamerstuk 26 485, nr. 220, 17 juni 2016"),
]
# What every letter gives beside its statements: who is named, and the word on each covenant
BESIDE = ("genoemd in een voortgangsstuk", "officiële uitspraak")


def rows_of(text, name="brief.txt", day=DAY):
    with override("nl"):
        words = letter_words()
        rows = read_letter(read_paper(name, text if isinstance(text, bytes) else text.encode()), written_on=day)
        return [cells_of(row, words) for row in rows]


def said(cells):
    return tuple(cells.get(name, "") for name in ("page", "about", "what", "firmness", "words"))


def same(row, statement):
    return row[:4] == statement[:4] and row[4].startswith(statement[4])


def is_read(statement, rows):
    return any(same(said(one), statement) for one in rows)


@pytest.mark.usefixtures("whole")
def test_every_statement_of_the_letter_is_proposed_with_its_page_and_words():
    rows = rows_of(as_text())
    assert [one for one in STATEMENTS if not is_read(one, rows)] == []
    known = [said(one) for one in rows if one["what"] not in BESIDE]
    beside = [one for one in known if not any(same(one, statement) for statement in STATEMENTS)]
    assert beside == [("1", "het beleid", "voortgang", "", "De brief van 17 juni jl")]
    assert {one["about"] for one in rows if one["what"] == BESIDE[0]} == {
        "Textiel", "Banken", "Goud", "Sierteelt", "Plantaardige eiwitten", "Bevorderen duurzaam bosbeheer",
        "TruStone (natuursteen)", "Toerisme",
    }  # fmt: skip


@pytest.mark.usefixtures("whole")
def test_twenty_pages_take_less_than_two_seconds():
    paper = read_pasted("\n".join([as_text()] * 10))
    assert paper.page_count == 20
    began = time.process_time()
    assert len(read_letter(paper, written_on=DAY)) > 250
    assert time.process_time() - began < 2


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Het houtconvenant is vorig jaar oktober ondertekend.", None),
        ("Eind vorige maand werd het sierteeltconvenant getekend.", None),
        ("In de metallurgische industrie startten de gesprekken op 3 oktober jl.",
         ("Metaalsectorovereenkomst", "gesprekken begonnen", "feit", "3 oktober jl.")),
        ("De goudsector beoogt vóór 1 april 2017 een akkoord te sluiten.",
         ("Goud", "ondertekend", "streven", "vóór 1 april 2017")),
        ("Het kabinet heeft er vertrouwen in dat het convenant voor de groothandel in 2017 wordt ondertekend.",
         ("Groothandel", "ondertekend", "voldoende vertrouwen", "2017")),
        ("De onderhandelingen over het convenant voor de land- en tuinbouw zijn in november 2016 stopgezet.",
         ("Land- en tuinbouw", "gesprekken gestopt", "feit", "november 2016")),
        ("Het bankenconvenant loopt op 28 oktober 2019 af.",
         ("Banken", "afgelopen", "verwacht", "28 oktober 2019")),
        ("Partijen spraken af dat zij vóór het einde van dit jaar een onderhandelaarsakkoord voor de bouw presenteren.",
         ("Bouw", "akkoord gepresenteerd", "verwacht", "vóór het einde van dit jaar")),
        ("Op 28 oktober 2016 zetten banken en ngo’s hun handtekening onder het bankenconvenant.",
         ("Banken", "ondertekend", "feit", "28 oktober 2016")),
        ("De verzekeraars zitten sinds kort om tafel in de verzekeringssector.",
         ("Verzekeringen", "gesprekken begonnen", "feit", "De verzekeraars zitten sinds kort om tafel")),
        ("Gestreefd wordt naar afronding van het houtconvenant in het eerste kwartaal van 2017.",
         ("Bevorderen duurzaam bosbeheer", "ondertekend", "streven", "het eerste kwartaal van 2017")),
        ("De reisbranche tekende op 3 oktober jl. een intentieverklaring.",
         ("Toerisme", "intentieverklaring", "feit", "3 oktober jl.")),
        ("Op 1 november 2016 is het onderhandelaarsakkoord van de verzekeringssector gepresenteerd.",
         ("Verzekeringen", "akkoord gepresenteerd", "feit", "1 november 2016")),
    ],
)  # fmt: skip
def test_each_kind_of_sentence_in_other_words(text, row):
    rows = [said(one)[1:] for one in rows_of(text)]
    if row is None:
        assert [one[:2] for one in rows if one[1] == "ondertekend"] != []
    else:
        assert row in rows


@pytest.mark.usefixtures("whole")
def test_what_says_nothing_of_the_record_gives_no_row():
    assert rows_of("Het weer was goed. De Kamer vergadert morgen. Wij danken u voor uw aandacht.") == []
    assert rows_of("De mineralen tin, tantaal, wolfraam en goud komen van ver.") == []


@pytest.mark.usefixtures("whole")
def test_a_date_right_behind_a_name_is_that_names_own():
    text = "Ondertekend zijn het convenant Banken (28 oktober 2016) en het convenant Textiel (4 juli 2016)."
    signed = [said(one)[1:] for one in rows_of(text) if one["what"] == "ondertekend"]
    assert signed == [
        ("Banken", "ondertekend", "feit", "28 oktober 2016"),
        ("Textiel", "ondertekend", "feit", "4 juli 2016"),
    ]


@pytest.mark.usefixtures("whole")
def test_the_members_of_a_group_are_those_its_sentence_or_the_next_names():
    text = "Twee sectoren zullen in 2017 een convenant sluiten. Dit betreft de houtsector en de bouw."
    signed = [said(one)[1:] for one in rows_of(text) if one["what"] == "ondertekend"]
    assert signed == [
        ("Bevorderen duurzaam bosbeheer", "ondertekend", "verwacht", "2017"),
        ("Bouw", "ondertekend", "verwacht", "2017"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("eind vorig jaar een verklaring", [("eind vorig jaar", "2015-10-01", "2015-12-31")]),
        ("nog voor het einde van dit jaar", [("nog voor het einde van dit jaar", "2016-11-14", "2016-12-31")]),
        ("op 9 maart jl. gepresenteerd", [("9 maart jl.", "2016-03-09", "2016-03-09")]),
        ("in de eerste helft van 2017 en in 2018",
         [("de eerste helft van 2017", "2017-01-01", "2017-06-30"), ("2018", "2018-01-01", "2018-12-31")]),
        ("Kamerstuk 26 485, nr. 2016 en de richtlijn 2014/95", []),
        ("in de eerste maanden van 2017", []),
        ("uiterlijk 1 juli 2017", [("uiterlijk 1 juli 2017", None, "2017-07-01")]),
    ],
)  # fmt: skip
def test_period_wordings_are_found_in_prose(text, found):
    marks = find_dates(text, DAY)
    read = [
        (one.words, *(day and day.isoformat() for day in (one.period.earliest, one.period.latest))) for one in marks
    ]
    assert read == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ten minste 35 bedrijven", [("ten minste 35 bedrijven", 35, "company")]),
        ("een achttal sectoren", [("een achttal sectoren", 8, "sector")]),
        ("vijfendertig bedrijven", [("vijfendertig bedrijven", 35, "company")]),
        ("29,96 procent van de omzet", [("29,96 procent van de omzet", "29.96", "turnover_share")]),
        ("een convenant en één sector", [("één sector", 1, "sector")]),
        ("3.436 productielocaties", [("3.436 productielocaties", 3436, "production_location")]),
        ("drie maanden en bijlage 2", []),
        ("5 miljoen euro", [("5 miljoen euro", 5_000_000, "")]),
    ],
)
def test_numbers_come_with_what_they_count(text, found):
    read = [(one.words, str(one.low), one.unit) for one in find_numbers(text, [])]
    assert read == [(words, str(number), unit) for words, number, unit in found]


def test_document_numbers_in_any_spelling():
    text = "Kamerstuk 26 485, nr. 187; (32 852 nr. 24), kst-26485-212 en Kamerstukken 34 331, nrs. 7 en 8"
    keys = ["kst-26485-187", "kst-32852-24", "kst-26485-212", "kst-34331-7", "kst-34331-8"]
    assert [one.key for one in find_papers(text)] == keys
    assert [one.key for one in near_numbers(find_papers("34 331, nr. 7 en 34 311, nr. 5"))] == [
        "kst-34331-7",
        "kst-34311-5",
    ]
    assert near_numbers(find_papers("26 485, nr. 7 en 34 311, nr. 5")) == ()


@pytest.mark.parametrize(
    ("text", "firmness"),
    [
        ("wij streven ernaar", "aim"), ("dit zal leiden tot", "expect"), ("dat kan lukken", "may"),
        ("voldoende vertrouwen dat", "confident"), ("wordt niet gehaald", "abandoned"), ("is getekend", "fact"),
        ("naar verwachting", "expect"),
    ],
)  # fmt: skip
def test_words_say_how_firmly(text, firmness):
    assert find_firmness(text, plainly(text))[0].code == firmness


def test_presenting_is_not_signing():
    text = "Het akkoord is gepresenteerd; ondertekening volgt."
    assert [one.code for one in find_events(text, plainly(text))] == ["presented", "signed"]
