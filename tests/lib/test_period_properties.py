"""What holds for every wording: made up from the words that the rules know, or from anything at all."""

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from imvo_tracker.lib.days import YEARS
from imvo_tracker.lib.period import (
    PERIOD_RULES,
    AmbiguousPeriod,
    Period,
    UnreadablePeriod,
    period_from_edtf,
    read_period,
)
from imvo_tracker.lib.period_words import MONTHS, ORDINALS, RECESS_NAMES, RELATIVE_YEARS, SEASONS, WEEKDAYS
from imvo_tracker.lib.text import folded

#: Rules that leave the last day open to the strict reader only.
OPEN_TO_THE_STRICT = {"after-season"}
SECONDS = 1

ANY_DAY = st.dates(date(2000, 1, 1), date(2049, 12, 31))
ANY_YEAR = st.integers(1890, 2210).map(str) | st.sampled_from(sorted(RELATIVE_YEARS))
LINKS = (
    "van tot en met t/m - / , . ( in op voor na rond sinds begin medio half eind einde kwartaal helft jl a.s. binnen"
)
WORD = (
    st.sampled_from(
        [*MONTHS, *SEASONS, *ORDINALS, "de", "dit", "deze", "komende", "drie", "maanden", "jaar", *LINKS.split()]
    )
    | ANY_YEAR
    | st.integers(0, 32).map(str)
)
SENTENCE = st.lists(WORD, min_size=1, max_size=7).map(" ".join)
STRETCH = st.one_of(
    ANY_YEAR,
    st.tuples(st.sampled_from([*MONTHS, *SEASONS, "begin", "medio", "eind", "begin juli", "eind mei"]), ANY_YEAR).map(
        " ".join
    ),
    st.tuples(st.sampled_from([*ORDINALS]), st.sampled_from(["kwartaal", "helft van"]), ANY_YEAR).map(" ".join),
    st.tuples(st.sampled_from(["de", "deze", "komende", "afgelopen"]), st.sampled_from([*SEASONS])).map(" ".join),
    st.tuples(st.integers(1, 31).map(str), st.sampled_from([*MONTHS]), ANY_YEAR).map(" ".join),
)
LIMIT = st.sampled_from(
    [
        "",
        "vóór ",
        "na ",
        "uiterlijk ",
        "tot ",
        "vanaf ",
        "voor het einde van ",
        "rond ",
        "sinds ",
        "tot en met ",
        "nog in ",
    ]
)
LIMITED = st.tuples(LIMIT, STRETCH).map("".join)
RANGE = st.tuples(STRETCH, st.sampled_from([" tot ", " tot en met ", " - ", " en "]), STRETCH).map("".join)
WITHOUT_YEAR = st.one_of(
    st.sampled_from([*MONTHS, *SEASONS, *RECESS_NAMES, "het reces", "Prinsjesdag", "de kerst", "de jaarwisseling"]),
    st.tuples(st.integers(1, 31).map(str), st.sampled_from([*MONTHS])).map(" ".join),
    st.tuples(st.sampled_from([*WEEKDAYS]), st.integers(1, 31).map(str), st.sampled_from([*MONTHS])).map(" ".join),
    st.tuples(st.sampled_from([*ORDINALS]), st.sampled_from(["kwartaal", "helft"])).map(" ".join),
)
YEARLESS = st.tuples(LIMIT, WITHOUT_YEAR, st.sampled_from(["", " heb ik de Kamer geïnformeerd"])).map("".join)
EXAMPLE = st.sampled_from([wording for rule in PERIOD_RULES for wording in rule.examples])
WORDING = st.one_of(SENTENCE, LIMITED, RANGE, YEARLESS, EXAMPLE)


def read_or_none(wording, written_on, starts_on=None) -> Period | None:
    try:
        return read_period(wording, written_on=written_on, starts_on=starts_on)
    except UnreadablePeriod as refusal:
        assert refusal.wording == wording
        assert refusal.message
        return None


def inside(period: Period) -> bool:
    """Whether the strict window lies within the generous one, but for the documented open end."""
    begins_inside = period.earliest is None or (
        period.earliest_strict is not None and period.earliest <= period.earliest_strict
    )
    may_be_open = period.latest_strict is None and period.rule in OPEN_TO_THE_STRICT
    ends_inside = period.latest is None or (period.latest_strict is not None and period.latest_strict <= period.latest)
    return begins_inside and (may_be_open or ends_inside)


def in_order(start, end) -> bool:
    return start is None or end is None or start <= end


@given(WORDING, ANY_DAY, st.none() | ANY_DAY)
def test_a_reading_is_a_window_with_the_strict_one_inside(wording, written_on, starts_on):
    period = read_or_none(wording, written_on, starts_on)
    if period is None:
        return
    assert in_order(period.earliest, period.latest)
    assert in_order(period.earliest_strict, period.latest_strict)
    assert period.earliest or period.latest
    assert inside(period), period


