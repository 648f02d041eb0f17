"""Files as they come from outside: read with their footnotes and pages, or refused with what is wrong."""

import io
import zipfile

import odfdo
import pytest
from django.utils.translation import override
from docx import Document
from pypdf import PdfReader, PdfWriter

from imvo_tracker.lib import paper_files
from imvo_tracker.lib.paper_files import MOST_BYTES, check_size, read_paper, read_pasted
from imvo_tracker.lib.paper_types import UnreadablePaper
from tests.covenants.reading_in.own_letters import as_page, as_text


@pytest.fixture(autouse=True)
def _in_dutch():
    with override("nl"):
        yield


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = "De stand{}van het goudconvenant."
PLAIN = ["De stand van het goudconvenant.", "Kamerstuk 26 485, nr. 220."]
PUBLICATION = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie><metadata><meta>weg</meta></metadata><kamerstuk><stuk><algemeen>
<tussenkop kopopmaak="vet">Goud</tussenkop>
<vrije-tekst><tekst><al>De stand<noot id="n1"><noot.nr>1</noot.nr><noot.al>Kamerstuk 26 485, nr. 220.</noot.al></noot>
van het <nadruk>goudconvenant</nadruk>.</al>
<lijst><li><li.nr>•</li.nr><al>Een punt.</al></li></lijst></tekst></vrije-tekst>
</algemeen></stuk></kamerstuk></officiele-publicatie>"""


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def odt():
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Goud"))
    paragraph = odfdo.Paragraph(TEXT.format(" "))
    paragraph.insert_note(after="stand", note_id="n1", citation="1", body="Kamerstuk 26 485, nr. 220.")
    document.body.append(paragraph)
    return saved(document)


def docx():
    document = Document()
    document.add_heading("Goud", 1)
    paragraph = document.add_paragraph("De stand")
    run = paragraph.add_run()
    run._r.append(run._r.makeelement(f"{{{WORD}}}footnoteReference", {f"{{{WORD}}}id": "2"}))
    paragraph.add_run(" van het goudconvenant.")
    stream = io.BytesIO()
    document.save(stream)
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Kamerstuk 26 485, nr. 220.</w:t></w:r></w:p></w:footnote>'
    notes = f'<w:footnotes xmlns:w="{WORD}">{note}</w:footnotes>'
    return with_part(stream.getvalue(), "word/footnotes.xml", notes)


def with_part(content, name, text):
    """Return a DOCX with its footnotes, named as the format asks."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    told = {
        "[Content_Types].xml": ("</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'),
        "word/_rels/document.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="rIdN" Type="{relation}" Target="footnotes.xml"/></Relationships>',
        ),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            body = old.read(part).decode() if part in told else old.read(part)
            new.writestr(part, body.replace(*told[part]) if part in told else body)
        new.writestr(name, text)
    return stream.getvalue()


def html():
    return (
        b"<html><head><title>weg</title><style>p{}</style></head><body><h2>Goud</h2>"
        b"<p>De stand<sup>1</sup> van het <b>goudcon&shy;venant</b>.</p>"
        b'<ol class="footnotes"><li id="fn1">Kamerstuk 26 485, nr. 220.</li></ol><script>weg</script></body></html>'
    )


@pytest.mark.parametrize("file", [("a.odt", odt), ("a.docx", docx), ("a.html", html)], ids=lambda one: one[0])
def test_a_footnote_stands_apart_and_its_place_is_kept(file):
    name, make = file
    paper = read_paper(name, make())
    heading, body, note = paper.blocks
    assert (heading.kind, heading.text) == ("heading", "Goud")
    assert ([body.text, note.text], note.number, note.kind) == (PLAIN, 1, "note")
    assert body.refers == ((8, 1),)


def test_the_xml_of_an_official_publication():
    paper = read_paper("kst-26485-232.xml", PUBLICATION.encode())
    assert [(one.kind, one.text) for one in paper.blocks] == [
        ("heading", "Goud"),
        ("body", PLAIN[0]),
        ("note", PLAIN[1]),
        ("body", "Een punt."),
    ]
    assert paper.blocks[1].refers == ((8, 1),)


def test_a_web_page_reads_as_its_text():
    page, text = (read_paper(name, content.encode()) for name, content in (("a.html", as_page()), ("a.txt", as_text())))
    assert [(one.text, one.number, one.refers) for one in page.blocks] == [
        (one.text, one.number, one.refers) for one in text.blocks
    ]


def test_pages_of_an_odt_are_those_it_was_last_shown_on():
    document = odfdo.Document("text")
    document.body.clear()
    for number in (1, 2):
        document.body.append(odfdo.Paragraph(f"Pagina {number} zegt iets."))
        document.body.append(odfdo.Element.from_tag("text:soft-page-break"))
    stream = io.BytesIO()
    document.save(stream)
    assert [one.page_at(0) for one in read_paper("a.odt", stream.getvalue()).blocks] == [1, 2]


