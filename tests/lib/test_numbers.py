"""Numbers as people type them: read, or refused with both readings; never silently another number."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from imvo_tracker.lib.fields import CountField, NumberField
from imvo_tracker.lib.numbers import UnreadableNumber, print_number, read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1000", "1000"),
        ("1 000", "1000"),
        ("1\u00a0000", "1000"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.000,50", "1000.50"),
        ("1,000.50", "1000.50"),
        ("1 000 000,5", "1000000.5"),
        ("29,96", "29.96"),
        ("29.96", "29.96"),
        ("0,125", "0.125"),
        ("29,1250", "29.125"),
        (" -5 ", "-5"),
        ("−5", "-5"),
        ("007", "7"),
    ],
)
def test_dutch_and_plain_numbers_are_read(text, number):
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["1.000", "1,000", "29,960", "12.345", "999.999", "-1.000"])
def test_what_could_be_two_numbers_is_refused_with_both(text):
    plain = text.replace(",", ".")
    with pytest.raises(UnreadableNumber) as refused:
        read_number(text)
    assert refused.value.readings == (Decimal(plain.replace(".", "")), Decimal(plain))


def test_the_refusal_shows_how_to_write_each_reading():
    with override("nl"), pytest.raises(UnreadableNumber) as refused:
        read_number("29.125")
    assert refused.value.message == "“29.125” is op twee manieren te lezen: schrijf 29125 of 29,1250."
    assert (read_number("29125"), read_number("29,1250")) == refused.value.readings


@pytest.mark.parametrize(
    ("text", "number"), [("1.000", 1000), ("35", 35), ("1.500", 1500), ("1 000", 1000), ("12.345.678", 12345678)]
)
def test_a_point_between_thousands_is_read_where_things_are_counted(text, number):
    assert read_number(text, whole=True) == number


@pytest.mark.parametrize("text", ["29,96", "1.5", "1.000,50", "0,5"])
def test_a_fraction_is_no_count(text):
    with pytest.raises(UnreadableNumber) as refused:
        read_number(text, whole=True)
    assert (refused.value.readings, text in refused.value.message) == ((), True)


@pytest.mark.parametrize(
    "text", ["", " ", "x", "1e3", "NaN", "Infinity", "١", "²", "1.2.3", "1.00.000", "12,", ",5", "1 00", "--1", "1\n\0"]
)
def test_anything_else_is_no_number(text):
    with pytest.raises(UnreadableNumber):
        read_number(text)


def test_a_long_text_is_not_repeated_in_full():
    with pytest.raises(UnreadableNumber) as refused:
        read_number("9" * 400)
    assert len(refused.value.message) < 100


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_what_is_printed_is_read_back(number):
    assert read_number(print_number(number)) == number


def test_fields_say_it_at_the_field_and_show_a_stored_value_plainly():
    count, share = NumberField(), NumberField()
    count.whole = True
    assert (count.clean("1.000"), share.clean("29,96"), share.clean("29.96")) == (
        1000,
        Decimal("29.96"),
        Decimal("29.96"),
    )
    assert (share.prepare_value(Decimal("1000.0000")), share.prepare_value(Decimal("29.9600"))) == ("1000", "29,96")
    with pytest.raises(ValidationError):
        share.clean("1.000")
    assert (CountField().clean("1.000"), CountField().clean(3), CountField(required=False).clean("")) == (1000, 3, None)
    with pytest.raises(ValidationError):
        CountField().clean("3.9")
