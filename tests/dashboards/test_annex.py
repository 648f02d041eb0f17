"""Annex 1: every sector with what the letter says of it, in the letter's order, and files that keep their structure."""

import hashlib
import io
import pickle
import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from odfdo import Document as OpenDocument

from covenants.evidence.statements import claims_in_document, statements_at
from covenants.models import Participation, ThresholdCondition
from covenants.moment.record import read_record
from dashboards.annex.content import annex_of
from dashboards.annex.document import document_of
from dashboards.annex.file import DOCUMENTS, write_document
from dashboards.page_request import PageRequest
from imvo_tracker.lib.asof import AsOf
from tests.dashboards.taken import take
from tests.met import met
from tests.yaml_files import read_yaml

ROOT = Path(__file__).resolve().parents[2]
FACTS = read_yaml("tests/data/letter_facts.yaml")
NOT_LOADED = read_yaml("tests/data/letter_not_loaded.yaml")
LETTER, LETTER_DAY = "kst-26485-220", date(2016, 6, 17)
AT = "?peildatum=2016-06-17"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(day=LETTER_DAY, known_on=None, texts=None):
    record = read_record(AsOf(day, known_on or day))
    return record, annex_of(PageRequest(record.as_of, record.rule.slug, "/bijlage/"), record, texts)


def words_of(entry):
    return " ".join(line.text for lines in entry.parts.values() for line in lines)


def made(**texts):
    _record, annex = read(texts=texts)
    return annex, document_of(annex)


class TestTheLetter:
    def test_all_24_sectors_and_subsectors_stand_in_the_order_in_which_the_letter_names_them(self, whole):
        _record, annex = read()
        assert [f"{one.number} {one.code}" for one in annex.entries] == [
            "1 TEX", "2 FIN", "2.1 FIN-BNK", "2.2 FIN-VRZ", "3 MET", "3.1 MET-GOU", "3.2 MET-MLG", "4 LTB",
            "4.1 LTB-SIE", "5 VMI", "5.1 VMI-EIW", "6 HOU", "6.1 HOU-HBB", "7 BOU", "7.1 BOU-NST", "8 GRO", "9 ELE",
            "9.1 ELE-TEC", "10 X-TOE", "11 CHE", "12 DET", "13 ENE", "13.1 ENE-STK", "14 OLG",
        ]  # fmt: skip

    def test_what_the_letter_says_of_a_covenant_stands_at_its_sector_with_the_words_and_the_page(self, whole):
        record, annex = read()
        by_sector = {one.code: one for one in annex.entries}
        sources = {one.number: one.text for one in annex.notes}
        seen = set()
        for said in met(statements_at(claims_in_document(LETTER, record.as_of), record.as_of)):
            if not said.covenant:
                continue
            entry = by_sector[record.covenant(said.covenant).sectors[0]]
            assert says(entry, said), (entry.name, said.evidence.ref)
            place = f"Kamerstuk 26 485, nr. 220, {said.evidence.locator}"
            assert place in {sources[n] for lines in entry.parts.values() for line in lines for n in line.notes}
            seen.add(said.evidence.ref.partition("/")[2][:4])
        of_covenants = {one["id"] for one in FACTS if one["subject"].startswith("COV-")}
        assert len(of_covenants) > 30
        assert of_covenants - seen - NOT_LOADED.keys() == set()

    def test_what_the_letter_says_of_all_sectors_stands_before_them_and_the_unnamed_lead_there(self, whole):
        _record, annex = read()
        general = " ".join(one.text for one in annex.general)
        assert {
            "zijn positieve ontwikkelingen gaande",
            "verschilt de mate van kennis",
            "principe van kostentoedeling",
        } == {
            words for words in re.findall("“([^”]+)”", general) if words[:9] in {"zijn posi", "verschilt", "principe "}
        }
        unnamed = [one.code for one in annex.entries if "noemt deze sector niet" in words_of(one)]
        assert unnamed == ["CHE", "DET", "ENE", "ENE-STK", "OLG"]

    def test_developments_count_since_the_letter_before(self, whole):
        _record, annex = read()
        assert annex.since == "sinds Kamerstuk 26 485, nr. 212 (10 juli 2015)"
        steel = next(one for one in annex.entries if one.code == "ENE-STK")
        assert [line.text[:11] for line in steel.parts["standing"]] == ["Ondertekend"]
        assert len(steel.parts["developments"]) == 1  # that the letter leaves it out: it was signed before

    def test_a_threshold_a_facilitator_and_an_aim_stand_in_parts_of_their_own(self, whole):
        _record, annex = read()
        entries = {one.code: one for one in annex.entries}
        assert [line.text for line in entries["TEX"].parts["threshold"]][1:] == [
            "Ten minste 35 bedrijven: niet gemeten",
            "Ten minste 30% van de omzet: niet gemeten",
        ]
        assert [line.text for line in entries["FIN-BNK"].parts["facilitation"]] == ["Sociaal-Economische Raad (SER)"]
        assert entries["MET-GOU"].parts["expectation"][0].text == (
            "Streven: ondertekend, uiterlijk 22 september 2016"
            " (Partijen in de goudsector: “nog voor het einde van deze zomer”), 17 juni 2016"
        )

    def test_what_is_late_or_silent_later_is_said_and_was_not_said_then(self, whole):
        then = {one.code: [line.text for line in one.parts["alarm"]] for one in read()[1].entries}
        now = {one.code: [line.text for line in one.parts["alarm"]] for one in read(date(2018, 6, 17))[1].entries}
        assert then["GRO"] == []
        assert now["GRO"][0] == "Geen bericht meer; laatste bericht 17 juni 2016"


