"""A draft of 2019 with twelve mistakes: each is found, and what the draft does say is not called silence."""

import pytest
from django.utils.translation import override

from tests.covenants.reading_in.laid_beside import checked, differing

pytestmark = [pytest.mark.usefixtures("whole"), pytest.mark.one_database]
DRAFT = (
    "Den Haag, 20 september 2019\n\n"
    "Op 17 juni 2016 heb ik uw Kamer geïnformeerd over de voortgang van de IMVO-convenanten (Kamerstuk 26 "
    "485, nr. 202). Sindsdien is het een en ander gebeurd.\n\n"
    "Er zijn nu twaalf convenanten gesloten. In 2016 waren het er twee, in 2017 drie en in 2018 drie: "
    "samen negen.\n\n"
    "Financiële sector\n\n"
    "Het bankenconvenant werd op 18 oktober 2016 ondertekend. Het convenant voor de verzekeringssector is "
    "op 5 juli 2017 getekend. Het pensioenconvenant volgde op 20 december 2018.\n\n"
    "Textiel\n\n"
    "Het textielconvenant is op 4 juli 2016 ondertekend en op 9 maart 2016 gepresenteerd. De drempel lag "
    "op 36 bedrijven, goed voor 30 procent van de omzet.\n\n"
    "Goud\n\n"
    "De intentieverklaring voor goud was eind 2014 getekend; het convenant is op 19 juli 2017 "
    "ondertekend.\n\n"
    "Hout en eiwitten\n\n"
    "Het convenant voor duurzaam bosbeheer is op 7 maart 2017 ondertekend. Het convenant Plantaardige "
    "Eiwitten is op 7 maart 2017 gesloten.\n\n"
    "Metaal, sierteelt en natuursteen\n\n"
    "Het metaalconvenant is op 23 mei 2018 ondertekend. Het sierteeltconvenant is op 2 juli 2019 "
    "ondertekend. Het TruStone-convenant is op 13 mei 2018 ondertekend.\n\n"
    "Overige\n\n"
    "De gesprekken in de bouw, de groothandel, het toerisme en de technologische industrie hebben niet "
    "tot een convenant geleid. In de land- en tuinbouw is een convenant in voorbereiding, en dat geldt "
    "ook voor hernieuwbare energie.\n\n"
    "De motie van de leden Smaling en Voordewind (Kamerstuk 32 852, nr. 24) is uitgevoerd.\n\n"
)
# The words of the draft, and what is said of them; "" for what it leaves out
MISTAKES = {
    "Kamerstuk 26 485, nr. 202": "past bij 26 485, nr. 220",
    "twaalf convenanten": "volgens de telregel “Zoals het kabinet telt” zijn het er 11",
    "negen": "2 + 3 + 3 = 8; het concept zegt 9.",
    "18 oktober 2016": "het dossier 28 oktober 2016",
    "5 juli 2017": "het dossier 5 juli 2018",
    "36 bedrijven": "in het dossier is het 35",
    "eind 2014": "het dossier vierde kwartaal 2015",
    "19 juli 2017": "het dossier 19 juni 2017",
    "7 maart 2017": "het dossier 22 maart 2017",
    "23 mei 2018": "het dossier 23 mei 2019",
    "13 mei 2018": "het dossier 13 mei 2019",
    "": "Voedingsmiddelen stond in 26 485, nr. 220 en wordt hier niet genoemd.",
}


def test_twelve_of_twelve_and_nothing_else():
    with override("nl"):
        differs = differing(checked(DRAFT))
    assert {words: said for words, said in differs.items() if MISTAKES.get(words, "-") not in said} == {}
    assert set(differs) == set(MISTAKES)


@pytest.mark.parametrize(
    "sentence",
    [
        "De gesprekken in het toerisme hebben niet tot een convenant geleid.",
        "In het toerisme is een convenant in voorbereiding.",
        "In het toerisme is er nog geen convenant.",
    ],
)
def test_a_draft_that_tells_what_became_of_it_is_not_silent(sentence):
    with override("nl"):
        said = differing(checked(f"Den Haag, 20 september 2019\n\n{sentence}"))
    assert not [text for text in said.values() if text.startswith("Toerisme: ") and "zwijgt" in text]
