"""Do ODT and DOCX of the annexes become a tagged PDF without loss, and is the list of a half-year whole in both files?

Asks LibreOffice, which the tests do without.

python benchmarks/annex_pdf.py                    the annexes of 17 June 2016, in a temporary directory
python benchmarks/annex_pdf.py --day 2017-12-31

Needs LibreOffice Writer (Debian: libreoffice-writer-nogui) and poppler-utils. Ends with 1 when a PDF is not tagged,
lacks a heading, a header cell, a row or a footnote, or does not hold every sentence of the annex.
"""

import argparse
import csv
import io
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
# Django reads where the database is when it is set up.
DATABASE = tempfile.TemporaryDirectory()
os.environ["DATABASE_URL"] = f"sqlite:///{DATABASE.name}/annex.sqlite3"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imvo_tracker.settings")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from record_files import record_files  # noqa: E402

from covenants.moment.record import read_record  # noqa: E402
from dashboards.annex.file import write_document  # noqa: E402
from dashboards.annex.kinds import ANNEXES  # noqa: E402
from dashboards.annex.page import annex_page  # noqa: E402
from dashboards.editions.making import asked_of  # noqa: E402
from imvo_tracker.lib.asof import parse_as_of, today  # noqa: E402

FILTER = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
ENDINGS = ("odt", "docx")
ELEMENT = re.compile(r"^ *(H[1-6]|Note|TH|TR|Table)\b", re.MULTILINE)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--day", default="2016-06-17")
    asked.add_argument("--half-year", default="2016-1")
    typed = asked.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        made = prepare(typed.day, typed.half_year)
        broken = [
            fault
            for name, (document, files) in made["annexes"].items()
            for ending, body in files.items()
            for fault in faults(Path(directory), name, document, ending, body)
        ]
        broken += differing(Path(directory), *made["half_year"])
    print("\n".join(broken) or "all are tagged, and nothing is lost")
    return int(bool(broken))


def prepare(day: str, half_year: str) -> dict[str, Any]:
    """Load the record into the database; return the annexes of a day as texts with their files by ending.

    Beside them the list of a half-year at the newest revision: its ODT and its CSV.
    """
    call_command("migrate", verbosity=0)
    call_command("load_record", *map(str, record_files()), verbosity=0)
    record = read_record(parse_as_of({"peildatum": day}, newest_revision=0, today=today()))
    words = {"TEX": "Woorden van het ministerie, ter proef.", "eu": "Woorden over de Unie, ter proef."}
    annexes = {}
    for kind in ANNEXES:
        page = annex_page(asked_of(record, kind.page), record, words, kind=kind)
        files = {ending: write_document(ending, page.document, page.made_at) for ending in ENDINGS}
        annexes[kind.name] = (page.document, files)
    place, client = "/moties-en-toezeggingen/halfjaar", Client(HTTP_HOST="localhost")
    asked = {"halfjaar": half_year, "toelichting": "nee"}
    table = b"".join(client.get(f"{place}/tabel.csv", asked)).decode("utf-8-sig")  # type: ignore[arg-type]
    return {"annexes": annexes, "half_year": (client.get(f"{place}.odt", {"halfjaar": half_year}).content, table)}


def differing(directory: Path, document: bytes, table: str) -> Iterator[str]:
    """Yield what the CSV of a half-year says and its ODT, opened by LibreOffice, does not."""
    file = directory / "half-year.odt"
    file.write_bytes(document)
    convert(directory, "txt:Text (encoded):UTF8", file)
    text = letters((directory / "half-year.txt").read_text(encoding="utf-8-sig"))
    rows = list(csv.DictReader(io.StringIO(table)))
    said = ("Nummer", "Motie of toezegging", "Wat er staat", "Toestand", "Beantwoord met", "Deel van de lijst")
    cells = [row[name] for row in rows for name in said]
    print(f"half-year: {len(rows)} rows")
    yield from (f"half-year: lacks “{cell}”" for cell in cells if letters(cell) not in text)
    if not rows:
        yield "half-year: no rows"


def convert(directory: Path, to: str, file: Path) -> None:
    home = f"-env:UserInstallation=file://{directory}/office"
    run("soffice", "--headless", home, "--convert-to", to, "--outdir", str(file.parent), str(file))


def faults(directory: Path, name: str, document: Any, ending: str, body: bytes) -> Iterator[str]:
    """Yield what the PDF of one annex in one format lacks."""
    (directory / ending).mkdir(exist_ok=True)
    file = directory / ending / f"{name}.{ending}"
    file.write_bytes(body)
    convert(directory, FILTER, file)
    pdf, ending = str(file.with_suffix(".pdf")), f"{name}.{ending}"
    if "Tagged:          yes" not in run("pdfinfo", pdf):
        yield f"{ending}: not tagged"
    counted, wanted = Counter(ELEMENT.findall(run("pdfinfo", "-struct", pdf))), elements(document)
    print(f"{ending}: " + ", ".join(f"{count} {name}" for name, count in sorted(counted.items())))
    yield from (
        f"{ending}: {counted[name]} {name}, not {count}"
        for name, count in wanted.items()
        # a footnote that runs on at the foot of the next page is two
        if counted[name] < count or (counted[name] > count and name != "Note")
    )
    text = letters(run("pdftotext", "-raw", pdf, "-"))
    yield from (f"{ending}: lacks “{line}”" for line in sentences(document) if letters(line) not in text)


def elements(document: Any) -> Counter[str]:
    """Return how many elements of structure a PDF of the annex must have."""
    wanted = Counter(f"H{block.level}" for block in document.blocks if block.kind == "heading")
    for block in document.blocks:
        if block.kind == "table":
            wanted += Counter({"Table": 1, "TH": len(block.head), "TR": 1 + len(block.rows)})
    return wanted + Counter({"Note": len(document.notes)})


def sentences(document: Any) -> Iterator[str]:
    """Yield every heading and sentence; what breaks over a page beside a footnote is looked for by its first words."""
    for block in document.blocks:
        if block.kind == "heading":
            yield block.text
        elif block.kind == "paragraph":
            yield block.line.text[:40]
        elif block.kind == "bullets":
            yield from (line.text[:40] for line in block.lines)
        elif block.kind == "ministry":
            yield from block.paragraphs


def letters(text: str) -> str:
    """Return the letters and digits alone: lines break where a page is full."""
    return re.sub(r"[\W_]+", "", text)


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    return done.stdout


if __name__ == "__main__":
    raise SystemExit(main())
