"""Tables as files: what stands in them is what stands on the page, typed, and the same for ever."""

import csv
import io
import json
import zipfile
import zlib
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
import xlsxwriter
from django.utils.module_loading import import_string

from covenants.evidence.register import sealed_on
from dashboards.formats import base
from dashboards.formats.base import Dataset
from dashboards.formats.comma import write
from dashboards.formats.registry import FORMATS
from tests.dashboards.taken import sheets_of_ods, sheets_of_xlsx

FULL = {"peildatum": "2019-06-30", "bekend_op": "2019-06-30", "revisie": "5", "telregel": "kabinet"}
NOTES, EMPTY = 9, 1


def read(answer):
    """Return notes, columns and rows of a CSV."""
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(content, newline="")))
    return dict(lines[:NOTES]), lines[NOTES + EMPTY], lines[NOTES + EMPTY + 1 :]


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_writes_bytes_and_names_its_kind(ending):
    rows = [("a", 1, Decimal("1.50"), date(2016, 6, 17), None)]
    made = Dataset("naam", "Titel", (("Adres", "/"),), ("a", "b", "c", "d", "e"), rows)
    assert b"".join(import_string(f"{FORMATS[ending]}.write")(made))
    assert "/" in import_string(f"{FORMATS[ending]}.CONTENT_TYPE")


HOSTILE = ("=1+1", "@som", "+31", "-3", "a\tb  c", "één\ntwee", "“x” & <y>", "\u202eشدة\U0001f600", "x" * 10_000, "'q")
TYPED = [
    ("tekst", 1, Decimal("29.96"), date(2016, 6, 17), None),
    ("=HYPERLINK(1)", -2, Decimal("30.00"), date(1850, 1, 2), ""),
    *((text, number, None, None, text) for number, text in enumerate(HOSTILE)),
]
MADE = Dataset("naam", "Titel", (("Adres", "/"), ("Rijen", "12")), ("tekst", "=n", "deel", "dag", "meer"), TYPED)


def written(ending):
    return b"".join(import_string(f"{FORMATS[ending]}.write")(MADE))


def test_ods_keeps_kinds_and_hostile_text():
    sheets = sheets_of_ods(written("ods"))
    assert list(sheets) == ["Gegevens", "Verantwoording"]
    assert sheets["Gegevens"][0] == list(MADE.columns)
    assert sheets["Gegevens"][1:] == [[None if cell == "" else cell for cell in row] for row in TYPED]
    assert sheets["Verantwoording"] == [["Adres", "/"], ["Rijen", "12"]]


def test_xlsx_keeps_kinds_and_hostile_text():
    sheets = sheets_of_xlsx(written("xlsx"))
    assert list(sheets) == ["Gegevens", "Verantwoording"]
    assert sheets["Gegevens"][0] == list(MADE.columns)
    kept = sheets["Gegevens"][1:]
    said = [[None if cell == "" else cell for cell in row] for row in TYPED]
    said[1][3] = "1850-01-02"  # before the first day that a spreadsheet counts
    assert kept == [[float(cell) if isinstance(cell, Decimal) else cell for cell in row] for row in said]
    assert sheets["Verantwoording"] == [["Adres", "/"], ["Rijen", "12"]]


def test_rows_of_an_xlsx_are_the_bytes_that_the_library_writes_cell_by_cell():
    texts = ("_x0041_ en\x0b", "\0nul", " vooraan", "achteraan\n", "</row>", ' s="2"', "\ufffe", "r\r", "t" * 40_000)
    plain = [f"tekst {number}\tmet\nregels" for number in range(4)]
    days = (date(1900, 2, 28), date(1900, 3, 1), date(2100, 1, 1))
    full = [(text, number, Decimal("29.960"), None, text) for number, text in enumerate((*HOSTILE, *texts, ""))]
    of_one_kind = [
        [(*plain, text), (text, *plain), *([("a", "b", "c", "d", "e")] * 3)] for text in (*HOSTILE, *texts, "")
    ]
    for rows in (
        full,
        [*full, (None, "", None, None, ""), *((day, day, True, 10**15, 0) for day in days)],
        [],
        *(list(zip(*columns, strict=True)) for columns in of_one_kind),
    ):
        made = replace(MADE, rows=rows)
        assert b"".join(import_string(f"{FORMATS['xlsx']}.write")(made)) == packed_as_decided(cell_by_cell(made))


