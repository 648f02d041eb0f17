"""Printed lines as text: pages, feet, footnotes, glued digits, broken words."""

import pytest

from imvo_tracker.lib.paper_layout import joined, paper_of_text
from imvo_tracker.lib.paper_types import BODY, HEADING, NOTE, Block
from tests.covenants.reading_in.own_letters import as_text, pages

FOOT = "Tweede Kamer, vergaderjaar 2016–2017, 26 485, nr. 232 {}"


def blocks(text):
    return [(one.kind, one.number, one.text) for one in paper_of_text(text).blocks]


def test_the_letter_reads_as_its_paragraphs_and_footnotes_stand():
    paper = paper_of_text(as_text())
    expected = []
    for body, notes in pages():
        for part in body:
            expected.append(part.removeprefix("# ").replace("{1}", "").replace("{2}", "").replace("{3}", ""))
        expected += notes
    assert [one.text for one in paper.blocks] == expected
    assert paper.page_count == 2
    assert [(one.number, one.page_at(0)) for one in paper.notes] == [(1, 1), (2, 1), (3, 2)]


def test_a_digit_is_a_reference_only_where_a_footnote_explains_it():
    text = "Zie bijlage 16. Het zijn 16 bedrijven uit 2016.\n\n6 Niet van deze pagina.\n"
    assert blocks(text)[0] == (BODY, 0, "Zie bijlage 16. Het zijn 16 bedrijven uit 2016.")
    text = "Een overzicht1 staat in bijlage 12. Het gaat om 12 bedrijven.\n\n1 De eerste noot.\n2 De tweede noot.\n"
    paper = paper_of_text(text)
    assert paper.blocks[0] == Block(
        "Een overzicht staat in bijlage 1. Het gaat om 12 bedrijven.", BODY, refers=((13, 1), (32, 2))
    )
    assert [(one.kind, one.number, one.text) for one in paper.notes] == [
        (NOTE, 1, "De eerste noot."),
        (NOTE, 2, "De tweede noot."),
    ]


def test_the_last_of_a_list_of_annexes_keeps_its_own_number():
    notes = "\n".join(f"{number} Noot {number}." for number in range(1, 11))
    refs = " ".join(f"woord{number}" for number in range(1, 10))
    paper = paper_of_text(f"{refs} en de bijlagen 3 en 410 bij deze brief.\n\n{notes}\n")
    assert paper.blocks[0].text.endswith("woord en de bijlagen 3 en 4 bij deze brief.")
    assert [number for _place, number in paper.blocks[0].refers] == list(range(1, 11))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["een maatschap-", "pelijk doel"], "een maatschappelijk doel"),
        (["de mode-", "en kledingmarkt"], "de mode- en kledingmarkt"),
        (["het EU-", "voorzitterschap"], "het EU-voorzitterschap"),
        (["de jaren 2016 -", "2020"], "de jaren 2016 - 2020"),
        (["de Eurocom-", "missaris"], "de Eurocommissaris"),
        (["het con\xad", "ve\xadnant, ef\ufb01ci\xadënt"], "het convenant, efficiënt"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_whole(lines, text):
    assert joined(lines) == text


def test_a_sentence_that_runs_on_keeps_both_pages():
    text = f"Dit is een lange zin die loopt tot\n{FOOT.format(1)}\nover het einde van de pagina.\n{FOOT.format(2)}"
    (block,) = paper_of_text(text).blocks
    assert block.text == "Dit is een lange zin die loopt tot over het einde van de pagina."
    assert [block.page_at(place) for place in (0, 34, 35, 60)] == [1, 1, 2, 2]


def test_feet_heads_and_page_numbers_are_left_out():
    page = "Ministerie van Buitenlandse Zaken\n\nHier staat {1}.\n\nPagina {0} van 3\n"
    words = ("goud", "hout", "textiel")
    found = blocks("\f".join(page.format(number, word) for number, word in enumerate(words, start=1)))
    assert found == [(BODY, 0, f"Hier staat {word}.") for word in words]


def test_short_lines_are_headings_and_a_numbered_list_is_no_footnote():
    text = "Goud\n\nPartijen spreken over:\n\n1 de keten\n2 de controle\n"
    assert blocks(text) == [
        (HEADING, 0, "Goud"),
        (BODY, 0, "Partijen spreken over:"),
        (BODY, 0, "1 de keten 2 de controle"),
    ]


def test_a_numbered_heading_is_a_heading_without_its_number():
    assert blocks("2.1 Banken\n\nDe gesprekken lopen.\n\n3.Goud\n\n1 de keten\n") == [
        (HEADING, 0, "Banken"),
        (BODY, 0, "De gesprekken lopen."),
        (HEADING, 0, "Goud"),
        (BODY, 0, "1 de keten"),
    ]


def test_a_number_glued_to_its_footnote_begins_one():
    paper = paper_of_text("De con\xadvenanten.1 Er is meer.\n\n1Kamerstuk 26 485, nr. 220.\n")
    assert [(one.kind, one.text) for one in paper.blocks] == [
        (BODY, "De convenanten. Er is meer."),
        (NOTE, "Kamerstuk 26 485, nr. 220."),
    ]


def test_notes_at_the_end_of_a_letter_are_those_of_the_pages_before():
    pages = [
        "De stand1 van zaken.\n\nMeer daarover2 volgt.",
        "Hoogachtend,\n\n1 Kamerstuk 26 485, nr. 220.\n2 Zie aldaar.",
    ]
    paper = paper_of_text("\f".join(pages))
    assert [(one.number, one.text) for one in paper.notes] == [(1, "Kamerstuk 26 485, nr. 220."), (2, "Zie aldaar.")]
    assert [one.refers for one in paper.blocks if one.refers] == [((8, 1),), ((13, 2),)]
    assert len(paper_of_text("In 2016 zijn er twee.\f1 januari was de dag.\n2 dagen later niet.").notes) == 0


def test_the_first_line_of_a_narrow_column_is_no_heading():
    column = "Goud\n\nMet deze brief informeer ik uw\nKamer over de partijen die in het\nconvenant zitten."
    assert blocks(column) == [
        (HEADING, 0, "Goud"),
        (BODY, 0, "Met deze brief informeer ik uw Kamer over de partijen die in het convenant zitten."),
    ]
