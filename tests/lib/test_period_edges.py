"""Periods on their edges: the day itself, one day beside it, the last year, and what a refusal quotes."""

from datetime import date

import pytest

from imvo_tracker.lib.period import Period, UnreadablePeriod, read_period
from imvo_tracker.lib.period_reader import LONGEST_WORDING
from imvo_tracker.lib.period_types import SHOWN_CHARACTERS, Bounds

LETTER = date(2016, 6, 17)
JUNE, JULY, AUGUST = date(2016, 6, 17), date(2016, 7, 4), date(2016, 8, 31)
OUTSIDE = "“{}” lies outside the years 1900 to 2199."
UNKNOWN_SEASON = "The seasons are known for the years 2000 to 2049, and “{}” is not among them."
UNKNOWN_RECESS = "The days of “{}” are not in our table, which has the years 2014–2026. Write the day."


def generous(wording, written_on=LETTER):
    period = read_period(wording, written_on=written_on)
    return f"{period.earliest} {period.latest}"


def refusal(wording, written_on=LETTER, starts_on=None):
    with pytest.raises(UnreadablePeriod) as caught:
        read_period(wording, written_on=written_on, starts_on=starts_on)
    return caught.value.message


@pytest.mark.parametrize(
    ("wording", "written_on", "window"),
    [
        ("17 juni a.s.", LETTER, "2016-06-17 2016-06-17"),
        ("16 juni a.s.", LETTER, "2017-06-16 2017-06-16"),
        ("17 juni jl.", LETTER, "2016-06-17 2016-06-17"),
        ("18 juni jl.", LETTER, "2015-06-18 2015-06-18"),
        ("voor het einde van dit jaar", date(2016, 12, 31), "2016-12-31 2016-12-31"),
        ("einde juni 2016", LETTER, "2016-06-21 2016-06-30"),
        ("ultimo juni 2016", LETTER, "2016-06-30 2016-06-30"),
        ("2016-2016", LETTER, "2016-01-01 2016-12-31"),
        ("zes jaar geleden", LETTER, "2010-01-01 2010-12-31"),
        ("twaalf jaar geleden", LETTER, "2004-01-01 2004-12-31"),
        ("dit voorjaar", date(2016, 12, 25), "2016-03-01 2016-06-21"),
        ("het voorjaar", date(2016, 12, 25), "2017-03-01 2017-06-21"),
        ("het voorjaar", date(2016, 6, 21), "2016-03-01 2016-06-21"),
        ("het voorjaar", date(2016, 6, 22), "2017-03-01 2017-06-21"),
        ("vorig voorjaar", date(2016, 6, 21), "2015-03-01 2015-06-21"),
        ("vorig voorjaar", date(2016, 6, 22), "2016-03-01 2016-06-21"),
        ("vorige zomer", date(2016, 9, 22), "2015-06-01 2015-09-23"),
        ("vorige zomer", date(2016, 9, 23), "2016-06-01 2016-09-22"),
        ("afgelopen zomer", date(2016, 9, 23), "2016-06-01 2016-09-22"),
        ("de zomer", date(2016, 9, 22), "2016-06-01 2016-09-22"),
        ("de zomer", date(2016, 9, 23), "2017-06-01 2017-09-22"),
        ("deze zomer", date(2016, 9, 23), "2016-06-01 2016-09-22"),
        ("komende zomer", date(2016, 5, 31), "2016-06-01 2016-09-22"),
        ("komende zomer", date(2016, 6, 1), "2017-06-01 2017-09-22"),
        ("deze winter", date(2016, 12, 25), "2016-12-01 2017-03-20"),
        ("deze winter", date(2017, 1, 5), "2016-12-01 2017-03-20"),
        ("afgelopen winter", date(2016, 12, 25), "2015-12-01 2016-03-20"),
    ],
)
def test_the_day_itself_and_the_day_beside_it(wording, written_on, window):
    assert generous(wording, written_on) == window


