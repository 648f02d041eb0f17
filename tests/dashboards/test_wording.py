"""Values in words: numbers are cut, never rounded over a line."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from covenants.models import MilestoneStatement
from dashboards.words.statements import say_milestone
from dashboards.words.wording import say_exactly, say_number, say_period, say_window
from imvo_tracker.lib.period import read_period
from tests.site.reader import Reader

FOUR_DECIMALS = st.decimals(min_value=0, max_value=100, places=4)
TWO_DECIMALS = st.decimals(min_value=0, max_value=100, places=2)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("29.96", "29,96"),
        ("29.9600", "29,96"),
        ("29.996", "29,99"),
        ("33.3333", "33,33"),
        ("30.0040", "30"),
        ("0.5", "0,5"),
        ("100", "100"),
        ("35.0000", "35"),
        ("2802", "2.802"),
        ("3436.5", "3.436,5"),
        ("0.001", "0"),
        ("-0.001", "-0"),
    ],
)
def test_a_number_is_printed_with_at_most_two_decimals_and_never_rounded_up(value, printed):
    with override("nl"):
        assert say_number(Decimal(value)) == printed


@given(FOUR_DECIMALS, TWO_DECIMALS)
def test_what_is_printed_lies_on_the_same_side_of_a_line_as_the_number(value, line):
    with override("nl"):
        printed = Decimal(say_number(value).replace(",", "."))
    assert (printed >= line) == (value >= line)


def test_a_correction_is_printed_with_all_decimals():
    with override("nl"):
        assert say_exactly(Decimal("33.3333")) == "33,3333"


@pytest.mark.parametrize(
    ("wording", "dutch", "english"),
    [
        ("in de eerste helft van 2017", "eerste helft 2017", "first half of 2017"),
        ("september vorig jaar", "september 2015", "September 2015"),
        ("eind vorig jaar", "eind 2015", "late 2015"),
        ("2e kwartaal 2017", "tweede kwartaal 2017", "second quarter of 2017"),
        ("de zomer van 2016", "zomer 2016", "summer of 2016"),
        ("in de loop van 2017", "2017", "2017"),
        ("nog dit jaar", "17 juni 2016 tot en met 31 december 2016", "17 June 2016 to 31 December 2016"),
        ("vóór 2017", "uiterlijk 31 december 2016", "by 31 December 2016 at the latest"),
    ],
)
def test_a_period_is_said_in_words_where_a_word_fits(wording, dutch, english):
    period = read_period(wording, written_on=date(2016, 6, 17))
    said = {}
    for language in ("nl", "en"):
        with override(language):
            said[language] = say_period(period)
    assert said == {"nl": dutch, "en": english}


def test_a_window_without_its_rule_is_said_by_its_days_alone():
    with override("nl"):
        assert say_window(date(2015, 10, 1), date(2015, 12, 31)) == "vierde kwartaal 2015"


@pytest.mark.parametrize(
    ("kind", "modality", "dutch", "english"),
    [
        ("signed", "fact", "Ondertekend", "Signed"),
        ("signed", "aim", "Streven: ondertekend", "Aim: signed"),
        ("signed", "expect", "Verwacht: ondertekend", "Expected: signed"),
        ("signed", "may", "Mogelijk: ondertekend", "May be expected to be possible: signed"),
    ],
)
def test_a_fact_is_said_without_modality_and_the_rest_with_it_in_front(kind, modality, dutch, english):
    entry = MilestoneStatement(kind=kind, modality=modality)
    for language, said in (("nl", dutch), ("en", english)):
        with override(language):
            assert say_milestone(entry)[0] == said


ONE_OF_MANY = re.compile(
    r"(?<![\d.,])1 (dagen|convenanten|beloften|ondertekeningen|uitspraken|days|agreements|promises)\b"
)


@pytest.mark.parametrize("day", ["2017-01-01", "2017-07-01", "2019-05-24"])
def test_the_day_after_a_deadline_is_said_in_the_singular(client, whole, day):
    for path in ("/", "/beloften/", "/en/", "/en/beloften/", "/documenten/kst-26485-220/"):
        words = Reader(client).page(f"{path}?peildatum={day}").words
        assert ONE_OF_MANY.search(words) is None, path


def test_a_deadline_that_passed_unsigned_is_the_finding_before_anything_came_late(client, whole):
    charts = client.get("/beloften/?peildatum=2017-01-01").context["page"].charts
    assert "De deadlines van 4 beloofde ondertekeningen zijn voorbij" in [chart.title for chart in charts]
    charts = client.get("/beloften/?peildatum=2016-12-01").context["page"].charts
    assert "Geen door het kabinet beloofde ondertekening kwam te laat" in [chart.title for chart in charts]


def test_an_english_page_says_where_it_stands_in_english(client, whole):
    words = Reader(client).page("/en/documenten/kst-26485-220/").words
    assert ("voetnoot" in words, "submitted, footnote 2, p. 1" in words) == (False, True)
