"""A moment is read from an address or refused with the parameter's name; it never quietly becomes today."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from hypothesis import example, given
from hypothesis import strategies as st

from imvo_tracker.lib.asof import AsOf, MomentError, now, parse_as_of, today

TODAY = date(2026, 11, 23)
LETTER = date(2016, 6, 17)
MAX_QUERY_VALUE = 60
NO_MOMENT = (
    *(
        "",
        "  ",
        "31-02-2016",
        "2016-13-01",
        "00-01-2016",
        "1234567890123456789012345",
        "\x00",
        "2016-06-17\x00",
        "\ud800",
    ),
    *("gisteren", "٢٠١٦-٠٦-١٧", "²", "2016", "17-06-16", "2016-06-17\n", "1899-12-31", "01-01-2200", "9999-12-31"),
    *("-1", "0", "1.0", "8", "2016-06-17T00:00"),
)


def parse(**params):
    return parse_as_of(params, newest_revision=7, today=TODAY)


def refused(**params):
    with pytest.raises(MomentError) as caught:
        parse(**params)
    assert str(caught.value) == caught.value.message
    assert caught.value.message.startswith(f"{caught.value.field}: ")
    return caught.value.field


def test_today_is_the_day_in_the_netherlands():
    with time_machine.travel(datetime(2026, 6, 30, 22, 30, tzinfo=UTC), tick=False):
        assert today() == date(2026, 7, 1)
        assert now() == datetime(2026, 6, 30, 22, 30, tzinfo=UTC)


def test_without_parameters_the_moment_is_today_with_todays_knowledge():
    assert parse() == AsOf(TODAY, TODAY, None)


def test_a_past_day_is_seen_with_the_knowledge_of_that_day():
    assert parse(peildatum="2016-06-17") == AsOf(LETTER, LETTER)


def test_a_future_day_is_seen_with_the_knowledge_of_today():
    moment = parse(peildatum="31-12-2030")
    assert moment == AsOf(date(2030, 12, 31), TODAY)
    assert moment.judged_on == TODAY


def test_all_three_parts_are_read():
    moment = parse(peildatum="17-6-2016", bekend_op="vandaag", revisie="7")
    assert moment == AsOf(LETTER, TODAY, 7)
    assert moment.judged_on == LETTER


@pytest.mark.parametrize("text", ["2016-06-17", "2016-6-17", "17-06-2016", "17-6-2016", " 17-06-2016 "])
def test_both_ways_to_write_a_date_mean_the_same_day(text):
    assert parse(peildatum=text).day == LETTER


@pytest.mark.parametrize("text", ["vandaag", "today", "Vandaag"])
def test_today_may_be_named_by_a_word(text):
    assert parse(peildatum=text, bekend_op=text) == AsOf(TODAY, TODAY)


def test_day_stands_before_month():
    assert parse(peildatum="04-07-2016").day == date(2016, 7, 4)


@pytest.mark.parametrize("field", ["peildatum", "bekend_op", "revisie"])
@pytest.mark.parametrize("text", NO_MOMENT)
def test_anything_else_is_refused_and_the_parameter_named(field, text):
    assert refused(**{field: text}) == field


def test_knowledge_of_tomorrow_is_refused():
    assert refused(bekend_op="24-11-2026") == "bekend_op"
    assert parse(bekend_op="23-11-2026") == AsOf(TODAY, TODAY)


def test_a_revision_that_is_not_there_is_refused():
    assert refused(revisie="8") == "revisie"
    assert refused(revisie="07") == "revisie"
    with pytest.raises(MomentError):
        parse_as_of({"revisie": "1"}, newest_revision=0, today=TODAY)


def test_query_leaves_out_the_newest_revision():
    assert AsOf(LETTER, TODAY).query() == {"peildatum": "2016-06-17", "bekend_op": "2026-11-23"}
    assert AsOf(LETTER, LETTER, 3).query() == {"peildatum": "2016-06-17", "bekend_op": "2016-06-17", "revisie": "3"}


dates = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(dates, st.dates(date(1900, 1, 1), TODAY), st.none() | st.integers(1, 7))
def test_a_query_leads_back_to_its_moment(day, known_on, revision):
    moment = AsOf(day, known_on, revision)
    assert parse(**moment.query()) == moment


@given(dates)
def test_knowledge_is_never_later_than_today(day):
    moment = parse(peildatum=day.isoformat())
    assert moment.known_on == min(day, TODAY)
    assert moment.judged_on == moment.known_on


texts = st.text(max_size=MAX_QUERY_VALUE) | st.from_regex(r"[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,4}\n?", fullmatch=True)
queries = st.dictionaries(st.sampled_from(["peildatum", "bekend_op", "revisie", "sort"]), texts)


@given(queries)
@example({"peildatum": "2016-06-17", "revisie": "7"})
@example({"peildatum": "2016-06-17", "revisie": "8"})
def test_any_text_is_read_or_refused_by_name(params):
    moment = read_or_refused(params)
    assert isinstance(moment, AsOf) or moment in params
    if isinstance(moment, AsOf):
        assert moment.known_on <= TODAY
        assert moment.revision is None or 1 <= moment.revision <= 7


def read_or_refused(params):
    """Return the moment, or the name of the parameter that was refused."""
    try:
        return parse(**params)
    except MomentError as error:
        return error.field
