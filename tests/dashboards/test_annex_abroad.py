"""Annex 2: every law and initiative abroad that the letter names, by body and country, with its source as a note."""

import io
import zipfile
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn
from odfdo import Document as OpenDocument

from covenants.evidence.reports import reports_abroad
from covenants.moment.record import read_record
from dashboards.annex.abroad import abroad_annex_of
from dashboards.annex.document import document_of
from dashboards.annex.file import DOCUMENTS, write_document
from dashboards.page_request import PageRequest
from imvo_tracker.lib.asof import AsOf
from tests.dashboards.taken import take
from tests.met import met

LETTER_DAY = date(2016, 6, 17)
AT = "?peildatum=2016-06-17"
pytestmark = pytest.mark.one_database


def read(day=LETTER_DAY, texts=None):
    record = read_record(AsOf(day, day))
    return record, abroad_annex_of(PageRequest(record.as_of, record.rule.slug, "/bijlage-2/"), record, texts)


def words_of(entry):
    return " ".join(line.text for lines in entry.parts.values() for line in lines)


class TestTheLetter:
    def test_bodies_of_several_countries_come_first_and_then_the_countries(self, whole):
        assert [f"{one.number} {one.name}" for one in read()[1].entries] == [
            "1 Europese Unie", "2 G20", "3 G7", "4 ILO", "5 OESO", "6 Verenigde Naties", "7 Denemarken", "8 Duitsland",
            "9 Frankrijk", "10 Nederland", "11 Verenigd Koninkrijk",
        ]  # fmt: skip

    def test_all_that_a_source_says_stands_in_it_with_its_words_and_its_note(self, whole):
        record, annex = read()
        entries = {one.code: one for one in annex.entries}
        notes = {one.number: one for one in annex.notes}
        for said in met(reports_abroad(record.as_of)):
            assert said.evidence.wording in words_of(entries[said.entry.place])
        lines = [line for one in annex.entries for lines in one.parts.values() for line in lines]
        assert all(line.notes for line in met(lines))
        assert sorted({number for line in lines for number in line.notes}) == sorted(notes)
        assert {one.document for one in notes.values()} >= {"kst-26485-220"}

    def test_the_table_tells_of_each_initiative_what_was_said_last(self, whole):
        then, now = ({row[0]: row[1:] for row in read(day)[1].glance.rows} for day in (LETTER_DAY, date(2017, 12, 31)))
        bill = "Wetsvoorstel over kinderarbeid"
        assert then[bill] == ("Nederland", "Aangekondigd", "vanaf 17 juni 2016, zonder einddatum", "17 juni 2016")
        assert now[bill] == ("Nederland", "In behandeling", "14 december 2016", "14 december 2016")
        assert len(then) == len(now) == 20

    def test_before_the_first_source_nothing_is_listed(self, whole):
        _record, annex = read(date(2013, 1, 1))
        assert (annex.entries, annex.glance, annex.notes) == ((), None, ())
        assert [block.kind for block in document_of(annex).blocks] == [
            "heading",
            "paragraph",
            "paragraph",
            "heading",
            "bullets",
        ]


class TestFiles:
    @pytest.fixture
    def document(self, whole):
        _record, annex = read(texts={"": "Ter toelichting.", "fr": "Parijs beslist nog."})
        return document_of(annex)

    def test_the_ministrys_words_stand_in_a_block_of_their_own_below_their_place(self, document):
        said = [(block.kind, getattr(block, "paragraphs", ())) for block in document.blocks if block.kind == "ministry"]
        assert said == [("ministry", ("Ter toelichting.",)), ("ministry", ("Parijs beslist nog.",))]

    def test_the_texts_have_headings_true_footnotes_and_a_header_row(self, document):
        written = {ending: write_document(ending, document, None) for ending in DOCUMENTS}
        odt = OpenDocument(io.BytesIO(written["odt"]))
        headings = [block.text for block in document.blocks if block.kind == "heading"]
        assert [one.text for one in odt.body.get_headers()] == headings
        assert len(odt.body.get_elements("//text:note")) == len(document.notes)
        assert len(odt.body.get_elements("//table:table-header-rows")) == 1
        word = docx.Document(io.BytesIO(written["docx"]))
        assert [one.text for one in word.paragraphs if one.style.name.startswith("Heading")] == headings
        assert len(list(word.element.iter(qn("w:footnoteReference")))) == len(document.notes)
        assert b"footnotes.xml" in zipfile.ZipFile(io.BytesIO(written["docx"])).read("[Content_Types].xml")

    def test_the_page_and_its_table_say_the_same(self, client, whole):
        page = client.get(f"/bijlage-2/{AT}")
        table = take(client, f"/bijlage-2/tabel.csv{AT}")
        assert len(table.rows) == sum(
            len(lines) for one in page.context["page"].annex.entries for lines in one.parts.values()
        )
        body = page.content.decode()
        assert '<h2 id="plaats-fr">9 Frankrijk</h2>' in body
        assert "2016-06-18" not in body

    def test_in_english_it_is_marked_as_dutch_and_explained(self, client, whole):
        body = client.get(f"/en/bijlage-2/{AT}").content.decode()
        assert '<div class="nl-annex" lang="nl">' in body
        assert "is therefore in Dutch" in body

    def test_a_full_address_gives_the_same_bytes(self, client, whole):
        page = client.get(f"/bijlage-2/{AT}").context["page"]
        links = [link.url for files in page.moment.files for link in files.links]
        assert len(links) == 7
        for url in links:
            assert b"".join(client.get(url)) == b"".join(client.get(url))

    def test_unknown_endings_are_not_there(self, client, letter):
        assert client.get("/bijlage-2/bijlage.pdf").status_code == 404
