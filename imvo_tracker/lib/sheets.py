"""Tables in uploaded files (XLSX, ODS, CSV), read with limits; what cannot be read is said by sheet, row and column.

A file comes from outside: how far it unpacks, how many rows and columns it claims and which XML it holds is looked at
before any library takes it apart.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries

from imvo_tracker.lib.packages import Fault, Limits, UnfitPackage, look_through
from imvo_tracker.lib.text import unfit_character

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 5000, 60, 4000
FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LIMITS = Limits(parts=300, unpacked=40 * 1024 * 1024)
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# The line by which Excel tells itself what stands between the cells
_SAYS_DELIMITER = re.compile(r'"?sep=([,;\t])"?\r?', re.IGNORECASE)
Value = str | Decimal | date | bool


class UnreadableSheet(ValueError):
    """A file that is not read at all; `message` is translated and names the place where there is one."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as it stands in the file; `problem` says why it is none."""

    value: Value = ""
    problem: str = ""

    @property
    def is_empty(self) -> bool:
        return self.value == "" and not self.problem


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty, by its number in the file."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The one table of a file."""

    name: str
    header: Row
    rows: tuple[Row, ...]


def read_sheet(file_name: str, content: bytes) -> Sheet:
    """Return the table of a file; raises UnreadableSheet. The ending of its name says what it is, and must be true."""
    ending = file_name.rpartition(".")[2].lower()
    if ending not in _READERS:
        raise UnreadableSheet(_("Choose a file that ends in .xlsx, .ods or .csv."))
    if len(content) > MOST_BYTES:
        raise UnreadableSheet(_("The file is larger than 5 MB."))
    if not content.strip():
        raise UnreadableSheet(_("The file is empty."))
    name, rows = _READERS[ending](content)
    filled = [row for row in (Row(number, _trimmed(cells)) for number, cells in rows) if row.cells]
    _check_size(name, filled)
    if not filled:
        raise UnreadableSheet(_("The file is empty."))
    return Sheet(name, filled[0], tuple(filled[1:]))


def place(sheet: str, row: int, column: int | None = None) -> str:
    """Return where something stands, in words; columns count from 0."""
    if column is None:
        return _("sheet “%(sheet)s”, row %(row)s") % {"sheet": sheet, "row": row}
    values = {"sheet": sheet, "row": row, "column": get_column_letter(column + 1)}
    return _("sheet “%(sheet)s”, row %(row)s, column %(column)s") % values


def escaped(text: str) -> str:
    """Return text as CSV carries it: an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def _unescaped(text: str) -> str:
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA) else text


def _trimmed(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    trimmed = list(cells)
    while trimmed and trimmed[-1].is_empty:
        trimmed.pop()
    return tuple(trimmed)


def _check_size(name: str, rows: list[Row]) -> None:
    for row in rows:
        if len(row.cells) > MOST_COLUMNS:
            _refuse_far(name, row.number, len(row.cells) - 1)
    if len(rows) > MOST_ROWS + 1:
        _refuse_long(name)


def _refuse_long(name: str) -> None:
    said = _("Sheet “%(sheet)s” has more than %(most)s rows. Split it into several files.")
    raise UnreadableSheet(said % {"sheet": name, "most": MOST_ROWS})


def _refuse_far(name: str, row: int, column: int) -> None:
    said = _("%(place)s: there are more than %(most)s columns.")
    raise UnreadableSheet(said % {"place": _capital(place(name, row, column)), "most": MOST_COLUMNS})


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _text_cell(text: str) -> Cell:
    if len(text) > LONGEST_CELL:
        return Cell("", _("This text is longer than %(most)s characters.") % {"most": LONGEST_CELL})
    if unfit_character(text):
        return Cell("", _("This holds a character that cannot be printed."))
    return Cell(text.strip())


def _formula_cell() -> Cell:
    return Cell("", _("This is a formula. Put its result there, as a value."))


def _merged_cell() -> Cell:
    """Of merged cells the file holds one value: for which rows and columns it stands, would be a guess."""
    return Cell("", _("This cell is merged with others. Undo that, and write the value in each of them."))


def _number_cell(value: Any, *, is_share: bool) -> Cell:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        return Cell("", _("This is not a number."))
    return Cell(number * 100 if is_share else number)


def _read_csv(content: bytes) -> tuple[str, Iterator[tuple[int, list[Cell]]]]:
    text = _text_of(content)
    first, _end, rest = text.partition("\n")
    said = _SAYS_DELIMITER.fullmatch(first)
    if said:
        text, delimiter = rest, said[1]
    else:
        line = text.lstrip().partition("\n")[0]
        delimiter = max(",;\t", key=line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return "CSV", _csv_rows(reader, first=2 if said else 1)


def _text_of(content: bytes) -> str:
    """Return the text of a CSV file: UTF-8, or UTF-16 where it begins by saying so, as Excel's "Unicode" does."""
    is_wide = content.startswith(_UTF_16)
    if content.startswith(b"PK") or (b"\0" in content and not is_wide):
        raise UnreadableSheet(_("This is no CSV file: its content does not belong to its ending."))
    try:
        return content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        said = _("%(place)s: this is not UTF-8. Save the file as “CSV UTF-8”, or as XLSX.")
        where = place("CSV", content[: error.start].count(b"\n") + 1)
        raise UnreadableSheet(said % {"place": _capital(where)}) from error


