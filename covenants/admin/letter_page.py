"""What the page of a sitting shows: rows of cells, what each was read as, and what the record says now."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from covenants.admin.letter_desk import Desk
from covenants.domain.letter_cells import CELLS, KEPT_CELLS, MAIN_CELLS, MORE_CELLS
from covenants.forms.letter import EMPTY, ERROR, QUESTION, READ
from covenants.selectors.letter_now import read_as, said_now

LABELS = {
    "page": gettext_lazy("page"),
    "about": gettext_lazy("about"),
    "what": gettext_lazy("what"),
    "firmness": gettext_lazy("how firmly"),
    "words": gettext_lazy("words as printed"),
    "speaker": gettext_lazy("according to another"),
    "figure": gettext_lazy("figure"),
    "party": gettext_lazy("who takes part"),
    "date_words": gettext_lazy("date in other words"),
    "supplied_by": gettext_lazy("the day is given in"),
    "supplied_page": gettext_lazy("on its page"),
    "undated": gettext_lazy("without a date"),
    "text": gettext_lazy("in our own sentence"),
    "text_en": gettext_lazy("in English"),
    "public_from": gettext_lazy("under embargo until"),
    "embargo_reason": gettext_lazy("reason for the embargo"),
    "oddity_reason": gettext_lazy("why it is right after all"),
    "note": gettext_lazy("remark"),
}
LISTS = {"about": "subjects", "what": "whats", "firmness": "firmness", "speaker": "speakers", "party": "speakers"}
SPARE_ROWS = 1
MARKS = {READ: "✓", QUESTION: "?", ERROR: "!", EMPTY: ""}


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a row: `place` is its name in the form and its id."""

    name: str
    label: str
    place: str
    value: str
    list_id: str = ""
    is_faulty: bool = False


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row as the template prints it."""

    token: str
    number: int
    cells: tuple[Cell, ...]
    more: tuple[Cell, ...]
    was: str
    state: str = EMPTY
    mark: str = ""
    read_as: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    may_report: bool = False
    now: tuple[str, ...] = ()
    is_open: bool = False


def shown_rows(desk: Desk, rows, typed=None):
    """Return rows as they are shown, with what was typed but not kept in their place."""
    read = desk.reader.read(rows)
    now = iter(said_now([entry for one in read for entry in one.entries], by=desk.request.user))
    return [_shown(one, number, now, typed or {}) for number, one in enumerate(read, start=1)]


def _shown(read, number, now, typed):
    """Return one row; what the record says now is taken off in the order of the entries."""
    row, entries = read.row, read.entries
    faulty = {fault.cell for fault in read.faults}
    cells = {**row.cells, **typed.get(row.token, {})}
    return ShownRow(
        row.token,
        number,
        _cells(MAIN_CELLS, row.token, cells, faulty),
        _cells(MORE_CELLS, row.token, cells, faulty),
        json.dumps(row.cells, ensure_ascii=False),
        read.state,
        MARKS[read.state],
        tuple(read_as(entry) for entry in entries),
        tuple(fault.text for fault in read.faults),
        read.choices,
        row.cells.get("choice", ""),
        read.may_report,
        tuple(next(now).words for _entry in entries),
        read.may_report or bool(faulty & set(MORE_CELLS)) or _is_opened(cells),
    )


def _is_opened(cells):
    """Say whether something stands in the fields that F2 opens, the speaker apart, who goes along with each row."""
    return any(cells.get(name) for name in MORE_CELLS if name != "speaker")


def blank_row(token, number, cells=None):
    """Return a row that is not kept yet, with these cells typed in it."""
    own = cells or {}
    return ShownRow(token, number, _cells(MAIN_CELLS, token, own, set()), _cells(MORE_CELLS, token, own, set()), "{}")


def begun_like(cells):
    """Return what a new row takes over from the row above it."""
    return {name: value for name, value in cells.items() if name in KEPT_CELLS}


def _cells(names, token, cells, faulty):
    return tuple(
        Cell(name, str(LABELS[name]), f"{token}-{name}", cells.get(name, ""), LISTS.get(name, ""), name in faulty)
        for name in names
    )


def counts(rows):
    """Return the line above the grid: “7 rows · 5 read · 1 question · 1 error”."""
    by_state = Counter(row.state for row in rows if row.state != EMPTY)
    numbers = {"rows": by_state.total(), **{state: by_state[state] for state in (READ, QUESTION, ERROR)}}
    return " · ".join(_counted(name, number) for name, number in numbers.items() if number or name in ("rows", READ))


def _counted(name, number, shown=None):
    words = {
        "rows": ngettext("%(count)s row", "%(count)s rows", number),
        READ: _("%(count)s read"),
        QUESTION: ngettext("%(count)s question", "%(count)s questions", number),
        ERROR: ngettext("%(count)s error", "%(count)s errors", number),
    }
    return words[name] % {"count": number if shown is None else shown}


def count_words():
    """Return for the script how one and how many are said, with # for the number."""
    return json.dumps(
        {name: [_counted(name, number, "#") for number in (1, 2)] for name in ("rows", READ, QUESTION, ERROR)}
    )


def typed_cells(posted):
    """Yield (token, cell, value before, value) of every cell that a form holds."""
    for token in posted.getlist("row"):
        try:
            was = json.loads(posted.get(f"{token}-was", "") or "{}")
        except ValueError:
            was = {}
        was = was if isinstance(was, dict) else {}
        places = {name: f"{token}-{name}" for name in sorted(CELLS, key=_asked_last)}
        typed = {name: posted.get(place, "").strip() for name, place in places.items() if place in posted}
        if was or any(value for name, value in typed.items() if name not in KEPT_CELLS):
            typed.setdefault("undated", "")  # a box that is not ticked is not sent
            yield from ((token, name, str(was.get(name, "")), value) for name, value in typed.items())


def _asked_last(name):
    """A reason answers what is asked about the other cells, so it comes after them."""
    return (name == "oddity_reason", name)
