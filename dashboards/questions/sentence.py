"""A question as a sentence: with its choices in words, and with a box in the place of each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from covenants.moment.readings import Readings
from covenants.moment.record import Record, read_record
from dashboards.frame.base import HiddenField
from dashboards.frame.markup import fill
from dashboards.frame.query import (
    MOST_CHOICES,
    Choices,
    DayField,
    FilterForm,
    KeyField,
    PickField,
    name_of,
    read_form,
    values_of,
)
from dashboards.page_request import COLUMNS, RULE, PageRequest
from dashboards.questions.question import Basis, Choice, Day, Pick, Question
from dashboards.words.wording import pick, say_day
from imvo_tracker.lib.asof import DAY, KNOWN_ON, AsOf, is_relative, is_then, today

THEN, TODAY = "toen", "vandaag"
_PLACE = re.compile(r"%\((\w+)\)s")


class SentenceField(PickField):
    """A choice inside a sentence: one of the list, there is no empty one."""

    def __init__(self, offered: Choices, **options: Any) -> None:
        super().__init__(every="", **options)
        self.choices = list(offered)


class SentenceKeyField(KeyField):
    """The key of a covenant, where there are too many for a list; or one of the choices that stand for several."""

    def __init__(self, covenants: Readings, before: Choices, **options: Any) -> None:
        super().__init__(covenants, **options)
        self.choices = list(before)

    def validate(self, value: str) -> None:
        if value not in dict(self.choices):
            super().validate(value)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A question put: in plain words, and as parts of a form, words and boxes in turn.

    `hidden` is what the form takes along unseen.
    """

    words: str
    parts: tuple[SafeString, ...]
    hidden: tuple[HiddenField, ...]


def read_choices(question: Question, basis: Basis, later: Collection[str] = ()) -> Mapping[str, Any]:
    """Return what was chosen by key; raises `BadInput` naming the key of what is no choice at the moment.

    What is asked of the keys `later` is left out of account.
    """
    values = _values(question, basis)
    values = {key: value for key, value in values.items() if key not in later}
    given = read_form(_form(question, basis, data=values)).cleaned_data if values else {}
    return {one.key: given.get(one.key) or one.default(basis) for one in question.choices}


def choices_of_later(question: Question, basis: Basis) -> Mapping[str, str]:
    """Return what is asked that is a choice today, but was none yet at the moment asked: no other takes its place."""
    values = _values(question, basis)
    refused = _form(question, basis, data=values).errors if values else {}
    if not refused:
        return {}
    now = Basis(basis.asked, read_record(AsOf(today(), today())))
    wrong = _form(question, now, data=values).errors
    return {key: values[key] for key in refused if key not in wrong}


def _values(question: Question, basis: Basis) -> dict[str, str]:
    return values_of(basis.asked.filters, [one.key for one in question.choices])


def _form(question: Question, basis: Basis, **options: Any) -> FilterForm:
    form = FilterForm(**options)
    form.fields |= {one.key: _field(one, basis) for one in question.choices}
    return form


def _field(one: Choice, basis: Basis) -> forms.Field:
    if isinstance(one, Day):
        return DayField(label=one.label)
    if isinstance(one, Pick):
        return SentenceField(one.offered(basis), label=one.label)
    covenants = one.among(basis)
    if len(covenants) > MOST_CHOICES:
        return SentenceKeyField(covenants, one.before, label=one.label)
    by_name = sorted(((fact.slug, name_of(fact)) for fact in covenants.covenants), key=lambda pair: pair[1].casefold())
    return SentenceField([*one.before, *by_name], label=one.label)


def put(question: Question, basis: Basis, chosen: Mapping[str, Any], later: Mapping[str, str]) -> Sentence:
    """Return the question with what was chosen, and with the moment where it asks by it.

    What is a choice `later` is called by its key: its name may be of later too.
    """
    text = str(question.sentence)
    keys = _PLACE.findall(text)
    form = _form(question, basis, initial={**chosen, **later})
    for key, value in later.items():
        field: Any = form.fields[key]
        field.choices = [*getattr(field, "choices", ()), (value, value)]
    form.fields |= {key: field for key, field in _moment_fields(basis).items() if key in keys}
    form.initial = {**form.initial, **_moment_values(basis)}
    places = {key: _shown(form.fields[key], form.initial.get(key)) for key in keys}
    parts = (fill("{}", part) if is_text else _box(form[part]) for is_text, part in _split(text))
    return Sentence(text % places, tuple(parts), _hidden(basis.asked, keys))


def _split(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the words and the places of a sentence in turn."""
    for place, part in enumerate(_PLACE.split(text)):
        if part:
            yield place % 2 == 0, part


def _box(field: forms.BoundField) -> SafeString:
    """Return a box with its label, which is heard and not seen: the sentence around it says it to the eye."""
    label = fill('<label class="nl-hidden" for="{}">{}</label>', field.id_for_label, field.label)
    return fill('<span class="nl-ask__choice">{}{}</span>', label, field.as_widget(attrs={"class": "nl-input"}))


def _shown(field: forms.Field, value: object) -> str:
    """Return what a box shows, in words."""
    if isinstance(value, date):
        return say_day(value)
    offered: Any = getattr(field, "choices", ())
    return str({str(key): label for key, label in offered}.get(str(value), value))


# The moment, in the sentence.


def _moment_fields(basis: Basis) -> dict[str, forms.Field]:
    return {
        DAY: DayField(label=_("Situation on")),
        KNOWN_ON: SentenceField(_knowledge(basis), label=_("What was known")),
        RULE: SentenceField(_rules(basis.record), label=_("Counting rule")),
    }


def _moment_values(basis: Basis) -> dict[str, Any]:
    return {DAY: basis.record.as_of.day, KNOWN_ON: _knowledge_chosen(basis), RULE: basis.record.rule.slug}


def _knowledge(basis: Basis) -> list[tuple[str, str | Promise]]:
    """Then, now, and the day of the address where it is neither."""
    known_on = basis.record.as_of.known_on
    offered: list[tuple[str, str | Promise]] = [
        (THEN, _("with what was known then")),
        (TODAY, _("with what is known now")),
    ]
    if _knowledge_chosen(basis) == known_on.isoformat():
        offered.append((known_on.isoformat(), _("with what was known on %(day)s") % {"day": say_day(known_on)}))
    return offered


def _knowledge_chosen(basis: Basis) -> str:
    given, as_of = basis.asked.given.get(KNOWN_ON, THEN), basis.record.as_of
    if is_then(given) or (not is_relative(given) and as_of.known_on == as_of.day):
        return THEN
    return TODAY if is_relative(given) else as_of.known_on.isoformat()


def _rules(record: Record) -> list[tuple[str, str | Promise]]:
    return [(one.slug, f"“{pick(one.name, one.name_en)}”") for one in record.rules]


def _hidden(asked: PageRequest, keys: list[str]) -> tuple[HiddenField, ...]:
    """The parts of the moment in the address that the sentence does not ask for, and the columns shown."""
    columns = values_of(asked.filters, (COLUMNS,))
    return tuple(HiddenField(key, value) for key, value in (*asked.given.items(), *columns.items()) if key not in keys)