def _csv_rows(reader: Any, *, first: int) -> Iterator[tuple[int, list[Cell]]]:
    number = first
    try:
        for texts in reader:
            if len(texts) > MOST_COLUMNS:
                _refuse_far("CSV", number, len(texts) - 1)
            if number > 4 * MOST_ROWS:
                _refuse_long("CSV")
            yield number, [_csv_cell(text) for text in texts]
            number += 1
    except csv.Error as error:
        said = _("%(place)s: the quotes or separators do not fit.")
        raise UnreadableSheet(said % {"place": _capital(place("CSV", number))}) from error


def _csv_cell(text: str) -> Cell:
    return _formula_cell() if text.strip().startswith("=") else _text_cell(_unescaped(text.strip(" ")))


def _check_package(content: bytes, wanted: str) -> Mapping[str, list[str]]:
    """Refuse a spreadsheet that unpacks too far, or whose XML is not plain; return its merged ranges by part."""
    merged: dict[str, list[str]] = defaultdict(list)
    try:
        look_through(content, wanted, _LIMITS, partial(_check_element, merged))
        return merged
    except UnfitPackage as error:
        said = {
            Fault.OTHER_KIND: _("The content of this file does not belong to its ending."),
            Fault.TOO_LARGE: _("This file unpacks to more than any table has."),
            Fault.ENTITIES: _("This file holds XML entities or document types, which no table needs."),
        }
        raise UnreadableSheet(said.get(error.fault) or _damaged()) from error


def _damaged() -> str:
    return _("This file is damaged, locked, or of another kind than its ending says.")


def _check_element(merged: dict[str, list[str]], part: str, element: Any) -> None:
    """Refuse cells that lie further than a table of ours goes; a row that was read is forgotten."""
    tag = element.tag.rpartition("}")[2]
    if tag == "mergeCell":
        merged[part].append(str(element.get("ref", "")))
    if part.startswith("xl/worksheets/") and tag == "c" and len(element):
        _check_place(str(element.get("r", "")))
    if tag in ("row", "table-row"):
        element.clear()


def _check_place(text: str) -> None:
    match = _PLACE.fullmatch(text)
    if match is None:
        return
    row, column = int(match[2]), column_index_from_string(match[1])
    if column > MOST_COLUMNS:
        _refuse_far("XLSX", row, column - 1)
    if row > 4 * MOST_ROWS:
        _refuse_long("XLSX")


def _read_xlsx(content: bytes) -> tuple[str, Iterable[tuple[int, list[Cell]]]]:
    merged = _check_package(content, "xl/workbook.xml")
    try:
        book = load_workbook(io.BytesIO(content), read_only=True)
        sheets: list[Any] = book.worksheets
        # openpyxl says which cells are merged only where it holds all of a sheet in memory
        tables = [(one.title, _xlsx_rows(one, merged.get(one._worksheet_path, ()))) for one in sheets]
        hidden = {one.title for one in sheets if one.sheet_state != "visible"}
        book.close()
    except Exception as error:  # whatever the library stumbles over, the file is at fault
        raise UnreadableSheet(_damaged()) from error
    return _only(tables, hidden)


def _xlsx_rows(sheet: Any, merged: Iterable[str]) -> list[tuple[int, list[Cell]]]:
    sheet.reset_dimensions()
    read = sheet.iter_rows(max_row=4 * MOST_ROWS, max_col=MOST_COLUMNS + 1)
    rows = [[_xlsx_cell(cell) for cell in cells] for cells in read]
    for left, top, _right, _bottom in map(range_boundaries, merged):
        if top <= len(rows) and left <= len(rows[top - 1]) and not rows[top - 1][left - 1].is_empty:
            rows[top - 1][left - 1] = _merged_cell()
    return list(enumerate(rows, start=1))


