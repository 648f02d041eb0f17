"""Whole months, quarters, halves, years and seasons are said in words, in both languages; days where no word fits."""

from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from imvo_tracker.lib import period_said
from imvo_tracker.lib.period import read_period
from imvo_tracker.lib.period_said import say_days, say_period_of

SAID = [
    # first, last, rule, Dutch, English
    ("2017-01-01", "2017-12-31", "", "2017", "2017"),
    ("2016-01-01", "2020-12-31", "", "2016 tot en met 2020", "2016 to 2020"),
    ("2017-01-01", "2017-06-30", "", "eerste helft 2017", "first half of 2017"),
    ("2016-07-01", "2016-12-31", "", "tweede helft 2016", "second half of 2016"),
    ("2017-01-01", "2017-03-31", "", "eerste kwartaal 2017", "first quarter of 2017"),
    ("2017-04-01", "2017-06-30", "", "tweede kwartaal 2017", "second quarter of 2017"),
    ("2017-07-01", "2017-09-30", "", "derde kwartaal 2017", "third quarter of 2017"),
    ("2017-10-01", "2017-12-31", "", "vierde kwartaal 2017", "fourth quarter of 2017"),
    ("2017-06-01", "2017-06-30", "", "juni 2017", "June 2017"),
    ("2016-02-01", "2016-02-29", "", "februari 2016", "February 2016"),
    ("2018-06-01", "2018-08-31", "", "juni tot en met augustus 2018", "June to August 2018"),
    ("2019-11-01", "2020-07-31", "", "november 2019 tot en met juli 2020", "November 2019 to July 2020"),
    ("2016-06-01", "2016-09-22", "", "zomer 2016", "summer of 2016"),
    ("2017-03-01", "2017-06-21", "", "voorjaar 2017", "spring of 2017"),
    ("2016-09-01", "2016-12-21", "", "najaar 2016", "autumn of 2016"),
    ("2016-12-01", "2017-03-20", "", "winter 2016/2017", "winter of 2016/2017"),
    ("2015-10-01", "2015-12-31", "part-of-year", "eind 2015", "late 2015"),
    ("2016-01-01", "2016-03-31", "part-of-year", "begin 2016", "early 2016"),
    ("2018-05-01", "2018-08-31", "middle-of-year", "medio 2018", "mid-2018"),
    ("2018-05-01", "2018-08-31", "", "mei tot en met augustus 2018", "May to August 2018"),
    # no word fits
    ("2016-06-17", "2016-12-31", "", "17 juni 2016 tot en met 31 december 2016", "17 June 2016 to 31 December 2016"),
    ("2016-06-01", "2016-06-29", "", "1 juni 2016 tot en met 29 juni 2016", "1 June 2016 to 29 June 2016"),
    ("2016-06-02", "2016-06-30", "", "2 juni 2016 tot en met 30 juni 2016", "2 June 2016 to 30 June 2016"),
    ("2016-06-01", "2016-09-21", "", "1 juni 2016 tot en met 21 september 2016", "1 June 2016 to 21 September 2016"),
    ("1999-06-01", "1999-09-22", "", "1 juni 1999 tot en met 22 september 1999", "1 June 1999 to 22 September 1999"),
    ("2016-06-17", "2016-06-17", "", "17 juni 2016", "17 June 2016"),
    (None, "2016-12-31", "", "uiterlijk 31 december 2016", "by 31 December 2016 at the latest"),
    ("2016-06-17", None, "", "vanaf 17 juni 2016, zonder einddatum", "from 17 June 2016, without a final date"),
    (None, None, "", "zonder datum", "without a date"),
]
WRITTEN_ON = date(2016, 6, 17)


@pytest.fixture(autouse=True)
def _nothing_said_before():
    """What is kept from another run would hide a mistake made since."""
    period_said._say.cache_clear()


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("first", "last", "rule", "dutch", "english"), SAID)
def test_a_window_is_said_in_words_in_both_languages(first, last, rule, dutch, english):
    said = {}
    for language in ("nl", "en"):
        with translation.override(language):
            said[language] = say_period_of(day(first), day(last), rule)
    assert said == {"nl": dutch, "en": english}


@pytest.mark.parametrize("row", [row for row in SAID if row[0] and row[1]], ids=lambda row: row[3])
def test_what_is_said_in_dutch_is_read_back_as_the_same_days(row):
    period = read_period(row[3], written_on=WRITTEN_ON)
    assert (period.earliest, period.latest) == (day(row[0]), day(row[1]))


@given(st.dates(date(2000, 1, 1), date(2049, 6, 1)), st.integers(1, 800))
def test_any_closed_window_is_said_so_that_it_reads_back_the_same(first, days):
    last = first + timedelta(days=days)
    with translation.override("nl"):
        said = say_period_of(first, last)
        in_full = say_days(first, last)
    assert {
        (one.earliest, one.latest) for one in (read_period(text, written_on=WRITTEN_ON) for text in (said, in_full))
    } == {(first, last)}
