"""Letters of other kinds, each in a few words: answers to questions, to a motion, a table, what did not happen."""

from datetime import date

import pytest

from covenants.domain.reading_in.find_dates import find_dates
from tests.covenants.reading_in.test_reading import BESIDE, rows_of

pytestmark = [pytest.mark.usefixtures("whole"), pytest.mark.one_database]
SIGNED, STARTED, REPORT = "ondertekend", "gesprekken begonnen", "voortgang"


def read(*paragraphs, day=date(2018, 11, 15)):
    """Return what is proposed: about, what, how firmly, words."""
    rows = (one for one in rows_of("\n\n".join(paragraphs), day=day) if one["what"] not in BESIDE)
    return [tuple(one.get(name, "") for name in ("about", "what", "firmness", "words")) for one in rows]


def test_the_heading_of_a_column_says_what_the_days_below_it_are():
    rows = read(
        "Convenant          Ondertekend          Verwachte evaluatie",
        "Sector        Verwachte ondertekening      Wie\n"
        "Natuursteen   eerste kwartaal 2019         SER\n"
        "Sierteelt     –                            SER",
        "Sector     Fase                Verwacht      Deelnemers\n"
        "Banken     in onderhandeling   begin 2019    12 banken",
        "Sector     Ondertekend     Looptijd\nGoud       19 juni 2017    vijf jaar",
    )
    assert [row for row in rows if row[1] == SIGNED] == [
        ("TruStone (natuursteen)", SIGNED, "verwacht", "eerste kwartaal 2019"),
        ("Banken", SIGNED, "verwacht", "begin 2019"),
        ("Goud", SIGNED, "feit", "19 juni 2017"),
    ]


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("Een datum voor ondertekening door de sierteeltsector is nog niet bekend.", [("Sierteelt", REPORT)]),
        ("De toerismesector wil geen convenant sluiten.", [("Toerisme", REPORT)]),
        ("Is het goudconvenant op 19 juni 2017 ondertekend?", []),
        ("De commissie presenteerde in september jl. haar rapport over de bankensector.", [("Banken", REPORT)]),
        ("Voor de bankensector is die regeling op 1 november jl. in werking getreden.", [("Banken", REPORT)]),
        ("Het bankenconvenant trad op 7 december 2016 in werking.", [("Banken", "in werking")]),
        ("Het textielconvenant loopt tot en met 2020.", [("Textiel", "afgelopen")]),
        ("In de sierteeltsector onderhandelen partijen sinds begin 2017.", [("Sierteelt", STARTED)]),
        ("Naar verwachting tekenen ten minste 70 pensioenfondsen het pensioenfondsenconvenant.",
         [("Pensioenfondsen", SIGNED)]),
        ("Inmiddels zijn twee convenanten ondertekend, te weten goud en hout.",
         [("Tien IMVO-convenanten", "telling door anderen"), ("Goud", SIGNED),
          ("Bevorderen duurzaam bosbeheer", SIGNED)]),
        ("Met de goudsector is een intentieverklaring in voorbereiding, die nog dit najaar wordt getekend.",
         [("Goud", "intentieverklaring")]),
        ("De textielsector ligt op schema. Een akkoord wordt eind dit jaar verwacht.",
         [("Textiel", REPORT), ("Textiel", SIGNED)]),
        ("In de sierteelt is een plan gemaakt. De ondertekening van het convenant staat gepland voor april 2019.",
         [("Sierteelt", REPORT), ("Sierteelt", SIGNED)]),
        ("Het kabinet houdt vast aan het doel om vóór eind 2019 tien convenanten te sluiten.",
         [("Tien IMVO-convenanten", "doel")]),
        ("Het kabinet vertrouwt erop dat het goudconvenant in het eerste kwartaal van 2019 kan worden gesloten.",
         [("Goud", SIGNED)]),
        ("Zie ook het goudconvenant (2017),", [("Goud", REPORT)]),
        ("Daarmee zijn er nu twee IMVO-convenanten. Het kabinet streeft ernaar dat dit aantal in 2019 verdubbelt.",
         [("Tien IMVO-convenanten", "telling door anderen"), ("het beleid", REPORT)]),
        ("Het goudconvenant, dat in juni 2017 werd getekend, is op 1 september 2017 officieel van start gegaan.",
         [("Goud", SIGNED), ("Goud", "in werking")]),
        ("De land- en tuinbouw tekende op 3 oktober een verklaring over de voorbereiding.",
         [("Land- en tuinbouw", REPORT)]),
        ("De partijen bij het goudconvenant hebben in mei jl. besloten het convenant voortijdig te beëindigen.",
         [("Goud", "voortijdig beëindigd")]),
        ("Het goudconvenant wordt uitgevoerd. In 2019 volgt een tussentijdse evaluatie van het convenant.",
         [("Goud", REPORT), ("Goud", "geëvalueerd")]),
        ("Op 20 mei 2018 zetten vijf fondsen en de overheid hun handtekening onder het pensioenfondsenconvenant.",
         [("Pensioenfondsen", "meting: pensioenfondsen"), ("Pensioenfondsen", SIGNED)]),
        ("De sierteeltsector voert sinds februari 2017 gesprekken over een convenant.", [("Sierteelt", STARTED)]),
        ("Voor toerisme geldt dat de gesprekken in mei 2018 zijn gestaakt.", [("Toerisme", "gesprekken gestopt")]),
        ("De verzekeraars hopen hun convenant begin 2019 te ondertekenen, nadat dit eerder voor 2017 was voorzien.",
         [("Verzekeringen", SIGNED)]),
        ("De goudsector overlegt. Partijen mikken op een akkoord voor de zomer van 2019.",
         [("Goud", REPORT), ("Goud", SIGNED)]),
        ("Over natuursteen wordt sinds februari 2018 onderhandeld.", [("TruStone (natuursteen)", STARTED)]),
        ("Over bouw en toerisme valt niets nieuws te melden.", [("Bouw", REPORT), ("Toerisme", REPORT)]),
        ("De goudsector onderhandelt. De verwachting is dat in maart 2019 wordt getekend.",
         [("Goud", REPORT), ("Goud", SIGNED)]),
        ("In 2017 waren 79 bedrijven aangesloten bij het textielconvenant.",
         [("Textiel", REPORT)]),
        ("Eind 2017 waren 79 bedrijven aangesloten bij het textielconvenant.",
         [("Textiel", "meting: bedrijven")]),
        ("De doelstelling van het textielconvenant is dat in 2021 ten minste 80 procent van de omzet eronder valt.",
         [("Aandeel van het textielconvenant in de markt", "doel")]),
    ],
)  # fmt: skip
def test_what_a_sentence_tells_is_no_more_than_it_says(sentence, rows):
    assert [row[:2] for row in read(sentence) if not row[1].endswith("toegetreden")] == rows


