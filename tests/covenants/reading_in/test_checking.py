"""Drafts laid beside the whole record: twelve planted mistakes, none left unseen, and what is right left alone."""

import io
import json
import zipfile
from datetime import datetime

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils.translation import override

from covenants.domain.checking_draft.types import Verdict
from covenants.pages_draft import draft_lines
from imvo_tracker.lib.remarks_odt import write_remarks
from tests.covenants.reading_in.laid_beside import checked, differing
from tests.covenants.reading_in.own_letters import PLANTED, PLANTED_OTHER

pytestmark = pytest.mark.usefixtures("whole")
# What was planted: the words of the draft ("" for what it leaves out), and what the record says
MISTAKES = {
    "26 485, nr. 221": "wat het concept noemt, is 26 485, nr. 212",
    "9 maart jl.": "Het concept zegt 9 maart 2016, het dossier 4 juli 2016.",
    "tenminste 36 bedrijven": "in het dossier is het 35.",
    "tenminste 40 procent van de omzet": "in het dossier is het 30.",
    "27 oktober 2016": "het dossier 28 oktober 2016.",
    "Nederlandse Vereniging voor Banken (NVB)": "in het dossier staat “Nederlandse Vereniging van Banken (NVB)”.",
    "MVO Nederland": "volgens het dossier Sociaal-Economische Raad (SER).",
    "het tweede kwartaal van 2017": "Goud: een eerdere belofte is stilzwijgend verschoven",
    "acht convenanten": "3 + 4 = 7; het concept zegt 8.",
    "vóór 2017 elf convenanten": "Doel: 11 convenanten. In het dossier zijn het er 10.",
    "drie convenanten": "volgens de telregel “Zoals het kabinet telt” zijn het er 2.",
    "": "Toerisme stond in 26 485, nr. 220 en wordt hier niet genoemd.",
}


@pytest.fixture(autouse=True)
def _in_dutch():
    with override("nl"):
        yield


# The words of another draft, and what is said of them
OTHER_MISTAKES = {
    "Kamerstuk 26 485, nr. 220, p. 9": "noemt het dossier pagina’s tot en met 6",
    "maandag 5 juli 2016": "het dossier 4 juli 2016",
    "De Sociaal-Economische Raat (SER)": "in het dossier staat “Sociaal-Economische Raad (SER)”",
    "tenminste 50 bedrijven": "in het dossier is het 35",
    "tenminste 35 procent van de omzet": "in het dossier is het 30",
    "28 oktober 2015": "het dossier 28 oktober 2016",
    "De gesprekken in de bankensector zijn gestopt": "Het dossier kent op die dag geen einde",
    "september 2016": "het dossier kent dit feit op die dag niet",
    "drie convenanten": "Het concept telt er 3 en noemt er 2: Textiel, Banken",
    "negen convenanten": "5 + 3 = 8; het concept zegt 9",
    "Kamerstuk 26 485, nr. 9999": "het laatste nummer dat het van dat dossier kent, is 236",
    "tien convenanten vóór 2018": "In het dossier is dat uiterlijk 31 december 2016",
}


def test_twelve_other_mistakes_are_found_and_no_more_is_said_to_differ():
    page = checked(PLANTED_OTHER)
    told = [(one.words, one.text) for group in page.groups for one in group.findings if group.verdict != Verdict.AGREES]
    missed = [
        one for one in OTHER_MISTAKES.items() if not any(one[0] == words and one[1] in text for words, text in told)
    ]
    assert missed == []
    # the day is no Monday either; both sectors of which the draft says nothing new were to sign before it
    assert set(differing(page)) - set(OTHER_MISTAKES) == {""}
    silent = [one.text.split(":")[0] for group in page.groups for one in group.findings if not one.words]
    assert silent == ["Hout", "Sierteelt"]


def test_a_name_of_before_is_told_with_that_of_now():
    page = checked("Den Haag, 2 maart 2026\n\nHet convenant Samen naar verantwoorde metaalketens loopt.")
    told = [one.text for group in page.groups for one in group.findings if group.verdict == Verdict.NOTED]
    (told,) = [one for one in told if "niet genoemd" not in one]
    assert told.startswith("“Samen naar verantwoorde metaalketens” is de naam van vroeger;")
    assert told.endswith("sinds 17 november 2025 is het “Metaalsectorovereenkomst”.")


def test_twelve_planted_mistakes_are_found_and_nothing_else():
    page = checked(PLANTED)
    found = differing(page)
    missed = [
        words
        for words, said in MISTAKES.items()
        if not any(words in shown and said in text for shown, text in found.items() if words or not shown)
    ]
    assert missed == []
    assert len(found) == len(MISTAKES)
    assert page.written_on.isoformat() == "2016-11-14"
    assert page.lead == "12 punten verschillen van het dossier."
    assert [(sort, seen, understood) for sort, seen, understood, _checked in page.looked_at] == [
        ("getallen", 7, 7),
        ("datums", 14, 14),
        ("stuknummers", 3, 3),
        ("namen", 23, 23),
    ]


RIGHT = """Den Haag, 14 november 2016

Op 4 juli jl. is het textielconvenant ondertekend. Het bankenconvenant is op 28 oktober 2016 getekend.
Inmiddels zijn twee convenanten ondertekend.
De doelstelling om vóór 2017 tien convenanten te sluiten wordt niet gehaald.
De brief van 24 juni 2014 (Kamerstuk 26 485, nr. 187) noemde dat doel.
"""