def _xlsx_cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return Cell()
    if cell.data_type == "f":
        return _formula_cell()
    if cell.data_type == "e":
        return Cell("", _("This cell holds an error of the spreadsheet."))
    if isinstance(value, bool):
        return Cell(value)
    if isinstance(value, int | float):
        return _number_cell(value, is_share="%" in str(cell.number_format))
    if isinstance(value, datetime):
        return Cell(value.date())
    return Cell(value) if isinstance(value, date) else _text_cell(str(value))


def _read_ods(content: bytes) -> tuple[str, Iterable[tuple[int, list[Cell]]]]:
    _check_package(content, "content.xml")
    with zipfile.ZipFile(io.BytesIO(content)) as package, package.open("content.xml") as stream:
        return _only(*_ods_tables(stream))


def _ods_tables(stream: Any) -> tuple[list[tuple[str, list[tuple[int, list[Cell]]]]], set[str]]:
    """Return each table with its rows, and the names of those that are hidden.

    A row that was read is let go of, or the whole file stands in memory as XML.
    """
    tables: list[tuple[str, list[tuple[int, list[Cell]]]]] = []
    hidden: set[str] = set()
    style, hiding, number = "", set[str](), 1
    for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
        if event == "start" and element.tag == f"{_STYLE}style":
            style = str(element.get(f"{_STYLE}name", ""))
        elif event == "start" and element.get(f"{_TABLE}display") == "false":
            hiding.add(style)
        elif event == "start" and element.tag == f"{_TABLE}table":
            name = str(element.get(f"{_TABLE}name", ""))
            tables.append((name, []))
            hidden |= {name} if element.get(f"{_TABLE}style-name") in hiding else set()
            number = 1
        elif event == "end" and element.tag == f"{_TABLE}table-row" and tables:
            name, rows = tables[-1]
            cells, count = _ods_cells(name, number, element), _repeated(element, "rows")
            if cells:
                if count + len(rows) > MOST_ROWS + 1:
                    _refuse_long(name)
                rows += [(number + step, cells) for step in range(count)]
            number += count
            element.clear()
    return tables, hidden


def _ods_cells(name: str, number: int, row: Any) -> list[Cell]:
    read: list[Cell] = []
    waiting = 0
    for one in row:
        if one.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        cell, count = _ods_cell(one), _repeated(one, "columns")
        if cell.is_empty:
            waiting += count
            continue
        if _spans(one):
            cell = _merged_cell()
        if len(read) + waiting + count > MOST_COLUMNS:
            _refuse_far(name, number, len(read) + waiting + count - 1)
        read += [Cell()] * waiting + [cell] * count
        waiting = 0
    return read


def _repeated(element: Any, what: str) -> int:
    text = str(element.get(f"{_TABLE}number-{what}-repeated", "1"))
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 9 else 1


def _spans(element: Any) -> bool:
    """Say whether a cell lies over others."""
    return any(element.get(f"{_TABLE}number-{what}-spanned", "1") != "1" for what in ("rows", "columns"))


def _ods_cell(element: Any) -> Cell:
    if element.get(f"{_TABLE}formula"):
        return _formula_cell()
    kind = element.get(f"{_OFFICE}value-type", "")
    if kind in ("float", "percentage", "currency"):
        return _number_cell(element.get(f"{_OFFICE}value"), is_share=kind == "percentage")
    if kind == "boolean":
        return Cell(element.get(f"{_OFFICE}boolean-value") == "true")
    if kind == "date":
        try:
            return Cell(date.fromisoformat(str(element.get(f"{_OFFICE}date-value"))[:10]))
        except ValueError:
            return Cell("", _("This is not a date."))
    return _text_cell("\n".join("".join(one.itertext()) for one in element.findall(f"{_TEXT}p")))


def _only(
    tables: list[tuple[str, list[tuple[int, list[Cell]]]]], hidden: set[str]
) -> tuple[str, list[tuple[int, list[Cell]]]]:
    """Return the one sheet with anything in it; two tables in a file would be a guess."""
    filled = [(name, rows) for name, rows in tables if any(not cell.is_empty for _n, cells in rows for cell in cells)]
    if len(filled) > 1:
        said = _("The file has more than one sheet with content (%(names)s). Keep one.")
        marked = [f"“{name}” {_('(hidden)')}" if name in hidden else f"“{name}”" for name, _rows in filled]
        raise UnreadableSheet(said % {"names": ", ".join(marked)[:200]})
    return filled[0] if filled else ("", [])


_READERS = {"csv": _read_csv, "xlsx": _read_xlsx, "ods": _read_ods}