def test_each_of_a_counted_list_has_the_date_behind_its_name():
    rows = read(
        "Inmiddels zijn drie convenanten gesloten: textiel (juli 2016), bosbeheer (maart 2017) en goud (juni 2017)."
    )
    assert [row[::3] for row in rows] == [
        ("Tien IMVO-convenanten", "drie convenanten"),
        ("Textiel", "juli 2016"),
        ("Bevorderen duurzaam bosbeheer", "maart 2017"),
        ("Goud", "juni 2017"),
    ]


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Op 28 oktober 2016 ondertekenden de NVB, FNV, Amnesty International en PAX het bankenconvenant.",
         ["NVB", "FNV", "Amnesty International", "PAX"]),
        ("In oktober jl. trokken zes vakbonden zich terug uit de gesprekken over het goudconvenant.", ["vakbonden -"]),
        ("Zes vakbonden verlieten in oktober 2017 de onderhandelingstafel van het goudconvenant.", ["vakbonden -"]),
        ("In februari jl. verliet modebedrijf Veldkamp & Zoon het textielconvenant.", ["Veldkamp & Zoon -"]),
        ("Noordzeefonds en Zaanbank zijn partij bij het bankenconvenant.", ["Noordzeefonds", "Zaanbank"]),
        ("Het goudconvenant staat onder voorzitterschap van mevrouw A. van der Velde.", ["A. van der Velde"]),
        ("Banken: in onderhandeling; –; eind 2018; FNV.", ["FNV"]),
    ],
)  # fmt: skip
def test_who_takes_part_is_read_with_the_role_and_the_time(sentence, parties):
    rows = [one for one in rows_of(sentence, day=date(2018, 11, 15)) if "party" in one]
    assert [one["party"] + " -" * one["what"].endswith("vertrokken") for one in rows] == parties
    assert "eind 2018" not in [one.get("date_words") for one in rows]


