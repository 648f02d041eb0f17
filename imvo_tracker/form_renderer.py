"""Draw the boxes of a form in Python: the same bytes as Django's templates, in a tenth of the time.

A form of staff has some sixty boxes and choices, and for each Django renders two or three templates. Their source is
django/forms/templates/django/forms/widgets; what stands not here is rendered from there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeData

Widget = Mapping[str, Any]


class PlainBoxes(TemplatesSetting):
    """Django's renderer, save for the boxes and choices of which a form has many."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        draw = _DRAWN.get(template_name)
        return draw(context["widget"]).strip() if draw else super().render(template_name, context, request)


def _printed(value: Any) -> str:
    """Return a value as the filter `stringformat` prints it."""
    return str(value) if isinstance(value, SafeData) else escape(str(value))


def _label(value: Any) -> str:
    """Return a label as a template prints it: a number as it is written in the language of the page."""
    return conditional_escape(localize(value))


def _attributes(widget: Widget) -> str:
    told = [(name, value) for name, value in widget["attrs"].items() if value is not False]
    return "".join(f" {name}" if value is True else f' {name}="{_printed(value)}"' for name, value in told)


def _input(widget: Widget) -> str:
    value = "" if widget["value"] is None else f' value="{_printed(widget["value"])}"'
    return f'<input type="{widget["type"]}" name="{_label(widget["name"])}"{value}{_attributes(widget)}>\n'


def _textarea(widget: Widget) -> str:
    value = _label(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{_label(widget["name"])}"{_attributes(widget)}>\n{value}</textarea>\n'


def _select(widget: Widget) -> str:
    drawn = "".join(
        _group(group, options, '\n  <optgroup label="{}">', "\n  {}", "\n  </optgroup>")
        for group, options, _index in widget["optgroups"]
    )
    return f'<select name="{_label(widget["name"])}"{_attributes(widget)}>{drawn}\n</select>\n'


def _boxes(widget: Widget) -> str:
    attributes = "".join(
        f' {name}="{_label(widget["attrs"][name])}"' for name in ("id", "class") if widget["attrs"].get(name)
    )
    drawn = "".join(
        _group(group, options, "\n  <div><label>{}</label>", "<div>\n    {}</div>", "\n  </div>")
        for group, options, _index in widget["optgroups"]
    )
    return f"<div{attributes}>{drawn}\n</div>\n"


def _group(name: Any, options: list[Widget], before: str, each: str, after: str) -> str:
    """Return the choices of one group between `before` and `after`, which a group without a name goes without."""
    drawn = "".join(each.format(_DRAWN[option["template_name"]](option)) for option in options)
    return f"{before.format(_label(name))}{drawn}{after}" if name else drawn


def _option(widget: Widget) -> str:
    return f'<option value="{_printed(widget["value"])}"{_attributes(widget)}>{_label(widget["label"])}</option>\n'


def _labelled(widget: Widget) -> str:
    if not widget.get("wrap_label"):
        return f"{_input(widget)}\n\n"
    whose = f' for="{_label(widget["attrs"]["id"])}"' if widget["attrs"].get("id") else ""
    return f"<label{whose}>{_input(widget)} {_label(widget['label'])}</label>\n\n"


_INPUTS = ("input", "text", "number", "email", "url", "tel", "search", "hidden", "password", "date", "datetime",
           "time", "checkbox")  # fmt: skip
_DRAWN: dict[str, Callable[[Widget], str]] = {
    f"django/forms/widgets/{name}.html": draw
    for name, draw in {
        **dict.fromkeys(_INPUTS, _input), "textarea": _textarea, "select": _select, "select_option": _option,
        "radio": _boxes, "checkbox_select": _boxes, "radio_option": _labelled, "checkbox_option": _labelled,
    }.items()
}  # fmt: skip