def pdf(write):
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    write(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def package(*parts, flag=0):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as found:
        for name, content in parts:
            found.writestr(name, content)
    return stream.getvalue()


BOMB = '<!DOCTYPE a [<!ENTITY b "haha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
REFUSED = {
    "no ending": ("brief", b"tekst", "Kies een bestand dat eindigt op"),
    "another ending": ("brief.exe", b"MZ", "Kies een bestand dat eindigt op"),
    "empty": ("a.pdf", b"", "Het bestand is leeg."),
    "no pdf": ("a.pdf", b"tekst", "De inhoud van dit bestand hoort niet bij de extensie."),
    "broken pdf": ("a.pdf", b"%PDF-1.7\nkapot", "Dit bestand is beschadigd"),
    "locked pdf": ("a.pdf", pdf(lambda one: one.encrypt("geheim")), "met een wachtwoord vergrendeld"),
    "scanned pdf": ("a.pdf", pdf(lambda one: None), "het is gescand"),
    "no package": ("a.odt", b"tekst", "Dit bestand is beschadigd"),
    "old word": ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(100), "met een wachtwoord vergrendeld of in een oud formaat"),
    "a spreadsheet": ("a.docx", package(("xl/workbook.xml", "<a/>")), "hoort niet bij"),
    "locked odt": (
        "a.odt",
        package(("content.xml", "<a/>"), ("META-INF/manifest.xml", "<m><encryption-data/></m>")),
        "met een wachtwoord vergrendeld",
    ),
    "entities": ("a.docx", package(("word/document.xml", BOMB)), "XML-entiteiten"),
    "entities in xml": ("a.xml", BOMB.encode(), "XML-entiteiten"),
    "broken xml": ("a.xml", b"<a><b></a>", "Dit bestand is beschadigd"),
    "zip bomb": ("a.odt", package(("content.xml", " " * 70_000_000)), "Uitgepakt is dit bestand groter"),
    "deep xml": ("a.xml", b"<a>" * 300 + b"<al>x</al>" + b"</a>" * 300, "dieper genest"),
    "not utf-8": ("a.txt", b"caf\xe9 \xff", "geen UTF-8"),
    "no text": ("a.html", b"<html><body><script>1</script></body></html>", "geen tekst gevonden"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_by_name(case):
    name, content, said = REFUSED[case]
    with pytest.raises(UnreadablePaper) as refused:
        read_paper(name, content)
    assert said in refused.value.message


def test_a_large_file_is_refused_by_its_size_alone():
    with pytest.raises(UnreadablePaper) as refused:
        check_size(300 * 1024 * 1024)
    assert refused.value.message == "Het bestand is 300 MB; hoogstens 10 MB wordt gelezen."
    with pytest.raises(UnreadablePaper):
        read_paper("a.txt", b"x" * (MOST_BYTES + 1))


def test_a_text_longer_than_any_letter_is_refused(monkeypatch):
    monkeypatch.setattr(paper_files, "MOST_CHARACTERS", 10)
    with pytest.raises(UnreadablePaper) as refused:
        read_pasted("Een langere tekst.")
    assert refused.value.message == "De tekst is langer dan een brief kan zijn."
    with pytest.raises(UnreadablePaper):
        read_pasted(" \n ")


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch):
    content = pdf(lambda one: [one.add_blank_page(200, 200) for _number in range(400)])
    assert len(PdfReader(io.BytesIO(content)).pages) == 401
    with pytest.raises(UnreadablePaper) as refused:
        read_paper("a.pdf", content)
    assert refused.value.message == "Het bestand heeft 401 pagina’s; hoogstens 300 worden gelezen."


ROWS = ["Sector: Ondertekend; Wie.", "Goud: 19 juni 2017.", "Hout: –; SER."]
CELLS = [["Sector", "Ondertekend", "Wie"], ["Goud", "19 juni 2017", ""], ["Hout", "", "SER"]]


def table_odt():
    document = odfdo.Document("text")
    document.body.clear()
    table = odfdo.Table("T", width=0, height=0)
    for cells in CELLS:
        row = odfdo.Row()
        row.extend_cells([odfdo.Cell(text=cell) for cell in cells])
        table.append_row(row)
    document.body.append(table)
    return saved(document)


def table_docx():
    document = Document()
    table = document.add_table(rows=3, cols=3)
    for row, cells in zip(table.rows, CELLS, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    return saved(document)


def table_html():
    rows = "".join(f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in cells)}</tr>" for cells in CELLS)
    return f"<html><body><table>{rows}</table></body></html>".encode()


def table_xml():
    rows = "".join(f"<row>{''.join(f'<entry><al>{cell}</al></entry>' for cell in cells)}</row>" for cells in CELLS)
    return (
        f"<officiele-publicatie><table><tgroup><tbody>{rows}</tbody></tgroup></table></officiele-publicatie>".encode()
    )


def table_pdf():
    """A page with a table, its cells drawn each in its place, and a raised reference to a footnote behind a year."""
    drawn = [
        (12, 50, 720, "Zo stond het in de brief van 28 september 2017"), (7, 305, 724, "1"), (12, 309, 720, "."),
        *((12, 50 + 120 * place, 680 - 14 * line, cell)
          for line, cells in enumerate(CELLS) for place, cell in enumerate(cells) if cell),
        (10, 50, 80, "1"), (10, 66, 80, "Kamerstuk 26 485, nr. 253."),
    ]  # fmt: skip
    content = "".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n" for size, x, y, text in drawn)
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}endstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj{text}endobj\n"
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 6\n0000000000 65535 f \n{entries}{trailer}".encode()


@pytest.mark.parametrize(
    ("name", "make"),
    [("a.odt", table_odt), ("a.docx", table_docx), ("a.html", table_html), ("kst-1-1.xml", table_xml)],
)
def test_a_row_of_a_table_is_one_sentence(name, make):
    assert [one.text for one in read_paper(name, make()).blocks] == ROWS


def test_a_pdf_keeps_the_cells_of_a_table_apart_and_knows_raised_figures():
    paper = read_paper("a.pdf", table_pdf())
    body, *rows, note = paper.blocks
    assert (body.text, body.refers) == ("Zo stond het in de brief van 28 september 2017.", ((46, 1),))
    assert [one.text for one in rows] == ROWS
    assert (note.kind, note.text, note.number) == ("note", "Kamerstuk 26 485, nr. 253.", 1)