def says(entry, said):
    """Say whether a sector's text holds what a statement says."""
    text, row = words_of(entry), said.entry
    if getattr(row, "topic", "") == "mention":
        return "noemt deze sector niet" not in text
    if isinstance(row, Participation):
        return (row.organisation.name if row.organisation else row.group) in text
    if isinstance(row, ThresholdCondition):
        return f"Ten minste {row.minimum:.0f}" in text
    return said.evidence.wording in text


class TestThePage:
    def test_it_shows_the_moment_of_its_address_and_nothing_known_later(self, client, whole):
        body = client.get(f"/bijlage/{AT}").content.decode()
        assert body.count("<h3 id=") == 9 + 1  # the subsectors, coal among them
        assert "Stand op 17 juni 2016" in body
        assert "2017-" not in body.replace("bijlage-1-2017", "")
        assert "pensioen" not in body.lower()

    def test_in_english_the_annex_is_marked_as_dutch_and_explained(self, client, whole):
        body = client.get(f"/en/bijlage/{AT}").content.decode()
        assert '<div class="nl-annex" lang="nl">' in body
        assert "is therefore in Dutch" in body
        assert 'href="/en/documenten/kst-26485-220/' in body

    def test_an_empty_record_has_an_annex_without_sectors(self, client, db):
        answer = client.get("/bijlage/")
        assert (answer.status_code, answer.context["page"].annex.entries) == (200, ())
        assert answer.context["page"].lead == "Voor deze bijlage was op dit moment niets bekend."

    def test_unknown_endings_are_not_there(self, client, letter):
        assert client.get("/bijlage/bijlage.pdf").status_code == 404
        assert client.get("/bijlage/tabel.pdf").status_code == 404

    def test_the_table_has_a_row_for_each_sector_in_dutch_whatever_the_language(self, client, whole):
        table = take(client, f"/en/bijlage/tabel.csv{AT}")
        assert [row["Code"] for row in table.named][:3] == ["TEX", "FIN", "FIN-BNK"]
        banks = table.named[2]
        assert (banks["Nummer"], banks["Ondertekening verwacht"]) == ("2.1", "september tot en met december 2016")
        assert banks["Bronnen"] == "Kamerstuk 26 485, nr. 220, p. 2; Kamerstuk 26 485, nr. 220, p. 5"


class TestOpenDocument:
    def test_headings_header_rows_language_and_title_are_set(self, whole):
        annex, document = made()
        file = OpenDocument(io.BytesIO(write_document("odt", document, annex.sealed_at)))
        heads = [(int(one.level), str(one).strip()) for one in file.body.headers]
        assert heads[0] == (1, annex.title)
        assert [text for level, text in heads if level == 3][:2] == ["2.1 Banken", "2.2 Verzekeringen"]
        (table,) = file.body.get_elements("//table:table")
        assert len(table.get_elements("table:table-header-rows/table:table-row")) == 1
        assert len(table.get_elements("table:table-row")) == 24
        styles = file.get_part("styles.xml").get_elements("//style:default-style/style:text-properties")
        assert {(one.get_attribute("fo:language"), one.get_attribute("fo:country")) for one in styles} == {("nl", "NL")}
        assert (file.meta.title, file.meta.get_language()) == (annex.title, "nl-NL")
        assert file.meta.get_creation_date() == annex.sealed_at.replace(tzinfo=None, microsecond=0)

    def test_each_source_is_one_true_footnote_and_is_pointed_at_after_that(self, whole):
        annex, document = made()
        file = OpenDocument(io.BytesIO(write_document("odt", document, annex.sealed_at)))
        notes = file.body.get_notes(note_class="footnote")
        assert [one.citation for one in notes] == [str(one.number) for one in annex.notes]
        assert [one.note_body.split(", https")[0].rstrip(".") for one in notes] == [one.text for one in annex.notes]
        named = {f"ftn{one.number}" for one in annex.notes}
        pointers = [one.get_attribute("text:ref-name") for one in file.body.get_elements("//text:note-ref")]
        assert len(pointers) > 40
        assert set(pointers) <= named


