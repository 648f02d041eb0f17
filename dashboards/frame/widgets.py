"""The fields of filter forms, drawn without templates: Django takes one for each option of a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString

from dashboards.frame.markup import fill, fill_each


def _attributes(attributes: Mapping[str, Any]) -> SafeString:
    """Return attributes as Django's templates print them: True is the name alone, False is nothing."""
    shown = ((name, value) for name, value in attributes.items() if value is not False)
    return fill_each(
        "{}", ((fill(" {}", name) if value is True else fill(' {}="{}"', name, value),) for name, value in shown)
    )


def filter_field(field: BoundField) -> SafeString:
    """Return a field of a filter form with its label and hint; what cannot be read never gets as far as a form."""
    if field.is_hidden:
        return fill("\n{}\n", field.as_widget())
    hint = fill('<p class="nl-field__hint" id="{}_helptext">{}</p>', field.auto_id, field.help_text)
    return fill(
        '\n\n<div class="nl-field">\n  <label for="{}">{}</label>\n  {}\n\n  {}\n</div>\n\n',
        field.id_for_label, field.label, hint if field.help_text else "", field.as_widget(),
    )  # fmt: skip


class _Input:
    """One line to type in."""

    def _render(self, template_name: str, context: Mapping[str, Any], renderer: object = None) -> SafeString:
        widget = context["widget"]
        value = "" if widget["value"] is None else fill(' value="{}"', widget["value"])
        return fill(
            '<input type="{}" name="{}"{}{}>\n', widget["type"], widget["name"], value, _attributes(widget["attrs"])
        )


class TextInput(_Input, forms.TextInput):
    """A line of words."""


class DateInput(_Input, forms.DateInput):
    """A day."""


class Select(forms.Select):
    """A list to choose one from, without groups."""

    def _render(self, template_name: str, context: Mapping[str, Any], renderer: object = None) -> SafeString:
        widget = context["widget"]
        options = (
            (option["value"], _attributes(option["attrs"]), option["label"])
            for _group, options, _place in widget["optgroups"]
            for option in options
        )
        return fill(
            '<select name="{}"{}>\n{}</select>\n',
            widget["name"],
            _attributes(widget["attrs"]),
            fill_each('<option value="{}"{}>{}</option>\n', options),
        )
