"""Files as spreadsheet programs save them: merged cells, hidden sheets, headings over two lines, Excel's own CSV."""

import io
import re
import zipfile

import openpyxl
import pytest
import tablib
from django.utils.translation import override

from imvo_tracker.lib.sheets import UnreadableSheet, read_sheet
from tests.admin.test_import import HEAD, MILESTONES, ROW, columns, errors, upload  # noqa: F401, a fixture among them

MERGED = "Deze cel is samengevoegd met andere. Hef dat op en zet de waarde in elke cel."
OTHER = ["Goud", "Gesprekken begonnen", "verwacht", "eind 2016", *ROW[4:6], "p. 1"]


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def book_of(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def merged_xlsx(where):
    book = book_of(HEAD, ROW, OTHER)
    book.active.merge_cells(where)
    return saved(book)


def ods_of(*tables, edit):
    """Return an ODS file of these tables, its content edited."""
    made = io.BytesIO(tablib.Databook(tables).export("ods"))
    changed = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, edit(content.decode()).encode() if part == "content.xml" else content)
    return changed.getvalue()


def span_the_page(xml):
    """Let the page of the first row lie over that of the second."""
    cells = list(re.finditer(r"<table:table-cell\b", xml))
    first, second = (cells[len(HEAD) * number + 6] for number in (1, 2))
    spanned = '<table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="1"'
    rest = re.sub(r"^.*?</table:table-cell>", "<table:covered-table-cell/>", xml[second.start() :], count=1, flags=re.S)
    return xml[: first.start()] + spanned + xml[first.end() : second.start()] + rest


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("samen.xlsx", merged_xlsx("G2:G3")),
        ("samen.ods", ods_of(tablib.Dataset(ROW, OTHER, headers=HEAD), edit=span_the_page)),
    ],
)
def test_a_merged_cell_is_named_as_its_value_stands_for_one_row_alone(columns, name, content):  # noqa: F811
    answer = upload(columns[0], MILESTONES, content, name)
    ((where, said),) = errors(answer)
    assert (answer.status_code, where.split(", ", 1)[1], said) == (400, "rij 2, kolom G", MERGED)


def test_merged_cells_with_nothing_in_them_are_no_fault():
    book = book_of(HEAD, ROW)
    book.active.merge_cells("A9:C12")
    book.active.merge_cells("H2:K4")
    assert len(read_sheet("leeg.xlsx", saved(book)).rows) == 1


def test_a_merged_heading_is_named():
    book = book_of(HEAD, ROW)
    book.active.merge_cells("F1:G1")
    assert read_sheet("kop.xlsx", saved(book)).header.cells[5].problem != ""


def hide_the_lists(xml):
    hides = '<style:table-properties table:display="false"/>'
    style = f'<style:style style:name="weg" style:family="table">{hides}</style:style>'
    xml = re.sub("<office:automatic-styles/>|<office:automatic-styles>.*</office:automatic-styles>", "", xml)
    xml = xml.replace("<office:body>", f"<office:automatic-styles>{style}</office:automatic-styles><office:body>")
    return xml.replace('table:name="Lijsten"', 'table:name="Lijsten" table:style-name="weg"')


def test_a_sheet_that_nobody_sees_is_said_to_be_hidden():
    book = book_of(HEAD, ROW)
    book.create_sheet("Lijsten").append(["ja", "nee"])
    book["Lijsten"].sheet_state = "hidden"
    tables = [tablib.Dataset(["a"], headers=["b"], title=title) for title in ("Sheet", "Lijsten")]
    for name, content in (("a.xlsx", saved(book)), ("a.ods", ods_of(*tables, edit=hide_the_lists))):
        with override("nl"), pytest.raises(UnreadableSheet) as refused:
            read_sheet(name, content)
        said = "Het bestand heeft meer dan één blad met inhoud (“Sheet”, “Lijsten” (verborgen)). Houd er één over."
        assert refused.value.message == said


def as_csv(*, delimiter=";", before=""):
    return before + "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in (HEAD, ROW, OTHER))


@pytest.mark.parametrize(
    ("content", "number"),
    [
        (as_csv(delimiter="\t").encode("utf-16"), 2),
        (b"\xfe\xff" + as_csv(delimiter="\t").encode("utf-16-be"), 2),
        (as_csv(before="sep=;\r\n").encode("utf-8-sig"), 3),
        (as_csv(delimiter="\t", before='"sep=\t"\r\n').encode(), 3),
    ],
)
def test_the_csv_of_excel_is_read_with_its_line_on_the_separator_and_in_utf_16(content, number):
    sheet = read_sheet("lijst.csv", content)
    assert [cell.value for cell in sheet.header.cells] == HEAD
    read = {row.number: [cell.value for cell in row.cells] for row in sheet.rows}
    assert read == {number: ROW, number + 1: OTHER}


def test_half_a_character_of_utf_16_is_no_text():
    with override("nl"), pytest.raises(UnreadableSheet) as refused:
        read_sheet("half.csv", b"\xff\xfeC\0o\0n")
    assert refused.value.message.startswith("Blad “CSV”, rij 1: ")


def test_headings_names_and_choices_are_known_whatever_space_stands_between_their_words(columns):  # noqa: F811
    head = [one.upper().replace(" ", "\n") for one in HEAD]
    row = ["  Goud ", *OTHER[1:]]
    row[1], row[4] = "Gesprekken\u00a0begonnen", "26\u00a0485,  nr.\u202f220"
    answer = upload(columns[0], MILESTONES, saved(book_of(head, row)))
    assert [one.errors for one in answer.context["rows"]] == [[]]


def test_a_cell_takes_what_a_form_takes_and_no_other_character():
    words = "thin\u2009space, soft\u00adhyphen, \u202f, \u2060 and 👩\u200d👧"
    sheet = read_sheet("lijst.xlsx", saved(book_of(HEAD, [words, "a\u202eb"])))
    assert [cell.value for cell in sheet.rows[0].cells] == [words, ""]
    assert sheet.rows[0].cells[1].problem != ""
