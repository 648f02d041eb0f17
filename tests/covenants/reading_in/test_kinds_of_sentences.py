"""Kinds of sentences in real letters, each with members of our own: who, what, when, and what they refer back to."""

from datetime import date

import pytest

from tests.covenants.reading_in.test_kinds_of_letters import SIGNED, STARTED, read

pytestmark = [pytest.mark.usefixtures("whole"), pytest.mark.one_database]
DAY = date(2018, 11, 15)
JOINED, TALKS, ENDED = "ondertekenaar, toegetreden", "onderhandelende partij, toegetreden", "afgelopen"
WOOD, STONE, METAL = "Bevorderen duurzaam bosbeheer", "TruStone (natuursteen)", "Metaalsectorovereenkomst"
POLICY, GOAL, COMPANIES = "het beleid", "Tien IMVO-convenanten", "meting: bedrijven"
MADE, TERM, ANSWERED, FRESH = "gedaan", "deadline gesteld", "beantwoord", "nieuwe toezegging"


LISTED = (
    "De uitvoering van drie moties wordt toegelicht. Het gaat om een motie over de bouw (Kamerstuk 26 485, nr. 701),"
    " over inkoop (Kamerstuk 34 952, nr. 702) en over toezicht (Kamerstuk 35 000 XVII, nr. 703)."
)
TOLD_BEFORE = (
    "De motie-Jansen (Kamerstuk 26 485, nr. 704) vraagt om een verkenning. Over de uitvoering van deze motie bent u"
    " geïnformeerd bij brief van 11 juni 2018 (Kamerstuk 26 485, nr. 705)."
)
BOTH = (
    "Ik geef uitvoering aan de motie van het lid Jansen (Kamerstuk 26 485, nr. 706) en kom de toezegging na die ik"
    " deed tijdens het AO van 20 juni 2018."
)


def told(*paragraphs):
    """Return what is proposed without how firmly, and without reports of progress that carry no day."""
    return [(about, what, words) for about, what, _firm, words in read(*paragraphs, day=DAY) if what != "voortgang"]


