"""The table of recesses and Prinsjesdag: in order, complete as far as it goes, and an end that is said."""

from datetime import date, timedelta

import pytest

from imvo_tracker.lib.period import UnreadablePeriod, read_period
from imvo_tracker.lib.period_recess import (
    CHECKED_ON,
    CHRISTMAS_RECESS,
    PRINSJESDAGEN,
    RECESS_NAMES,
    RECESSES,
    SUMMER_RECESS,
    prinsjesdag,
    recess,
    years_of_prinsjesdag,
    years_of_recess,
)

LETTER = date(2016, 6, 17)
FRIDAY, MONDAY, TUESDAY = 5, 1, 2


def read(wording, written_on=LETTER):
    period = read_period(wording, written_on=written_on)
    return period.earliest, period.latest, period.rule


def test_recesses_stand_in_order_and_none_overlaps_the_next():
    days = [day for one in RECESSES for day in (one.first, one.last)]
    assert days == sorted(set(days))


@pytest.mark.parametrize("one", RECESSES, ids=lambda one: f"{one.name} {one.year}")
def test_a_recess_runs_from_a_friday_to_a_monday_of_the_year_it_is_named_by(one):
    assert (one.first.isoweekday(), one.last.isoweekday(), one.first.year) == (FRIDAY, MONDAY, one.year)
    assert one.name in RECESS_NAMES
    assert timedelta(days=7) < one.last - one.first < timedelta(days=70)


def test_summer_recesses_begin_early_in_july_in_every_year_of_the_table():
    summers = [one for one in RECESSES if one.name == SUMMER_RECESS]
    assert [one.year for one in summers] == list(range(2014, CHECKED_ON.year + 1))
    assert {(one.first.month, 3 <= one.first.day <= 9) for one in summers} == {(7, True)}


def test_rows_with_a_source_name_its_address():
    seen = [one for one in RECESSES if one.seen]
    assert {one.seen.partition("://")[0] for one in seen} == {"http", "https"}
    assert [f"{one.name} {one.year}" for one in RECESSES if not one.seen] == [
        *("zomerreces 2014", "kerstreces 2014", "zomerreces 2015", "kerstreces 2015", "kerstreces 2016"),
        *("zomerreces 2017", "kerstreces 2018", "kerstreces 2019", "zomerreces 2020", "kerstreces 2020"),
        *("zomerreces 2021", "kerstreces 2021", "kerstreces 2022", "kerstreces 2024", "zomerreces 2025"),
        "zomerreces 2026",
    ]


def test_prinsjesdag_is_the_third_tuesday_of_september():
    assert [day.year for day in PRINSJESDAGEN] == list(range(2014, CHECKED_ON.year + 1))
    assert {(day.month, day.isoweekday(), (day.day - 1) // 7 + 1) for day in PRINSJESDAGEN} == {(9, TUESDAY, 3)}


def test_a_row_is_looked_up_by_its_year_and_no_other_is_made_up():
    found = recess(SUMMER_RECESS, 2016)
    assert (found.first, found.last) == (date(2016, 7, 8), date(2016, 9, 5))
    assert recess(CHRISTMAS_RECESS, 2025).last == date(2026, 1, 12)
    assert prinsjesdag(2016) == date(2016, 9, 20)
    assert (years_of_recess("voorjaarsreces"), years_of_prinsjesdag()[-1]) == ((2024,), 2026)
    for name, year in ((SUMMER_RECESS, 2013), (SUMMER_RECESS, 2027), (CHRISTMAS_RECESS, 2026), ("meireces", 2016)):
        with pytest.raises(KeyError):
            recess(name, year)
    with pytest.raises(KeyError):
        prinsjesdag(2027)


@pytest.mark.parametrize(
    ("wording", "window"),
    [
        ("zomerreces 2016", (date(2016, 7, 8), date(2016, 9, 5), "recess")),
        ("tijdens het kerstreces 2016/2017", (date(2016, 12, 23), date(2017, 1, 16), "recess")),
        ("het kerstreces van 2016", (date(2016, 12, 23), date(2017, 1, 16), "recess")),
        ("in het voorjaarsreces van 2024", (date(2024, 2, 16), date(2024, 2, 26), "recess")),
        ("vóór het meireces van 2024", (None, date(2024, 4, 25), "before")),
        ("na het meireces van 2024", (date(2024, 5, 14), None, "after")),
        ("na het herfstreces 2023", (date(2023, 10, 24), None, "after")),
        ("na het zomerreces van 2016", (date(2016, 9, 6), date(2016, 12, 31), "after-season")),
        ("op Prinsjesdag 2017", (date(2017, 9, 19), date(2017, 9, 19), "prinsjesdag")),
        ("vóór Prinsjesdag van 2016", (None, date(2016, 9, 19), "before")),
        ("vóór de kerst van 2016", (None, date(2016, 12, 24), "before")),
        ("na de kerstdagen 2016", (date(2016, 12, 27), None, "after")),
        ("vóór de jaarwisseling van 2016 op 2017", (None, date(2016, 12, 31), "turn-of-year")),
        ("na de jaarwisseling 2016/2017", (date(2017, 1, 1), None, "turn-of-year")),
        ("rond de jaarwisseling 2016", (date(2016, 12, 16), date(2017, 1, 15), "turn-of-year")),
    ],
)
def test_the_year_of_parliament_is_read_from_the_table(wording, window):
    assert read(wording) == window


@pytest.mark.parametrize(
    ("wording", "written_on", "message"),
    [
        (
            "na het zomerreces van 2027",
            LETTER,
            "The days of “het zomerreces van 2027” are not in our table, which has the years 2014–2026. Write the day.",
        ),
        (
            "voor het meireces",
            LETTER,
            "The days of “het meireces van 2016” are not in our table, which has the years 2023, 2024. Write the day.",
        ),
        (
            "uiterlijk Prinsjesdag 2027",
            LETTER,
            "The days of “prinsjesdag 2027” are not in our table, which has the years 2014–2026. Write the day.",
        ),
        (
            "na het kerstreces",
            date(2026, 11, 26),
            (
                "The days of “het kerstreces 2026/2027” are not in our table, which has the years 2014–2025. "
                "Write the day."
            ),
        ),
        (
            "rond de jaarwisseling 2016/2018",
            LETTER,
            "“rond de jaarwisseling 2016/2018” cannot be read as a day or a period.",
        ),
    ],
)
def test_a_year_beyond_the_table_is_refused_and_not_guessed(wording, written_on, message):
    with pytest.raises(UnreadablePeriod) as caught:
        read_period(wording, written_on=written_on)
    assert caught.value.message == message
