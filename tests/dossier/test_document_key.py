"""Every printed variant of a parliamentary number leads to one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.document_key import print_number, read_printed_number


@pytest.mark.parametrize(
    "printed",
    [
        "26 485, nr. 220", "26485 nr 220", "Kamerstuk 26 485, nr. 220", "Kamerstukken 26485-220", "kst-26485-220",
        "TK 26485 no. 220", " 26 485, nummer 220 ", "26\u00a0485, nr.\u00a0220", "KST 26485/220", "26485-0220",
        "26.485 nr 220", "Kamerstukken II 26485, 220", "kst\u201126485\u2011220", "26\u202f485, nr.\u2009220",
        "Kamerstukken II 2015/16, 26485, nr. 220", "Kamerstukken II, 26 485, nr. 220", "(26 485, nr. 220).",
        "Kamerstukken II 2015-2016, 26 485, nr. 220, p. 3", "Kamerstukken II 2015/2016, 26 485, nr. 220, blz. 2-3",
        "vergaderjaar 2015\u20132016, 26 485, nr. 220", "26485\u2014220", "26 485\u2212220.",
        "https://zoek.officielebekendmakingen.nl/kst-26485-220.html",
    ],
)  # fmt: skip
def test_variants_of_the_letter_give_its_key(printed):
    assert read_printed_number(printed) == "kst-26485-220"


@pytest.mark.parametrize(
    ("printed", "key"),
    [("35 925 XVII, nr. 5", "kst-35925-XVII-5"), ("35925-xvii-5", "kst-35925-XVII-5")],
)
def test_a_budget_chapter_belongs_to_the_dossier(printed, key):
    assert read_printed_number(printed) == key


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "220",
        "26 485",
        "brief van 17 juni",
        "264856, nr. 1",
        "2015/16, 220",
        "26 485, nr. 220, p.",
        "goud 26485-220",
        "26..485, nr. 1",
        "Kamerstukken III 26485, 1",
        "٢٦٤٨٥, nr. 1",
    ],
)
def test_other_text_is_no_number(printed):
    assert read_printed_number(printed) is None


@pytest.mark.parametrize(
    ("dossier", "number", "printed"),
    [
        ("26485", "220", "26 485, nr. 220"),
        ("35925-XVII", "5", "35 925 XVII, nr. 5"),
        ("1", "2", "1, nr. 2"),
    ],
)
def test_a_number_is_printed_as_parliament_does(dossier, number, printed):
    assert print_number(dossier, number) == printed


@given(
    dossier=st.integers(10_000, 99_999).map(str),
    chapter=st.sampled_from(["", "-XVII", "-V", "-VIII"]),
    number=st.integers(1, 9_999).map(str),
)
def test_what_is_printed_is_read_back(dossier, chapter, number):
    assert read_printed_number(print_number(dossier + chapter, number)) == f"kst-{dossier}{chapter}-{number}"