@pytest.mark.parametrize(
    ("wording", "written_on", "message"),
    [
        ("volgend jaar", date(2199, 1, 1), OUTSIDE.format("volgend jaar")),
        ("1-1-1850", LETTER, OUTSIDE.format("1-1-1850")),
        ("1850-1860", LETTER, OUTSIDE.format("1850-1860")),
        ("1890-1950", LETTER, OUTSIDE.format("1890-1950")),
        ("tot 1900", LETTER, OUTSIDE.format("tot 1900")),
        ("31 februari a.s.", LETTER, "“31 februari a.s” is not a day of the calendar."),
        ("winter 2060/2061", LETTER, UNKNOWN_SEASON.format("winter 2060/2061")),
        ("vóór de zomer van 2060", LETTER, UNKNOWN_RECESS.format("voor de zomer van 2060")),
        ("vóór de zomer", date(2060, 1, 1), UNKNOWN_RECESS.format("voor de zomer van 2060")),
        ("vóór de zomer", date(2026, 9, 1), UNKNOWN_RECESS.format("voor de zomer van 2027")),
        ("vóór het begin van de zomer van 2060", LETTER, UNKNOWN_SEASON.format("zomer van 2060")),
        ("nog vóór het najaar", date(2060, 1, 1), UNKNOWN_SEASON.format("najaar van 2060")),
        ("deze zomer", date(2060, 1, 1), UNKNOWN_SEASON.format("deze zomer")),
        ("de zomer", date(2060, 1, 1), UNKNOWN_SEASON.format("de zomer")),
        ("vorige zomer", date(2060, 1, 1), UNKNOWN_SEASON.format("vorige zomer")),
        ("komende zomer", date(2060, 1, 1), UNKNOWN_SEASON.format("komende zomer")),
    ],
)
def test_a_refusal_quotes_the_words_that_were_at_fault(wording, written_on, message):
    assert refusal(wording, written_on) == message


def test_the_first_day_of_a_length_lies_within_the_years_too():
    assert refusal("drie maanden", starts_on=date(1, 1, 1)) == OUTSIDE.format("drie maanden")


def test_the_longest_wording_is_still_read_and_the_longest_quotation_not_cut():
    assert refusal("x" * LONGEST_WORDING).endswith("cannot be read as a day or a period.")
    assert refusal("x" * (LONGEST_WORDING + 1)).endswith("is too long to be a date: use the few words that date it.")
    whole, cut = "x" * SHOWN_CHARACTERS, "x" * (SHOWN_CHARACTERS + 1)
    assert [refusal(text).partition("”")[0] for text in (whole, cut)] == [f"“{whole}", f"“{whole}…"]


@pytest.mark.parametrize("bounds", [(JULY, JUNE, None, None), (None, None, JULY, JUNE)])
def test_bounds_cannot_end_before_they_begin_by_either_reading(bounds):
    with pytest.raises(ValueError, match="cannot run from 2016-07-04 to 2016-06-17"):
        Bounds(*bounds)


@pytest.mark.parametrize("place", range(4))
def test_bounds_that_are_open_on_any_side_make_no_stretch(place):
    days = [JUNE, AUGUST, JUNE, AUGUST]
    days[place] = None
    with pytest.raises(ValueError, match="^these bounds are open on a side$"):
        Bounds(*days).closed()


def test_a_strict_reading_of_one_day_stands():
    assert Bounds.of(JUNE, AUGUST, JULY, JULY) == Bounds(JUNE, AUGUST, JULY, JULY)


def test_a_window_that_begins_on_the_last_day_asked_about_overlaps():
    period = Period("", JULY, AUGUST, "", "", JULY, AUGUST)
    assert [period.overlaps(JUNE, end) for end in (JULY, date(2016, 7, 3))] == [True, False]
    assert [period.overlaps(start, None) for start in (AUGUST, date(2016, 9, 1))] == [True, False]
