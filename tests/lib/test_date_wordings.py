"""The 76 wordings of tests/data/date_wordings.yaml are read right, asked back with the right choices, or refused."""

from collections import Counter

import pytest

from imvo_tracker.lib.period import AmbiguousPeriod, UnreadablePeriod, read_period
from tests.yaml_files import read_yaml

ROWS = read_yaml("tests/data/date_wordings.yaml")
REFUSED_AT_MOST = 5


def window(first, last):
    return " ".join(day.isoformat() if day else ".." for day in (first, last))


def answer_of(row):
    """What the reader says of a row, in the words of the table."""
    try:
        period = read_period(row["wording"], written_on=row["written_on"])
    except AmbiguousPeriod as question:
        return {"ask": [candidate.words for candidate in question.candidates]}
    except UnreadablePeriod as refusal:
        return {"refuse": refusal.part}
    generous, strict = (
        window(period.earliest, period.latest),
        window(period.earliest_strict, period.latest_strict),
    )
    answer = {"read": generous} | ({"strict": strict} if strict != generous else {})
    return answer | ({"year": period.choices[0].words} if period.choices else {})


def expected_of(row):
    return {key: value for key, value in row.items() if key not in ("wording", "written_on", "origin")}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["wording"])
def test_a_wording_of_a_real_letter_is_read_right_or_asked_or_refused(row):
    assert answer_of(row) == expected_of(row)


def test_the_table_has_every_wording_that_was_tried():
    assert (len(ROWS), len({row["wording"] for row in ROWS})) == (76, 76)
    assert Counter(row["origin"] for row in ROWS) == {"common": 31, "letter": 16, "later": 7, "usual": 22}


def test_of_the_common_wordings_none_is_misread_and_few_are_refused():
    common = [(answer_of(row), expected_of(row)) for row in ROWS if row["origin"] == "common"]
    refused = [found for found, _expected in common if "refuse" in found]
    assert [found for found, expected in common if found != expected] == []
    assert 0 < len(refused) <= REFUSED_AT_MOST


CHOICES = [(row, words) for row in ROWS for words in row.get("ask", [row["year"]] if "year" in row else [])]


@pytest.mark.parametrize(("row", "words"), CHOICES, ids=lambda value: value if isinstance(value, str) else "")
def test_words_that_are_offered_mean_one_thing(row, words):
    period = read_period(words, written_on=row["written_on"])
    assert (period.choices, bool(period.earliest or period.latest)) == ((), True)