@pytest.mark.parametrize(
    ("sentence", "what", "names"),
    [
        ("Het goudconvenant werd getekend door juweliersketen Ringel, de vakbond CNV en enkele kleine edelsmeden.",
         JOINED, ["Ringel", "CNV"]),
        ("De metaalsectorovereenkomst is door twee vakbonden en branchevereniging Smeltwerk ondertekend.",
         JOINED, ["vakbonden", "Smeltwerk"]),
        ("De metaalsectorovereenkomst, die door vakbonden en branchevereniging Smeltwerk is getekend, loopt af.",
         JOINED, ["vakbonden", "Smeltwerk"]),
        ("Aan het goudconvenant doen inmiddels de vakbonden FNV en CNV en de Stichting Edel Goud mee.",
         JOINED, ["FNV", "CNV", "Stichting Edel Goud"]),
        ("Het goudconvenant wordt ondersteund door kennisinstellingen en vakbonden.",
         "ondersteuner, toegetreden", ["kennisinstellingen", "vakbonden"]),
        ("In de sector toerisme tekenden de ANVR en twee vakbonden een intentieverklaring.",
         TALKS, ["ANVR", "vakbonden"]),
        ("Save the Seas, Oxfam Novib en FNV hebben sinds mei 2017 onderhandeld over het goudconvenant.",
         TALKS, ["Save the Seas", "Oxfam Novib", "FNV"]),
        ("Aan tafel voor het goudconvenant zitten de overheden van Nederland en Vlaanderen, ngo's en vakbonden.",
         TALKS, ["ngo's", "vakbonden"]),
        ("Het goudconvenant wordt voorgezeten door oud-minister Jeannette de Vries.",
         "voorzitter, toegetreden", ["Jeannette de Vries"]),
    ],
)  # fmt: skip
def test_who_takes_part(sentence, what, names):
    assert [words for _about, kind, words in told(sentence) if kind.endswith("toegetreden")] == names
    assert what in [kind for _about, kind, _words in told(sentence)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Het goudconvenant is vandaag ondertekend.", [("Goud", SIGNED, "vandaag")]),
        ("Afgelopen mei is het goudconvenant ondertekend.", [("Goud", SIGNED, "Afgelopen mei")]),
        ("Het convenant voor de houtsector volgt in maart 2019.", [(WOOD, SIGNED, "maart 2019")]),
        ("Voor het hout- en goudconvenant reken ik op ondertekening in maart 2019.",
         [(WOOD, SIGNED, "maart 2019"), ("Goud", SIGNED, "maart 2019")]),
        ("Met de goudsector wordt overlegd. Naar verwachting wordt dat in het voorjaar van 2019 gesloten.",
         [("Goud", SIGNED, "het voorjaar van 2019")]),
        ("Het goudconvenant (19 juni 2017) en dat voor de houtsector (maart 2017) lopen tot 2022 respectievelijk 2020.",
         [("Goud", ENDED, "tot 2022"), (WOOD, ENDED, "2020"), ("Goud", SIGNED, "19 juni 2017"),
          (WOOD, SIGNED, "maart 2017")]),
        ("Over een convenant voor de sierteeltsector wordt sinds mei 2017 onder leiding van de SER onderhandeld.",
         [("Sierteelt", "begeleiding door de ser begonnen", "sinds mei 2017"), ("Sierteelt", STARTED, "sinds mei 2017"),
          ("Sierteelt", "facilitator, toegetreden", "SER")]),
        ("Verzekeraars en vakbonden hebben op 3 oktober 2018 een principeakkoord gesloten.",
         [("Verzekeringen", "akkoord gepresenteerd", "3 oktober 2018")]),
        ("Sinds 1 mei 2018 geldt een sectorovereenkomst voor de metaalsector.",
         [(METAL, "in werking", "Sinds 1 mei 2018")]),
        ("De deelnemers aan het goudconvenant hebben het convenant per 1 juli 2018 beëindigd.",
         [("Goud", "voortijdig beëindigd", "per 1 juli 2018")]),
        ("Partijen hebben besloten het bankenconvenant niet te verlengen na de einddatum van 28 oktober 2018.",
         [("Banken", ENDED, "28 oktober 2018")]),
        ("De drempel voor de inwerkingtreding van het bankenconvenant is in november 2018 gehaald.",
         [("Banken", "drempel gehaald", "november 2018")]),
        ("In het goudconvenant is veel bereikt.", []),
        ("De ondertekening van het goudconvenant was gepland voor dit najaar maar schuift door naar maart 2019.",
         [("Goud", SIGNED, "maart 2019")]),
        ("De ondertekening van het goudconvenant is uitgesteld; partijen rekenen nu op het eerste kwartaal van 2019.",
         [("Goud", SIGNED, "het eerste kwartaal van 2019")]),
        ("De ANVR heeft op 29 september 2018 laten weten de onderhandelingen in de toerismesector te staken.",
         [("Toerisme", "gesprekken gestopt", "29 september 2018")]),
        ("In september 2018 bereikten partijen in de natuursteensector een conceptakkoord.",
         [(STONE, "akkoord gepresenteerd", "september 2018")]),
        ("Na goud (juni 2017) is in maart 2018 met hout het derde convenant gesloten.",
         [(GOAL, "telling door anderen", "maart 2018 met hout het derde convenant"), ("Goud", SIGNED, "juni 2017"),
          (WOOD, SIGNED, "maart 2018")]),
        ("Twee zijn er afgelopen: banken (31 oktober 2018) en hout (2017).",
         [("Banken", ENDED, "31 oktober 2018"), (WOOD, ENDED, "2017")]),
        ("Sierteelt en goud. In beide sectoren zijn dit jaar gesprekken begonnen, in maart respectievelijk september.",
         [("Sierteelt", STARTED, "maart"), ("Goud", STARTED, "september")]),
    ],
)  # fmt: skip
def test_what_happened_and_when(text, rows):
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Op 1 oktober 2018 ging het initiatief TruStone van start met 23 bedrijven. Inmiddels zijn dat er 33.",
         [(STONE, COMPANIES, "23 bedrijven"), (STONE, "in werking", "1 oktober 2018"), (STONE, COMPANIES, "33")]),
        ("Het aantal deelnemers aan het textielconvenant is gestegen van 70 naar 81, met een marktaandeel van 45%.",
         [("Textiel", "meting: deelnemers", "70"), ("Textiel", "meting: deelnemers", "81"),
          ("Textiel", "meting: % van de sector", "45%")]),
        ("Bij de start van het goudconvenant hadden 55 bedrijven getekend; sindsdien kwamen daar acht bij.",
         [("Goud", COMPANIES, "55 bedrijven"), ("Goud", JOINED, "acht")]),
        ("Het textielconvenant telt 65 ondertekenaars. Dat is 35% van de markt, tegen 30% bij de ondertekening.",
         [("Textiel", "meting: deelnemers", "65 ondertekenaars"),
          ("Textiel", "meting: % van de sector", "35% van de markt"),
          ("Textiel", "meting: % van de sector", "30%")]),
        ("In het goudconvenant waren er eind 2017 24 bedrijven bij aangesloten.",
         [("Goud", COMPANIES, "24 bedrijven")]),
        ("Eind 2017 hadden 21 bedrijven het goudconvenant ondertekend.", [("Goud", COMPANIES, "21 bedrijven")]),
        ("Hiermee zou het totaal medio 2019 op zeven uitkomen.", [(GOAL, "vooruitzicht", "medio 2019 op zeven")]),
        ("Eind dit jaar zullen er vijf en in 2019 tien convenanten zijn.",
         [(GOAL, "vooruitzicht", "Eind dit jaar zullen er vijf"), (GOAL, "vooruitzicht", "2019 tien convenanten")]),
        ("Het houtconvenant is het vierde convenant dat tot stand kwam.",
         [(GOAL, "telling door anderen", "vierde convenant"),
          (WOOD, SIGNED, "houtconvenant is het vierde convenant dat tot stand")]),
        ("Naar verwachting wordt in maart 2019 het goudconvenant getekend, waarmee het totaal op zes komt.",
         [(GOAL, "vooruitzicht", "maart 2019 het goudconvenant getekend, waarmee het totaal op zes"),
          ("Goud", SIGNED, "maart 2019")]),
        ("Doel van het textielconvenant is in 2020 80 procent van de markt, maar de teller staat op 48 procent.",
         [("Aandeel van het textielconvenant in de markt", "doel", "2020 80 procent van de markt"),
          ("Textiel", "meting: % van de omzet", "48 procent")]),
        ("Ook moet in 2020 minstens de helft van de markt deelnemen aan het textielconvenant.",
         [("Aandeel van het textielconvenant in de markt", "doel", "2020 minstens de helft van de markt")]),
    ],
)  # fmt: skip
def test_what_was_counted(text, rows):
    assert told(text) == rows


