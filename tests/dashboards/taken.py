"""Reads what was taken along: a file in any format as its notes, columns and rows, each cell of its own kind."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from odf import opendocument
from odf.table import Table, TableCell, TableRow
from odf.teletype import extractText
from odf.text import P
from openpyxl import load_workbook

DATA, ABOUT = "Gegevens", "Verantwoording"


@dataclass(frozen=True)
class Taken:
    """One file: its notes by name, its columns, its rows."""

    about: dict
    columns: list
    rows: list

    @property
    def named(self):
        """The rows as dictionaries."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def take(client, address):
    """Return the file at an address, by the ending of its path."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return _READERS[address.partition("?")[0].rpartition(".")[2]](answer.getvalue())


def of_json(content):
    read = json.loads(content, parse_float=Decimal)
    return Taken(read["about"], read["columns"], read["rows"])


def of_csv(content):
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    empty = lines.index([])
    return Taken(dict(lines[:empty]), lines[empty + 1], lines[empty + 2 :])


def of_sheets(sheets):
    columns, *rows = sheets[DATA]
    return Taken(dict(sheets[ABOUT]), columns, rows)


def sheets_of_xlsx(content):
    book = load_workbook(io.BytesIO(content))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= set("snd")
    return {sheet.title: [[_of_excel(cell.value) for cell in row] for row in sheet.iter_rows()] for sheet in book}


def _of_excel(value):
    return value.date() if isinstance(value, datetime) else value


def sheets_of_ods(content):
    book = opendocument.load(io.BytesIO(content))
    return {
        sheet.getAttribute("name"): [
            [_ods_value(cell) for cell in row.getElementsByType(TableCell)] for row in sheet.getElementsByType(TableRow)
        ]
        for sheet in book.getElementsByType(Table)
    }


def _ods_value(cell):
    kind = cell.getAttribute("valuetype")
    if kind == "float":
        return Decimal(cell.getAttribute("value"))
    if kind == "date":
        return date.fromisoformat(cell.getAttribute("datevalue"))
    return "\n".join(extractText(line) for line in cell.getElementsByType(P)) if kind else None


_READERS = {
    "json": of_json,
    "csv": of_csv,
    "ods": lambda content: of_sheets(sheets_of_ods(content)),
    "xlsx": lambda content: of_sheets(sheets_of_xlsx(content)),
}
