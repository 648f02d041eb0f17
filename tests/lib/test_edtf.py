"""EDTF text says the generous window, and leads back to it."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from imvo_tracker.lib.edtf import about, edtf_from_bounds
from imvo_tracker.lib.period import Period, UnreadablePeriod, period_from_edtf

WINDOWS = [
    ("2016-07-04", "2016-07-04", "2016-07-04"),
    ("2015-09", "2015-09-01", "2015-09-30"),
    ("2016", "2016-01-01", "2016-12-31"),
    ("2017/2020", "2017-01-01", "2020-12-31"),
    ("2017-01/2017-06", "2017-01-01", "2017-06-30"),
    ("2015-12/2016-02", "2015-12-01", "2016-02-29"),
    ("2016-03-09/2016-06-09", "2016-03-09", "2016-06-09"),
    ("2016-06-01/2016-06-22", "2016-06-01", "2016-06-22"),
    ("../2016-06-20", "..", "2016-06-20"),
    ("2016-06-17/..", "2016-06-17", ".."),
]
READ_ONLY = [
    ("2016-09-01~/2016-12-31", "2016-09-01", "2016-12-31"),
    ("2024-02~", "2024-02-01", "2024-02-29"),
    ("2025~", "2025-01-01", "2025-12-31"),
    ("2025?", "2025-01-01", "2025-12-31"),
    ("2025-01%", "2025-01-01", "2025-01-31"),
    ("2017-40", "2017-01-01", "2017-06-30"),
    ("2017-41", "2017-07-01", "2017-12-31"),
    ("2017-33", "2017-01-01", "2017-03-31"),
    ("2017-36", "2017-10-01", "2017-12-31"),
    ("../2017-33", "..", "2017-03-31"),
    ("2016-12/2017-33", "2016-12-01", "2017-03-31"),
]


def day(text):
    return None if text == ".." else date.fromisoformat(text)


@pytest.mark.parametrize(("text", "earliest", "latest"), WINDOWS + READ_ONLY)
def test_edtf_is_read_as_one_window_for_both_readers(text, earliest, latest):
    start, end = day(earliest), day(latest)
    assert period_from_edtf(text, "zo staat het er") == Period("zo staat het er", start, end, "edtf", text, start, end)


@pytest.mark.parametrize(("text", "earliest", "latest"), WINDOWS)
def test_a_window_is_written_as_short_as_it_can_be(text, earliest, latest):
    assert edtf_from_bounds(day(earliest), day(latest)) == text


def test_an_approximate_beginning_is_written_in_full():
    assert edtf_from_bounds(date(2016, 9, 1), date(2016, 12, 31), about_start=True) == "2016-09-01~/2016-12-31"


@pytest.mark.parametrize(
    ("text", "marked"),
    [("2016", "2016~"), ("2016/..", "2016~/.."), ("2016-09-01~/2016-12-31", "2016-09-01~/2016-12-31~")],
)
def test_about_marks_every_part_once(text, marked):
    assert about(text) == marked


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2022-21", ("2022-03-01", "2022-06-21", "2022-03-20", "2022-05-31")),
        ("2016-22", ("2016-06-01", "2016-09-22", "2016-06-21", "2016-08-31")),
        ("2016-23", ("2016-09-01", "2016-12-21", "2016-09-22", "2016-11-30")),
        ("2015-24/2016-01-01", ("2015-12-01", "2016-01-01", "2015-12-22", "2016-01-01")),
    ],
)
def test_a_season_keeps_its_two_readings(text, days):
    period = period_from_edtf(text)
    bounds = (period.earliest, period.latest, period.earliest_strict, period.latest_strict)
    assert bounds == tuple(map(date.fromisoformat, days))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "../..",
        "/2016",
        "2016/",
        "2016-00",
        "2016-07-00",
        "2016-13",
        "2016-02-30",
        "2016-21-05",
        "2016-42",
        "20160704",
    ]
    + [
        "1899",
        "2200",
        "1999-22",
        "2017/2016",
        "2016/2017/2018",
        "2016-7-4",
        "２０１６",
        "2016\n",
        "x" * 41,
        "P3M",
        "2016~~",
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(UnreadablePeriod) as caught:
        period_from_edtf(text)
    assert caught.value.wording == text


days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(days, days)
def test_any_window_survives_the_round_trip(one, other):
    start, end = sorted((one, other))
    for bounds in ((start, end), (None, end), (start, None)):
        period = period_from_edtf(edtf_from_bounds(*bounds))
        assert (period.earliest, period.latest) == bounds


@given(st.integers(1900, 2199), st.integers(1, 12))
def test_whole_months_survive_the_round_trip(year, month):
    period = period_from_edtf(f"{year}-{month:02}")
    assert edtf_from_bounds(period.earliest, period.latest) == f"{year}-{month:02}"


edtf_like = st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}[~?%]?(/([0-9]{4}(-[0-9]{2}){0,2}|\.\.))?\n?", fullmatch=True)


@given(st.text(max_size=60) | edtf_like)
@example("2016-06/..")
@example("2016-06-31")
def test_any_text_is_read_or_refused(text):
    try:
        period = period_from_edtf(text)
    except UnreadablePeriod:
        return
    assert period.earliest or period.latest