@pytest.mark.parametrize(
    ("paragraphs", "rows"),
    [
        (["Het goudconvenant is in 2017 getekend.", "Dit convenant loopt tot juni 2022."],
         [("Goud", SIGNED, "2017"), ("Goud", ENDED, "tot juni 2022")]),
        (["Goud en hout. Beide convenanten, gesloten in 2017, eindigen in 2022."],
         [("Goud", SIGNED, "2017"), (WOOD, SIGNED, "2017"), ("Goud", ENDED, "2022"), (WOOD, ENDED, "2022")]),
        (["Het convenant Kleding en Textiel (hierna: CDKT) is in 2016 getekend.", "Het CDKT loopt tot 4 juli 2021."],
         [("Textiel", SIGNED, "2016"), ("Textiel", ENDED, "tot 4 juli 2021")]),
        (["Het lid Jansen vroeg of het goudconvenant al geldt. Dit convenant is op 19 juni 2017 ondertekend."],
         [("Goud", SIGNED, "19 juni 2017")]),
        (["Dit geldt voor alle sectoren.2 Tevens is het goudconvenant op 19 juni 2017 getekend."],
         [("Goud", SIGNED, "19 juni 2017")]),
        (["Het goudconvenant loopt. Het kabinet zal het IMVO-convenantenbeleid in 2019 evalueren."],
         [(POLICY, "evaluatie", "Het kabinet zal het IMVO-convenantenbeleid in 2019")]),
        (["In de goudsector is een convenant gesloten in 2017.", "Het secretariaat is ondergebracht bij de SER.",
          "Het goudconvenant telt 20 bedrijven."],
         [("Goud", SIGNED, "2017"), ("Goud", "secretariaat, toegetreden", "SER"), ("Goud", COMPANIES, "20 bedrijven")]),
        (["Het goudconvenant is in 2017 getekend. In vijf andere sectoren wordt nog onderhandeld."],
         [("Goud", SIGNED, "2017")]),
        (["Op 20 november 2018 heeft uw Kamer een algemeen overleg gepland staan."], []),
    ],
)  # fmt: skip
def test_what_a_sentence_refers_back_to(paragraphs, rows):
    assert told(*paragraphs) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (LISTED,
         [("26 485, nr. 701", ANSWERED), ("34 952, nr. 702", ANSWERED), ("35 000 XVII, nr. 703", ANSWERED)]),
        ("Hiermee is een aantal toezeggingen uit het AO van 6 februari 2018 (Kamerstuk 26 485, nr. 799) afgedaan.",
         [(FRESH, MADE), (FRESH, ANSWERED)]),
        (TOLD_BEFORE,
         [("26 485, nr. 704", MADE), ("26 485, nr. 704", ANSWERED)]),
        ("In het AO van 31 mei jl. zegde ik uw Kamer een antwoord toe. Hierbij doe ik u dat antwoord toekomen.",
         [(FRESH, MADE), (FRESH, ANSWERED)]),
        (BOTH,
         [(FRESH, MADE), (FRESH, ANSWERED), ("26 485, nr. 706", ANSWERED)]),
        ("Ook wordt hiermee ingegaan op de motie van het lid Jansen (Kamerstuk 26 485, nr. 707).",
         [("26 485, nr. 707", ANSWERED)]),
        ("Vóór de zomer van 2019 ontvangt uw Kamer een uitgewerkt voorstel.", [(FRESH, MADE), (FRESH, TERM)]),
        ("Naar aanleiding van het debat over hout van 18 oktober jl. zal uw Kamer begin 2019 worden geïnformeerd.",
         [(FRESH, MADE), (FRESH, TERM)]),
    ],
)  # fmt: skip
def test_motions_and_commitments(text, rows):
    assert [row[:2] for row in told(text) if row[1] in (MADE, TERM, ANSWERED)] == rows
