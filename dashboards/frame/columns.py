"""Which columns of a table are shown: an address says it, a form of boxes asks it, the file of the table follows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dashboards.frame.base import HiddenField
from dashboards.frame.query import Pairs, shortened
from dashboards.page_request import COLUMNS, PageRequest
from imvo_tracker.lib.badinput import BadInput

Labels = Sequence[tuple[str, str | Promise]]


@dataclass(frozen=True, slots=True)
class ColumnOption:
    """One column that can be left out."""

    key: str
    label: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """`shown` are the keys of the columns shown, in the order of the table; the first of a table is always among them.

    `is_chosen` says whether the address chose at all; `hidden` is what the form takes along, `every_url` leads to the
    same table with all columns.
    """

    options: tuple[ColumnOption, ...]
    shown: tuple[str, ...]
    is_chosen: bool
    hidden: tuple[HiddenField, ...]
    every_url: str

    @property
    def written(self) -> str:
        """The columns as they stand in an address."""
        return ",".join(self.shown)


def choose_columns(asked: PageRequest, labels: Labels, *, always: int = 1, anchor: str = "") -> ColumnChoice:
    """Return which of the columns are shown; raises `BadInput` for one that the table does not have.

    The first `always` of them cannot be left out: without them nobody knows what a row is about.
    """
    keys = [key for key, _label in labels]
    named = _named(asked.filters)
    for name in named:
        if name not in keys:
            message = _("%(key)s: the table has no column “%(value)s”. Possible: %(names)s.")
            raise BadInput(message % {"key": COLUMNS, "value": shortened(name), "names": ", ".join(keys)}, COLUMNS)
    shown = tuple(key for place, key in enumerate(keys) if place < always or key in named or not named)
    kept = [pair for pair in (*asked.lasting_filters, *asked.given.items()) if pair[0] != COLUMNS]
    return ColumnChoice(
        options=tuple(ColumnOption(key, str(label), key in shown) for key, label in labels[always:]),
        shown=shown,
        is_chosen=bool(named),
        hidden=tuple(HiddenField(key, value) for key, value in kept),
        every_url=asked.without(COLUMNS) + anchor if named else "",
    )


def _named(pairs: Pairs) -> list[str]:
    written = (value for key, value in pairs if key == COLUMNS)
    return [name for value in written for part in value.split(",") if (name := part.strip(" "))]


def with_columns_once(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Write the columns once, as links do: a form of boxes names each apart."""
    pairs = tuple(pairs)
    named = _named(pairs)
    others = tuple(pair for pair in pairs if pair[0] != COLUMNS)
    return (*others, (COLUMNS, ",".join(dict.fromkeys(named)))) if named else others
