"""Which answer stands first."""

import datetime

import pytest

from covenants.domain.search import Rank, rank_answer
from dossier.domain.question import read_question

DAY = datetime.date(2016, 6, 17)


def rank(question, *fields, day=None, key="sleutel"):
    return rank_answer(read_question(question), fields, day, key)


def test_all_words_must_stand_in_it_in_whichever_field():
    assert rank("goud zomer", ("Goud",), ("na de zomer",)) == Rank(2, 1, 0, 0, "sleutel")
    assert rank("goud winter", ("Goud",), ("na de zomer",)) is None


def test_an_excluded_word_stands_in_no_field():
    assert rank("goud -zomer", ("Goud",), ("na de zomer",)) is None
    assert rank("goud -winter", ("Goud",), ("na de zomer",)) == Rank(0, 0, 1, 0, "sleutel")


def test_the_first_field_with_all_words_counts():
    assert rank("goud", ("Het goudconvenant",), ("Goud", "Gold")) == Rank(1, 0, 1, 0, "sleutel")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((("Duurzame eiwitten",),), (("Iets",), ("Duurzame eiwitten",))),
        ((("De duurzame eiwitten van nu",),), (("Eiwitten, duurzame",),)),
        ((("Duurzame eiwitten",),), (("De duurzame eiwitten van nu",),)),
    ],
)
def test_weightier_field_then_phrase_then_fewer_words_stand_first(first, second):
    assert rank("duurzame eiwitten", *first) < rank("duurzame eiwitten", *second)


def test_the_newest_goes_first_then_the_key_and_what_has_no_day_stands_last():
    newer = rank("goud", ("Goud",), day=DAY)
    assert newer < rank("goud", ("Goud",), day=DAY - datetime.timedelta(1))
    assert rank("goud", ("Goud",), day=DAY, key="a") < rank("goud", ("Goud",), day=DAY, key="b")
    assert newer < rank("goud", ("Goud",))
