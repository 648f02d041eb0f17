"""A bare page gets its word, wherever it was typed; any other place stands as it was written."""

import pytest

from dossier.domain.locators import read_locator


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("3", "p. 3"),
        (" 12 ", "p. 12"),
        ("3-4", "p. 3-4"),
        ("3 – 4", "p. 3 – 4"),
        ("", ""),
        ("p. 3", "p. 3"),
        ("p.3", "p. 3"),
        ("P 3", "p. 3"),
        ("blz. 3-4", "p. 3-4"),
        ("Pagina 12", "p. 12"),
        ("par. 3", "par. 3"),
        ("p", "p"),
        ("3, 4", "3, 4"),
        ("voetnoot 9, p. 6", "voetnoot 9, p. 6"),
        ("٣", "٣"),
    ],
)
def test_a_bare_page_gets_its_word(typed, kept):
    assert read_locator(typed) == kept
