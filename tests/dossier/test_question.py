"""What is typed into the search box, read."""

import pytest

from dossier.domain.question import read_question, replaced
from imvo_tracker.lib.search_words import words_in


def shown(question):
    return [term.shown for term in question.wanted], [term.shown for term in question.unwanted]


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("goud textiel", ["goud", "textiel"], []),
        ('"na de zomer" goud', ["na de zomer", "goud"], []),
        ("“na de zomer” goud", ["na de zomer", "goud"], []),
        ('"na de zomer', ["na de zomer"], []),
        ("goud -textiel", ["goud"], ["textiel"]),
        ('goud -"na de zomer"', ["goud"], ["na de zomer"]),
        ("goud –textiel", ["goud"], ["textiel"]),
        ("anti-corruptie", ["anti-corruptie"], []),
        ("goud goud", ["goud"], []),
        ("  -  ! goud", ["goud"], []),
        ("-goud", [], ["goud"]),
        ("", [], []),
        ('""', [], []),
    ],
)
def test_words_phrases_and_exclusions_are_told_apart(text, wanted, unwanted):
    assert shown(read_question(text)) == (wanted, unwanted)


@pytest.mark.parametrize(
    "text",
    [
        "26 485, nr. 220", "26485-220", "26.485 nr 220", "Kamerstuk 26485 nr 220", "kst-26485-220",
        "Kamerstukken II 26 485, nr. 220", "26 485, no. 220",
    ],
)  # fmt: skip
def test_a_printed_number_is_one_thing_in_every_spelling(text):
    assert [term.readings for term in read_question(text).wanted] == [(("kst26485220",),)]
    assert [term.readings for term in read_question(f"motie {text} goud").wanted][1] == (("kst26485220",),)


@pytest.mark.parametrize(
    ("question", "text", "stands"),
    [
        ("onderhandelen", "De onderhandelingen zijn begonnen", True),
        ('"onderhandelen"', "De onderhandelingen zijn begonnen", False),
        ('"na de zomer"', "Pas na de zomer komt er een convenant", True),
        ('"na de zomer"', "De zomer na", False),
        ("anti-corruptie", "Regels tegen anticorruptie", True),
        ("anticorruptie", "Het anti-corruptie beleid", True),
        ("anti-corruptie", "corruptie, anti", False),
        ("IMVO-convenant", "IMVO convenanten", True),
        ("café", "CAFE", True),
    ],
)
def test_a_word_is_found_in_its_forms_and_a_phrase_as_it_is(question, text, stands):
    (term,) = read_question(question).wanted
    assert term.stands_in(words_in(text)) is stands


def test_places_in_a_text_are_those_of_the_words():
    (term,) = read_question('"de zomer"').wanted
    text = "De zomer; na de zomer."
    assert [text[start:end] for start, end in term.spans(words_in(text))] == ["De zomer", "de zomer"]


def test_another_word_takes_the_place_of_one():
    question = read_question('textill "na de zomer" -goud')
    other = replaced(question, lambda term: "textiel" if term.shown == "textill" else "")
    assert other.text == 'textiel "na de zomer" -goud'
    assert shown(other) == (["textiel", "na de zomer"], ["goud"])
