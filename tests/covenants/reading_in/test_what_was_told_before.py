"""Drafts that tell of letters, expectations and motions of before, of shares in words and of parts of a number."""

import pytest
from django.utils.translation import override

from covenants.domain.checking_draft.types import Verdict
from tests.covenants.reading_in.laid_beside import checked, differing, told

pytestmark = [pytest.mark.usefixtures("whole"), pytest.mark.one_database]
HEAD = "Den Haag, 15 november 2018\n\n"


@pytest.fixture(autouse=True)
def _in_dutch():
    with override("nl"):
        yield


def found(text):
    """Return what differs, without what a text of a few lines leaves out."""
    return {words: said for words, said in differing(checked(HEAD + text)).items() if words}


@pytest.mark.parametrize(
    "text",
    [
        "Zoals de brief van 28 september 2017 (Kamerstuk 26 485, nr. 253) meldt, is het textielconvenant ondertekend.",
        "In 2016 zijn twee convenanten gesloten: textiel op 4 juli 2016 en banken op 28 oktober 2016.",
        "In de brief van 17 juni 2016 (Kamerstuk 26 485, nr. 220) werden zeven convenanten in 2016 verwacht.",
        "In 2016 was voorzien dat acht sectoren in de eerste helft van 2017 zouden tekenen.",
        "Van de acht convenanten die in de eerste helft van 2017 werden verwacht, zijn er twee afgerond en zes niet.",
        "Er zijn 40 bedrijven bezocht: 18 in de textielsector, 12 in de goudsector en 10 in de bouw.",
        "De motie-Smaling/Voordewind (Kamerstuk 32 852, nr. 24) moest vóór de zomer van 2016 zijn beantwoord.",
    ],
)
def test_what_is_told_as_it_was_is_no_fault(text):
    assert found(text) == {}


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("In 2016 was voorzien dat zeven sectoren in de eerste helft van 2017 zouden tekenen.",
         "zeven sectoren in de eerste helft van 2017", "Eerder waren het er 8"),
        ("Van de acht convenanten die in de eerste helft van 2017 werden verwacht, zijn er twee afgerond en vijf niet.",
         "acht convenanten", "2 + 5 = 7; het concept zegt 8"),
        ("Er zijn 40 bedrijven bezocht: 18 in de textielsector, 12 in de goudsector en 9 in de bouw.",
         "40 bedrijven", "18 + 12 + 9 = 39; het concept zegt 40"),
        ("De motie-Smaling/Voordewind (Kamerstuk 32 852, nr. 24) moest vóór 1 oktober 2016 zijn beantwoord.",
         "vóór 1 oktober 2016", "uiterlijk 7 juli 2016"),
        ("Op 28 oktober 2016 tekenden vijftien banken het bankenconvenant.", "vijftien banken", "staat 13"),
        ("Het bankenconvenant kwam tot stand. De onderhandelingen stonden onder leiding van het NCP.", "NCP", "(SER)"),
        ("Op 4 juli 2018 was een kwart van de sector bij het textielconvenant aangesloten.",
         "een kwart van de sector", "25 % van de sector; in het dossier staat 42"),
    ],
)  # fmt: skip
def test_what_is_told_otherwise_than_it_was_is_found(text, words, said):
    assert said in found(text).get(words, "")


def test_a_draft_that_says_that_nothing_came_is_not_silent_and_names_are_names():
    page = checked(
        f"{HEAD}De sectoren bouw en toerisme hebben nog geen convenant. De gesprekken met de land- en tuinbouw zijn in "
        "de zomer van 2018 begonnen. Het pensioenfondsenconvenant is eind oktober ondertekend.",
    )
    left = [one.text.split(":")[0] for group in page.groups for one in group.findings
            if group.verdict is Verdict.LEFT_OUT]  # fmt: skip
    assert {"Bouw", "Toerisme", "Land- en tuinbouw"} & set(left) == set()
    assert "Groothandel" in left
    assert told(page, Verdict.ABSENT)["eind oktober"].startswith("Pensioenfondsen: ondertekend")
