"""What a search of staff finds in a text, and what it does not."""

import pytest

from dossier.domain.finding import finder_of


@pytest.mark.parametrize(
    ("asked", "text", "whole", "words"),
    [
        ("goud", "Goud: Ondertekend", True, True),
        ("GOUD ondertekend", "Goud: Ondertekend", False, True),
        ("ondertekend goud", "Goud: Ondertekend", False, True),
        ("goud, ondertekend", "Ondertekend · Goud", False, True),
        ("6 oktober 2016", "brief van 6 oktober 2016", True, True),
        ("6 oktober 2016", "brief van 16 oktober 2016", False, False),
        ("nr. 23", "26 485, nr. 232", False, False),
        ("nr. 232", "26\u00a0485, nr.\u00a0232", True, True),
        ("prive", "Privé", True, True),
        ("“na de zomer”", "na  de\nzomer", True, True),
        ("zilver", "Goud", False, False),
        ("·", "Goud · Ondertekend", True, False),
    ],
)
def test_what_a_text_says(asked, text, whole, words):
    finder = finder_of(asked)
    assert (finder.says(text), finder.says_each_word(text)) == (whole, words)