@pytest.mark.parametrize("count", [1, 3])
def test_an_xlsx_of_rows_with_more_or_fewer_cells_than_columns_is_refused(count):
    made = replace(MADE, columns=("a", "b"), rows=[("x",) * count])
    with pytest.raises(ValueError, match="zip"):
        b"".join(import_string(f"{FORMATS['xlsx']}.write")(made))


def packed_as_decided(whole):
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(whole)) as parts,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as packed,
    ):
        for name in parts.namelist():
            with packed.open(name, "w") as written:
                written.write(parts.read(name))
    return kept.getvalue()


def cell_by_cell(made):
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"title": made.title, "created": datetime(2000, 1, 1)})  # noqa: DTZ001 - as in the file
    data, about = book.add_worksheet("Gegevens"), book.add_worksheet("Verantwoording")
    data.freeze_panes(1, 0)
    bold = book.add_format({"bold": True})
    for column, text in enumerate(made.columns):
        data.write_string(0, column, text, bold)
    for number, cells in enumerate(made.rows, start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and cell:
                data.write_string(number, column, cell[:32_767])
            elif isinstance(cell, date):
                early = cell < date(1900, 3, 1)
                (data.write_string if early else data.write_datetime)(number, column, str(cell) if early else cell)
            elif cell not in (None, ""):
                data.write_number(number, column, cell)
    for number, note in enumerate(made.notes):
        about.write_string(number, 0, note[0])
        about.write_string(number, 1, note[1])
    book.close()
    return kept.getvalue()


def test_json_keeps_kinds_and_hostile_text():
    read_back = json.loads(written("json"), parse_float=Decimal)
    assert (read_back["about"], read_back["columns"]) == ({"Adres": "/", "Rijen": "12"}, list(MADE.columns))
    assert read_back["rows"] == [
        [cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in TYPED
    ]


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("size", [1, 2, 5])
def test_however_many_rows_are_written_at_once_the_bytes_are_the_same(ending, size, monkeypatch):
    together = written(ending)
    monkeypatch.setattr(base, "AT_ONCE", size)
    assert written(ending) == together


def test_a_csv_is_what_the_library_writes_row_by_row():
    signs = ("", "a,b", 'a"b', "a\nb", "a\rb", "a\r\n", " a ", ";", "=1", "-", "\u2028", "'", "é", "x" * 300)
    numbers = (0, 1, -5, Decimal("1.50"), Decimal("-0.00"), Decimal("1E+2"), date(2016, 6, 17), None)
    cells = [*signs, *numbers, *signs, 1, Decimal(1), 100]
    of_texts = [[(text,), *((f"tekst {number} é",) for number in range(3))] for text in (*signs, "@", "+", "\t", "\r")]
    for rows in (
        *of_texts,
        [*zip(cells, reversed(cells), strict=True)],
        [(cell,) for cell in cells],
        [(cell, "") for cell in signs],
    ):
        lines = io.StringIO(newline="")
        csv.writer(lines).writerows([map(as_the_library_gets_it, row) for row in rows])
        whole = b"".join(write(Dataset("n", "T", (), ("kop",), rows))).decode()
        assert whole == f"kop\r\n{lines.getvalue()}"


def as_the_library_gets_it(cell):
    if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") and cell:
        return "'" + cell
    return f"{cell.normalize():f}" if isinstance(cell, Decimal) else cell


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_rows_are_the_same_bytes_on_another_day(ending, time_machine):
    time_machine.move_to("2026-11-26 12:00")
    first = written(ending)
    time_machine.move_to("2031-02-03 04:05")
    assert written(ending) == first


def test_cells_are_typed_and_formulas_are_harmless():
    rows = [("=1+1", -3, Decimal("30.00"), date(2016, 6, 17), None), ("a,b", 0, Decimal("29.96"), None, '"')]
    lines = b"".join(write(Dataset("n", "T", (), ("+som", "b", "c", "d", "e"), rows))).decode().splitlines()
    assert lines == ["'+som,b,c,d,e", "'=1+1,-3,30,2016-06-17,", '"a,b",0,29.96,,""""']


@pytest.mark.parametrize("chosen", [{}, {"sort": "-expected"}, {"fase": "signed"}, {"sector": "tex", "sort": "name"}])
def test_a_file_holds_exactly_the_rows_of_the_page(client, whole, chosen):
    page = client.get("/convenanten/", FULL | chosen).context["page"]
    notes, columns, rows = read(client.get("/convenanten/tabel.csv", FULL | chosen))
    assert [row[1] for row in rows] == [row.name for row in page.rows]
    assert [row[10] != "" for row in rows] == [row.signed != "" for row in page.rows]
    assert len(rows) == int(notes["Rijen"]) == len(page.rows) > 0
    assert columns[:4] == ["Sleutel", "Convenant", "Sector", "Fase"]
    assert notes["Moment"] == page.moment.sentence
    assert (notes["Revisie"], notes["Telregel"], notes["Licentie"]) == ("5", page.moment.rule_name, "CC0-1.0")
    assert notes["Adres"].startswith("http://testserver/convenanten/tabel.csv?")
    assert date.fromisoformat(notes["Gemaakt uit het dossier, verzegeld op"]) == sealed_on([5])[5]
    assert notes["Filters"] == ("; ".join(f"{key}={value}" for key, value in chosen.items()) or "geen")
    assert read(client.get(notes["Adres"])) == (notes, columns, rows)


def test_days_and_numbers_are_those_of_the_record(client, whole):
    _notes, columns, rows = read(client.get("/convenanten/tabel.csv", FULL))
    by_key = {row[0]: dict(zip(columns, row, strict=True)) for row in rows}
    assert by_key["textiel"][columns[10]] == "2016-07-04"
    for outcome, word in (("late", "te laat ondertekend"), ("silent", "geen bericht meer")):
        rows = client.get("/convenanten/", FULL | {"uitkomst": outcome}).context["page"].rows
        assert {key for key, row in by_key.items() if row["Op tijd?"] == word} == {row.slug for row in rows} != set()
    assert {bool(row["Dagen te laat"]) for row in by_key.values() if row["Op tijd?"] == "te laat ondertekend"} == {True}
    assert {key for key, row in by_key.items() if row["Nu"]} == {key for key, row in by_key.items() if row[columns[10]]}


def test_a_file_is_named_after_its_moment_and_comes_in_both_languages(client, letter):
    answer = client.get("/convenanten/tabel.csv", FULL | {"revisie": "1"})
    assert answer["Content-Disposition"] == 'attachment; filename="convenanten-2019-06-30-2019-06-30-r1.csv"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "Agreement" in read(client.get("/en/convenanten/tabel.csv", FULL | {"revisie": "1"}))[1]


def test_the_page_links_the_file_of_its_own_question(client, whole):
    page = client.get("/convenanten/", {"peildatum": "2016-12-31", "fase": "signed"}).context["page"]
    (files,) = page.moment.files
    assert (files.label, [link.label for link in files.links]) == ("Convenanten", ["CSV", "ODS", "XLSX", "JSON"])
    link = files.links[0]
    assert (
        [row[0] for row in read(client.get(link.url))[2]]
        == [row.slug for row in page.rows]
        == ["steenkolen", "textiel"]
    )


def test_an_unknown_format_is_not_there_and_a_wrong_filter_is_named(client, letter):
    assert client.get("/convenanten/tabel.exe").status_code == 404
    answer = client.get("/convenanten/tabel.csv", {"fase": "weg"})
    assert (answer.status_code, "fase" in answer.content.decode()) == (400, True)


def test_others_may_keep_a_file_at_a_full_address_for_ever(client, whole, page_cache):
    first = client.get("/convenanten/tabel.csv", FULL)
    assert first["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get("/convenanten/tabel.csv")["Cache-Control"] == "no-cache"
    assert client.get("/convenanten/tabel.csv", FULL, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get("/convenanten/tabel.csv", FULL | {"bekend_op": "vandaag"})["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_file_is_packed_as_hard_as_decided(ending):
    rows = [(f"https://voorbeeld.nl/{number * 7919 % 10007}", number, None, None, "") for number in range(2000)]
    made = b"".join(import_string(f"{FORMATS[ending]}.write")(replace(MADE, rows=rows)))
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        longest = max(packed.infolist(), key=lambda part: part.file_size)
        text = packed.read(longest)
    sizes = {level: len(zlib.compress(text, level, -15)) for level in range(1, 10)}
    assert longest.compress_size == sizes[3]
    assert sizes[6] < sizes[3] < sizes[1]