def test_what_is_planned_for_a_time_is_not_before_it():
    told = ["De evaluatie is voorzien voor medio 2019.", "Partijen tekenen voor medio 2019."]
    assert [find_dates(one, date(2018, 2, 3))[0].words for one in told] == ["medio 2019", "voor medio 2019"]


def test_words_around_a_date_are_taken_whole_and_no_more():
    told = [
        "nog voor het einde van het jaar",
        "in de loop van 2020 volgt meer",
        "Dat was eind mei.",
        "de tweede week van juni 2018",
    ]
    words = ["nog voor het einde van het jaar", "in de loop van 2020", "eind mei", "juni 2018"]
    assert [find_dates(one, date(2018, 2, 3))[0].words for one in told] == words


def test_answers_to_questions_are_about_what_the_subject_names():
    rows = read(
        "Betreft: Antwoorden op vragen over het goudconvenant",
        "Vraag 1",
        "Hoeveel bedrijven nemen deel?",
        "Antwoord",
        "Nee. Op dit moment nemen zes bedrijven deel. Het loopt tot 30 juni 2022.",
        "Met de verzekeraars is overeenstemming dichtbij; zij mikken op ondertekening in december 2018.",
    )
    assert [row[:2] for row in rows] == [
        ("Goud", "meting: bedrijven"),
        ("Goud", "afgelopen"),
        ("Verzekeringen", SIGNED),
    ]


def test_a_letter_that_answers_a_motion_does_so_in_the_next_paragraph():
    rows = read(
        "Op 6 september jl. nam uw Kamer de motie van de leden Van Veldhoven en Voordewind (26 485, nr. 226) aan. "
        "Zij verzoekt de regering de Kamer voor 1 januari 2017 te informeren.",
        "Met deze brief geef ik uitvoering aan deze motie.",
        day=date(2016, 12, 6),
    )
    assert ("26 485, nr. 226", "beantwoord") in [row[:2] for row in rows]
    other = read("De motie-Van Laar c.s. (Kamerstuk 34 550 XVII, nr. 23) is hiermee uitgevoerd.", day=date(2016, 12, 6))
    assert other[0][:2] == ("34 550 XVII, nr. 23", "beantwoord")  # of the same member, by its number
    assert "26 485, nr. 230" not in [row[0] for row in rows]  # of the same members, by another number


def test_a_motion_or_commitment_that_the_record_does_not_know_is_proposed_as_one():
    rows = read(
        "De motie van de leden Voordewind en Alkaya (Kamerstuk 26 485, nr. 273) vraagt om overleg. Met deze brief "
        "beschouw ik de motie als afgedaan.",
        "Tijdens het overleg van 4 oktober 2018 heb ik toegezegd uw Kamer vóór 1 maart 2019 te informeren.",
        "De motie van het lid Jansen (Kamerstuk 34 775, nr. 18) vraagt om tempo. Hierbij geef ik daaraan uitvoering.",
        "De toezegging (Kamerstuk 34 550 XVII, nr. 23) moest vóór 1 juni 2018 worden beantwoord.",
    )
    assert [row[:2] for row in rows] == [
        ("26 485, nr. 273", "gedaan"),
        ("26 485, nr. 273", "beantwoord"),
        ("nieuwe toezegging", "deadline gesteld"),
        ("nieuwe toezegging", "gedaan"),
        ("34 775, nr. 18", "gedaan"),
        ("34 775, nr. 18", "beantwoord"),
        ("34 550 XVII, nr. 23", "deadline gesteld"),
    ]
