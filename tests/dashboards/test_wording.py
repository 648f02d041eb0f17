"""Values in words: numbers are cut, never rounded over a line."""

from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from dashboards.words.wording import say_exactly, say_number

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
        ("2802", "2802"),
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
