"""The table of equinoxes and solstices against the published times of some years, and its own regularity."""

from datetime import date, timedelta

import pytest

from imvo_tracker.lib.period_calendar import SEASON_YEARS, add_months, season_bounds, season_starts

SEASONS = ("spring", "summer", "autumn", "winter")


@pytest.mark.parametrize(
    ("year", "starts"),
    [
        (2000, ("03-20", "06-21", "09-22", "12-21")),
        (2003, ("03-21", "06-21", "09-23", "12-22")),
        (2011, ("03-21", "06-21", "09-23", "12-22")),
        (2014, ("03-20", "06-21", "09-23", "12-22")),
        (2015, ("03-20", "06-21", "09-23", "12-22")),
        (2016, ("03-20", "06-21", "09-22", "12-21")),
        (2017, ("03-20", "06-21", "09-22", "12-21")),
        (2019, ("03-20", "06-21", "09-23", "12-22")),
        (2020, ("03-20", "06-20", "09-22", "12-21")),
        (2024, ("03-20", "06-20", "09-22", "12-21")),
    ],
)
def test_seasons_begin_on_the_published_days(year, starts):
    assert tuple(season_starts(season, year).strftime("%m-%d") for season in SEASONS) == starts


@pytest.mark.parametrize("season", SEASONS)
def test_a_season_begins_a_tropical_year_after_the_last(season):
    gaps = {(season_starts(season, year + 1) - season_starts(season, year)).days for year in SEASON_YEARS}
    assert gaps == {365, 366}
    drift = season_starts(season, 2050) - season_starts(season, 2000)
    assert abs(drift - timedelta(days=50 * 365.2422)) < timedelta(days=1)


@pytest.mark.parametrize("season", SEASONS)
@pytest.mark.parametrize("year", SEASON_YEARS)
def test_what_is_a_season_by_both_calendars_lies_within_what_is_one_by_either(season, year):
    bounds = season_bounds(season, year)
    assert bounds.earliest < bounds.earliest_strict < bounds.latest_strict < bounds.latest


@pytest.mark.parametrize("year", [1999, 2050])
def test_other_years_have_no_known_seasons(year):
    with pytest.raises(ValueError, match=str(year)):
        season_bounds("winter", year)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2016, 1, 31), 1, date(2016, 2, 29)),
        (date(2016, 12, 31), 2, date(2017, 2, 28)),
        (date(2016, 3, 9), 3, date(2016, 6, 9)),
        (date(2016, 6, 17), -6, date(2015, 12, 17)),
    ],
)
def test_months_are_added_without_leaving_the_month(day, months, later):
    assert add_months(day, months) == later