def test_what_is_right_is_said_to_agree():
    page = checked(RIGHT)
    (agrees,) = [group for group in page.groups if group.verdict is Verdict.AGREES]
    assert [(one.words, one.source != "") for one in agrees.findings] == [
        ("4 juli jl.", True),
        ("28 oktober 2016", True),
        ("twee convenanten", True),
        ("vóór 2017 tien convenanten", True),
        ("24 juni 2014 (Kamerstuk 26 485, nr. 187", False),
    ]
    assert {group.verdict for group in page.groups} == {Verdict.LEFT_OUT, Verdict.NOTED, Verdict.AGREES}


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Op dinsdag 28 oktober 2016 is getekend.", "28 oktober 2016 is geen dinsdag."),
        ("Op 31 februari 2016 is getekend.", "“31 februari 2016” staat niet op de kalender."),
        ("Twee sectoren, te weten hout, goud en bouw, sluiten in 2017 een convenant.",
         "Het concept telt er 2 en noemt er 3"),
        ("Van de 12 convenanten, waarvan 5 convenanten lopen en 6 convenanten eindigden, is er verslag.",
         "5 + 6 = 11; het concept zegt 12."),
        ("Het goudconvenant is op 1 oktober 2016 ondertekend.", "Goud: het dossier kent dit feit op die dag niet"),
        ("Twee convenanten zijn zo goed als afgerond en een vijftal volgt voor het einde van dit jaar.", None),
        ("Motie d.d. 30 april 2015 (Kamerstuk 32 852, nr. 24).",
         "32 852, nr. 24 is volgens het concept van 30 april 2015 en volgens het dossier van 29 april 2015."),
        ("Zie Kamerstuk 34 331, nr. 7 en Kamerstuk 34 311, nr. 5.", "Twee stuknummers die één tikfout verschillen"),
        ("De textielsector moet ten minste 30 bedrijven werven.", "in het dossier is het 35."),
        ("De gesprekken over het bankenconvenant werden gevoerd onder leiding van de FNV.",
         "Banken: volgens het concept leidt FNV de gesprekken"),
    ],
)  # fmt: skip
def test_each_kind_of_mistake(sentence, said):
    found = differing(checked(f"Den Haag, 14 november 2016\n\n{sentence}"))
    texts = [text for words, text in found.items() if words]
    assert (any(said in text for text in texts) if said else texts == []) is True, texts


def test_a_promise_that_is_moved_openly_is_noted_and_no_mistake():
    page = checked("Den Haag, 14 november 2016\n\nDe goudsector zal, later dan gemeld, begin 2017 tekenen.")
    assert [text for words, text in differing(page).items() if words] == []
    noted = [one.text for group in page.groups if group.verdict is Verdict.NOTED for one in group.findings]
    assert any(text.startswith("Goud: verschoven van") for text in noted)


def test_relative_words_are_read_by_the_day_of_the_letter():
    page = checked("Den Haag, 14 november 2016\n\nEind vorig jaar tekende de goudsector een intentieverklaring.")
    noted = [one.text for group in page.groups if group.verdict is Verdict.NOTED for one in group.findings]
    assert "“Eind vorig jaar” is gelezen als vierde kwartaal 2015." in noted


def test_what_the_draft_expects_is_added_up_with_what_is_signed():
    text = (
        "Den Haag, 14 november 2016\n\nDe ambitie om vóór 2017 tien convenanten te sluiten wordt niet gehaald. "
        "Voor drie sectoren wordt nog dit jaar een convenant voorzien. "
        "In de eerste helft van 2017 kunnen {} convenanten worden gesloten. "
        "Inmiddels zijn twee convenanten ondertekend."
    )
    said = "Wat het concept verwacht, telt op tot 2 + 3 + 8 = 13; daarnaast spreekt het concept van 10."
    assert said in differing(checked(text.format("acht"))).values()
    assert not any("telt op tot" in text for text in differing(checked(text.format("vijf"))).values())


def test_the_file_with_remarks_opens_and_each_remark_stands_at_its_words():
    page = checked(PLANTED)
    content = write_remarks("Controle", page.remarked(), author="Monitor", at=datetime(2026, 11, 27))  # noqa: DTZ001
    text = zipfile.ZipFile(io.BytesIO(content)).read("content.xml").decode()
    assert text.count("<office:annotation") >= 12 + 1
    assert "op 9 maart jl.<office:annotation" in text
    assert "verschilt: Textiel: ondertekend." in text
    styles = zipfile.ZipFile(io.BytesIO(content)).read("styles.xml").decode()
    levels = styles.partition("<text:outline-style")[2].partition("</text:outline-style>")[0]
    assert 'style:num-format=""' in levels
    assert "num-list-format" not in levels  # LibreOffice prints its sign before a heading without a number too


def test_the_command_prints_the_check_and_ends_with_one(tmp_path, capsys):
    path = tmp_path / "concept.txt"
    path.write_text(PLANTED, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        call_command("check_letter", path)
    lines = capsys.readouterr().out.splitlines()
    assert (ended.value.code, lines[0]) == (1, "12 punten verschillen van het dossier.")
    assert lines == draft_lines(checked(PLANTED))
    with pytest.raises(SystemExit):
        call_command("check_letter", path, "--format", "json")
    told = json.loads(capsys.readouterr().out)
    assert (told["written_on"], told["differs"], len(told["findings"]) > 20) == ("2016-11-14", True, True)
    assert {one["verdict"] for one in told["findings"]} == {"differs", "left_out", "noted", "absent", "agrees"}


def test_the_command_refuses_what_is_no_letter(tmp_path):
    path = tmp_path / "concept.pdf"
    path.write_bytes(b"%PDF-1.4 kapot")
    with pytest.raises(CommandError, match="beschadigd") as refused:
        call_command("check_letter", path)
    assert refused.value.returncode == 2
