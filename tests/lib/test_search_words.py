"""Words as a search compares them: folded, stemmed, and one letter away."""

import pytest

from imvo_tracker.lib.near_words import near_words
from imvo_tracker.lib.search_words import LONGEST, plain_word, plain_words, stem_of, words_of


@pytest.mark.parametrize(
    "forms",
    [
        ("onderhandelen", "onderhandeling", "onderhandelingen"),
        ("sector", "sectoren"),
        ("ondertekend", "ondertekening", "ondertekenen"),
        ("convenant", "convenanten"),
        ("bedrijf", "bedrijven"),
        ("metaal", "metalen"),
        ("verzekeraar", "verzekeraars"),
        ("verwacht", "verwachting", "verwachten"),
        ("motie", "moties"),
        ("rapportage", "rapportages"),
        ("risico", "risicos"),
        ("bron", "bronnen"),
        ("stil", "stille"),
        ("onderhandelen", "onderhandelt", "onderhandelde", "onderhandeld"),
        ("tekenen", "tekent", "getekend"),
        ("toezegging", "toegezegd", "toezeggen"),
        ("start", "starten", "gestart"),
        ("gemeente", "gemeenten"),
        ("financieel", "financiele"),
        ("bankconvenant", "bankenconvenant", "bankenconvenanten"),
        ("verzekeringsconvenant", "verzekeringenconvenant"),
        ("lid", "leden"),
        ("kamerlid", "kamerleden"),
        ("criterium", "criteria"),
        ("categorie", "categorieen"),
        ("besluiten", "besluit", "besloot", "besloten"),
        ("sluiten", "gesloten", "sloot"),
        ("afspreken", "afgesproken", "afspraak", "afspraken"),
        ("verlaten", "verliet", "verlaat"),
        ("onderzoek", "onderzoeken", "onderzocht"),
        ("geven", "gaf", "geeft"),
        ("deelnemen", "deelgenomen", "deelneemt"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms):
    assert len({stem_of(form) for form in forms}) == 1


def test_other_words_do_not_share_one():
    words = (
        "goud", "hout", "houden", "textiel", "banken", "sector", "convenant", "partij", "2016", "2017", "maart", "maar",
        "haar", "hard", "mens", "gemeente", "proces", "procent", "goudconvenant",
        "namen", "nemen", "data", "datum", "gegeven", "geleden", "gevallen", "vallen", "slot", "wet", "staat",
    )  # fmt: skip
    assert len({stem_of(word) for word in words}) == len(words)


@pytest.mark.parametrize(
    ("letters", "plain"),
    [
        ("Café", "cafe"),
        ("EUROPA", "europa"),
        ("risico's", "risicos"),
        ("anti-corruptie", "anticorruptie"),
        ("\ufb01nancieel", "financieel"),
    ],
)
def test_accents_capitals_and_hyphens_make_no_difference(letters, plain):
    assert plain_word(letters) == plain


def test_an_accent_may_be_a_sign_of_its_own():
    apart = "coo\u0308peratie, e\u0301e\u0301n"
    assert [(word.plain, word.start, word.end) for word in words_of(apart)] == [("cooperatie", 0, 11), ("een", 13, 18)]


def test_a_hyphenated_word_is_its_parts_and_one_word():
    said = [(word.place, word.plain, word.start, word.end) for word in words_of("De IMVO-convenanten!")]
    assert said == [(0, "de", 0, 2), (1, "imvo", 3, 7), (2, "convenanten", 8, 19), (1, "imvoconvenanten", 3, 19)]


def test_words_have_no_sign_a_database_could_read():
    said = "".join(word.plain for word in words_of("""a'b "c" d*e f:g (h) i^j k_l -m \\n ¾ é٣ """ + "x" * 500))
    assert said.isalnum()
    assert max(len(word.plain) for word in words_of("x" * 500)) == LONGEST


@pytest.mark.parametrize(
    "name",
    [
        "Goud",
        "IMVO-convenant: Goud",
        "risico's",
        "Cafe_bar (2016)",
        "Één ½ ﬁnanciële",
        "a" * 60,
        "26 485, nr. 220",
        "",
        "—",
    ],
)
def test_the_words_of_a_name_are_those_of_any_text(name):
    assert plain_words(name) == tuple(word.plain for word in words_of(name))


def test_near_words_are_one_slip_away():
    near = near_words("goud")
    assert {"gouda", "oud", "goed", "guod", "ggoud"} <= set(near)
    assert "goud" not in near
    assert near == sorted(set(near))
    short = near_words("hut")
    assert {"hout", "uht"} <= set(short)
    assert not {"hit", "hu"} & set(short)
    assert near_words("de") == []
