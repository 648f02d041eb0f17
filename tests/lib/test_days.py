"""Days in the years that the record knows, written with four digits for the year."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import override

from imvo_tracker.lib.days import UnreadableDay, in_known_years, read_day
from imvo_tracker.lib.fields import DayField


@pytest.mark.parametrize("text", ["2016-07-04", "04-07-2016", "4-7-2016", "2016-7-4"])
def test_dutch_and_iso_days_are_read(text):
    assert read_day(text) == date(2016, 7, 4)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("04-07-16", "schrijf het jaar met vier cijfers, bijvoorbeeld 17-06-2016."),
        ("16-07-04", "schrijf het jaar met vier cijfers, bijvoorbeeld 17-06-2016."),
        ("0016-07-04", "het jaar moet tussen 1900 en 2199 liggen."),
        ("1899-12-31", "het jaar moet tussen 1900 en 2199 liggen."),
        ("01-01-2200", "het jaar moet tussen 1900 en 2199 liggen."),
        ("31-02-2016", "31-02-2016 staat niet op de kalender."),
        ("juli", "dit is geen datum. Schrijf bijvoorbeeld 17-06-2016 of 2016-06-17."),
        ("٢٠١٦-٠٧-٠٤", "dit is geen datum. Schrijf bijvoorbeeld 17-06-2016 of 2016-06-17."),
    ],
)
def test_any_other_day_is_refused_with_its_reason(text, message):
    with override("nl"), pytest.raises(UnreadableDay) as refused:
        read_day(text)
    assert refused.value.message == message
    with override("nl"), pytest.raises(ValidationError) as at_field:
        DayField().clean(text)
    assert at_field.value.messages == [message[0].upper() + message[1:]]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_form_reads_the_day_first_in_either_language(language):
    with override(language):
        assert DayField().clean("04/07/2016") == date(2016, 7, 4)
        assert DayField(required=False).clean("") is None
        assert DayField().clean(date(2016, 7, 4)) == date(2016, 7, 4)


def test_every_stored_day_of_ours_has_the_known_years():
    """The tables of history repeat the columns of their own."""
    days = [
        field
        for model in apps.get_models()
        if model._meta.app_label in ("dossier", "sectors", "covenants")
        for field in model._meta.concrete_fields
        if type(field) is models.DateField
    ]
    assert len(days) > 40
    assert [str(field) for field in days if in_known_years not in field.validators] == []


@pytest.mark.parametrize(("year", "is_known"), [(1899, False), (1900, True), (2199, True), (2200, False)])
def test_the_years_end_at_1900_and_2199(year, is_known):
    try:
        in_known_years(date(year, 6, 1))
    except ValidationError:
        assert not is_known
    else:
        assert is_known
