"""Text as the record keeps it."""

import unicodedata

import pytest

from imvo_tracker.lib.text import composed, folded, unfit_character


def test_letters_with_loose_accents_become_one_character():
    assert composed("Cafe\u0301 Zu\u0308rich") == "Caf\u00e9 Z\u00fcrich"
    assert composed("al g\u00e9\u00e9n verschil") == "al géén verschil"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\x00b", (1, "U+0000")),
        ("\ufeffa", (0, "U+FEFF")),
        ("ab\ud800", (2, "U+D800")),
        ("a\x9fb", (1, "U+009F")),
        ("een\u2029twee", (3, "U+2029")),
        ("a\u2066b", (1, "U+2066")),
        ("\ufdd0", (0, "U+FDD0")),
        ("a\U0010ffff", (1, "U+10FFFF")),
    ],
)
def test_what_cannot_be_read_or_kept_is_named_with_its_place(text, found):
    assert unfit_character(text) == found


def test_whatever_people_write_is_fit():
    assert unfit_character("Éen regel\tmet tab,\r\nnog een: ‘ngo’s’ – 30 % · €\u00a05 \u00ad 日本 🌍 עברית") is None


def test_of_all_control_characters_only_tab_and_line_ends_are_fit():
    controls = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Cc", "Cs")]
    assert [character for character in controls if unfit_character(character) is None] == ["\t", "\n", "\r"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Coöperatie", "cooperatie"),
        ("coo\u0308peratie", "cooperatie"),
        ("« Éen » “Öl” ‘ngo’s’", "een  ol ngos"),
        ("Straße", "strasse"),
        ("26 485, nr. 220", "26 485, nr. 220"),
    ],
)
def test_a_search_compares_without_accents_capitals_and_quotes(text, plain):
    assert folded(text) == plain