class TestWord:
    def test_headings_header_rows_language_and_title_are_set(self, whole):
        annex, document = made()
        file = docx.Document(io.BytesIO(write_document("docx", document, annex.sealed_at)))
        heads = [(one.style.name, one.text) for one in file.paragraphs if one.style.name.startswith("Heading")]
        assert heads[0] == ("Heading 1", annex.title)
        assert [text for name, text in heads if name == "Heading 3"][:2] == ["2.1 Banken", "2.2 Verzekeringen"]
        (table,) = file.tables
        assert [
            row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows
        ] == [
            True,
            *[False] * 24,
        ]
        assert {one.get(qn("w:val")) for one in file.styles.element.iter(qn("w:lang"))} == {"nl-NL"}
        about = file.core_properties
        assert (about.title, about.language, about.author) == (annex.title, "nl-NL", "imvo-tracker")
        assert about.created == about.modified == annex.sealed_at.replace(microsecond=0)

    def test_each_source_is_one_true_footnote_and_is_pointed_at_after_that(self, whole):
        annex, document = made()
        file = docx.Document(io.BytesIO(write_document("docx", document, annex.sealed_at)))
        (part,) = [one for one in file.part.package.iter_parts() if one.partname == "/word/footnotes.xml"]
        texts = re.findall(r'<w:t xml:space="preserve"> ([^<]+)</w:t>', part.blob.decode())
        assert [one.split(", https")[0].rstrip(".") for one in texts] == [one.text for one in annex.notes]
        placed = [int(one.get(qn("w:id"))) for one in file.element.iter(f"{W}footnoteReference")]
        assert placed == [one.number for one in annex.notes]
        fields = [one.get(qn("w:instr")) for one in file.element.iter(f"{W}fldSimple")]
        marks = {one.get(qn("w:name")) for one in file.element.iter(f"{W}bookmarkStart")}
        assert len(fields) > 40
        assert {one.split()[1] for one in fields} <= marks


class TestTheMinistrysWords:
    def test_they_stand_apart_and_move_nothing_that_is_generated(self, whole):
        plain, _document = made()
        annex, document = made(TEX="Wij <verwachten> dit.\nBinnenkort.")
        assert [(one.code, one.parts) for one in annex.entries] == [(one.code, one.parts) for one in plain.entries]
        own = [block for block in document.blocks if block.kind == "ministry"]
        assert [(one.label, one.paragraphs) for one in own] == [
            ("Woorden van het ministerie", ("Wij <verwachten> dit.", "Binnenkort."))
        ]

    @pytest.mark.parametrize("ending", DOCUMENTS)
    def test_they_are_marked_in_every_format_and_escaped(self, whole, ending):
        annex, document = made(TEX="Wij <verwachten> & dit.\x00")
        body = write_document(ending, document, annex.sealed_at)
        if ending != "html":
            name = {"odt": "content.xml", "docx": "word/document.xml"}[ending]
            body = zipfile.ZipFile(io.BytesIO(body)).read(name)
        assert b"Wij &lt;verwachten&gt; &amp; dit." in body
        assert body.count(b"Woorden van het ministerie") == 1


class TestTheSameBytes:
    def test_made_twice_and_in_another_process_a_file_is_the_same(self, whole):
        (annex, document), (again, same) = made(), made()
        files = {ending: write_document(ending, document, annex.sealed_at) for ending in DOCUMENTS}
        assert {ending: write_document(ending, same, again.sealed_at) for ending in DOCUMENTS} == files
        told = subprocess.run(
            [sys.executable, "-c", _ELSEWHERE, *DOCUMENTS],
            input=pickle.dumps((document, annex.sealed_at)),
            capture_output=True,
            check=True,
            cwd=ROOT,
            env={"PYTHONHASHSEED": "7", "DJANGO_SETTINGS_MODULE": "tests.settings", "TZ": "Asia/Tokyo"},
        )
        assert told.stdout.decode().split() == [hashlib.sha256(files[ending]).hexdigest() for ending in DOCUMENTS]

    def test_the_files_of_a_package_all_bear_one_day_that_says_nothing(self, whole):
        annex, document = made()
        for ending in ("odt", "docx"):
            packed = zipfile.ZipFile(io.BytesIO(write_document(ending, document, annex.sealed_at)))
            assert {one.date_time for one in packed.infolist()} == {(2000, 1, 1, 0, 0, 0)}
            assert packed.testzip() is None
        assert packed.namelist()[0] != "mimetype"  # Word asks for none


_ELSEWHERE = """
import hashlib, pickle, sys
import django
django.setup()
from dashboards.annex.file import write_document
document, made = pickle.load(sys.stdin.buffer)
for ending in sys.argv[1:]:
    print(hashlib.sha256(write_document(ending, document, made)).hexdigest())
"""