@given(WORDING, ANY_DAY, st.none() | ANY_DAY)
def test_the_edtf_of_a_reading_leads_back_to_its_generous_window(wording, written_on, starts_on):
    period = read_or_none(wording, written_on, starts_on)
    if period is None:
        return
    again = period_from_edtf(period.edtf, wording)
    assert (again.earliest, again.latest, again.edtf) == (period.earliest, period.latest, period.edtf)


@given(st.integers(1901, 2198), LIMIT, ANY_DAY)
def test_a_year_is_never_a_day(year, limit, written_on):
    period = read_period(f"{limit}{year}", written_on=written_on)
    assert period.earliest != period.latest
    assert period.earliest != date(year, 1, 1) or period.latest in (None, date(year, 12, 31))


@given(st.text(max_size=250), ANY_DAY)
@example("\x00", date(2016, 6, 17))
@example("\ud800", date(2016, 6, 17))
@example("in " * 66, date(2016, 6, 17))
@example("tot " * 50, date(2016, 6, 17))
@example("een tot en met " * 13, date(2016, 6, 17))
@example("0" * 200, date(2016, 6, 17))
@example(" " * 200, date(2016, 6, 17))
@example("1 - " * 50, date(2016, 6, 17))
def test_any_text_is_read_or_refused_and_soon(text, written_on):
    begun = time.process_time()
    read_or_none(text, written_on, written_on)
    assert time.process_time() - begun < SECONDS


@given(WORDING, st.dates())
@example("deze zomer", date(1899, 12, 31))
@example("in 2016", date(2200, 1, 1))
@example("in 2016", date(1900, 1, 1))
@example("dit jaar", date(2199, 12, 31))
@example("volgend jaar", date(2199, 12, 31))
def test_a_document_of_any_day_is_read_within_the_known_years_or_refused(wording, written_on):
    period = read_or_none(wording, written_on)
    if written_on.year not in YEARS:
        assert period is None
    elif period is not None:
        assert {day.year for day in (period.earliest, period.latest) if day is not None} <= set(YEARS)


@pytest.mark.parametrize(
    ("wording", "written_on", "window"),
    [
        ("in 2016", date(1900, 1, 1), (date(2016, 1, 1), date(2016, 12, 31))),
        ("in 2016", date(2199, 12, 31), (date(2016, 1, 1), date(2016, 12, 31))),
        ("dit jaar", date(2199, 12, 31), (date(2199, 1, 1), date(2199, 12, 31))),
        ("volgend jaar", date(2199, 12, 31), None),
        ("in 2016", date(1899, 12, 31), None),
        ("in 2016", date(2200, 1, 1), None),
    ],
)
def test_a_document_at_the_edge_of_the_known_years(wording, written_on, window):
    period = read_or_none(wording, written_on)
    assert (period and (period.earliest, period.latest)) == window


def what_is_said(wording, written_on):
    """The reading, the choices or the refusal: whatever the reader answers."""
    try:
        period = read_period(wording, written_on=written_on)
    except AmbiguousPeriod as question:
        return "asked", [candidate.words for candidate in question.candidates]
    except UnreadablePeriod as refusal:
        return "refused", " ".join(folded(refusal.part).split())  # it may be told as it was typed
    return replace(period, wording=""), [candidate.words for candidate in period.choices]


@given(WORDING, ANY_DAY)
@example("vóór 1900", date(2000, 1, 1))
def test_accents_capitals_and_spaces_change_nothing(wording, written_on):
    plain = what_is_said(wording, written_on)
    accented = wording.replace("voor", "vóór").replace("een ", "één ")
    for spelled in (accented, wording.upper(), wording.title(), f"  {wording.replace(' ', '   ')} "):
        assert what_is_said(spelled, written_on) == plain


@given(YEARLESS, ANY_DAY)
def test_a_year_that_is_filled_in_is_said_and_beside_the_documents_own(wording, written_on):
    try:
        period = read_period(wording, written_on=written_on)
        candidates = period.choices
    except AmbiguousPeriod as question:
        candidates = question.candidates
    except UnreadablePeriod:
        return
    for candidate in candidates:
        again = read_period(candidate.words, written_on=written_on)
        assert replace(again, wording=wording) == candidate.period
        days = {candidate.period.earliest, candidate.period.latest} - {None}
        assert {day.year for day in days} & {written_on.year + step for step in (-1, 0, 1, 2)}


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1900, 2199), ANY_DAY)
def test_in_figures_the_day_stands_before_the_month(day, month, year, written_on):
    assert read_period(f"{day}-{month}-{year}", written_on=written_on).latest == date(year, month, day)
    assert read_period(f"{year}-{month}-{day}", written_on=written_on).latest == date(year, month, day)
