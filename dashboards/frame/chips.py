"""What a list is filtered by: each choice in words, with the address without it; and what the form takes along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from dashboards.frame.base import HiddenField
from dashboards.frame.table_paging import SORT
from dashboards.page_request import COLUMNS, PageRequest
from dashboards.words.wording import say_day


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is on, and the address of the same list without it."""

    label: str
    value: str
    url: str


def chips_of(
    form: forms.Form, asked: PageRequest, *, unless: Mapping[str, str] | None = None, anchor: str = ""
) -> tuple[Chip, ...]:
    """Return the filters that a form shows as chosen; `unless` holds by key the value that is no choice."""
    return tuple(
        Chip(label, value, asked.without(key) + anchor)
        for key, label, value in _chosen(form)
        if (unless or {}).get(key) != form.initial[key]
    )


def _chosen(form: forms.Form) -> Iterator[tuple[str, str, str]]:
    for key, field in form.fields.items():
        value = form.initial.get(key)
        if value and not field.widget.is_hidden:
            yield key, str(field.label), _say(field, value)


def _say(field: forms.Field, value: object) -> str:
    """Return a value as the box shows it, without the dash before a subsector."""
    if isinstance(value, date):
        return say_day(value)
    offered: Any = getattr(field, "choices", ())
    return str(dict(offered).get(value, value)).removeprefix("– ")


def kept_fields(asked: PageRequest) -> tuple[HiddenField, ...]:
    """Return what a form of filters takes along unseen: the moment, the order of the table, and its columns."""
    laid_out = ((key, value) for key, value in asked.filters if key in (SORT, COLUMNS) and value)
    return tuple(HiddenField(key, value) for key, value in (*asked.given.items(), *laid_out))
