"""The data package: its files agree with one another and with its schema, and say the same whenever they are made."""

import csv
import json
import sqlite3
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from zipfile import ZipFile

import jsonschema
import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django_tasks import task_backends

from covenants.models import StatusReport
from covenants.selectors.snapshots import snapshot_at
from dashboards.package import kept
from dashboards.package.tables import tables
from dashboards.package.tasks import make_package
from dossier.actions import record, seal
from imvo_tracker.lib.asof import AsOf, today
from tests.covenants.samples import make_edition, make_publisher
from tests.site.closing import WORD, close_some

READ = {
    "boolean": {"true": True, "false": False}.__getitem__,
    "integer": int,
    "number": Decimal,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "string": str,
}
TEXT = {"type": "string", "minLength": 1}
# What the standard asks of a description, as far as it is used here
STANDARD = {
    "type": "object",
    "required": ["name", "title", "title_nl", "licenses", "resources"],
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z0-9._-]+$"},
        "licenses": {"type": "array", "minItems": 1, "items": {"required": ["name", "path"]}},
        "resources": {
            "type": "array",
            "minItems": 20,
            "items": {
                "required": ["name", "path", "title", "title_nl", "schema"],
                "properties": {
                    "name": {"type": "string", "pattern": "^[a-z0-9._-]+$"},
                    "schema": {
                        "required": ["fields", "primaryKey", "missingValues"],
                        "properties": {
                            "fields": {
                                "items": {
                                    "required": ["name", "type", "title", "title_nl"],
                                    "properties": {"type": {"enum": list(READ)}, "title": TEXT, "title_nl": TEXT},
                                }
                            }
                        },
                    },
                },
            },
        },
    },
}


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    return tmp_path_factory.mktemp("packages")


@pytest.fixture
def package(whole, shared):
    """The package of the whole record, made once for the tests that only read it."""
    folder = shared / "whole"
    if not folder.exists():
        call_command("export_package", str(folder), verbosity=0)
    return folder


def rows_of(package, name):
    with (package / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def verify(folder):
    script = [sys.executable, "-I", str(folder / "verify.py")]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_the_description_is_one_by_the_standard_in_both_languages(package):
    described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    jsonschema.validate(described, STANDARD)
    assert described["licenses"][0]["name"] == "CC0-1.0"
    assert [one["name"] for one in described["resources"]] == [table.name for table in tables()]
    untranslated = [
        (resource["name"], field["name"])
        for resource in described["resources"]
        for field in resource["schema"]["fields"]
        if field.get("description") and field["description"] == field["description_nl"]
    ]
    assert untranslated == []


def test_every_row_is_as_its_schema_says(package):
    """Types, limits, keys that occur once, and references that lead somewhere."""
    described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    read = {one["name"]: rows_of(package, one["name"]) for one in described["resources"]}
    faults, references = [], 0
    for one in described["resources"]:
        name, schema = one["name"], one["schema"]
        assert (package / one["path"]).read_bytes().count(b"\r\n") >= 1
        keys = [tuple(row[key] for key in schema["primaryKey"]) for row in read[name]]
        faults += [(name, "key")] if len(set(keys)) != len(keys) or any("" in key for key in keys) else []
        for field in schema["fields"]:
            values = [row[field["name"]] for row in read[name]]
            limits = field.get("constraints", {})
            faults += [(name, field["name"], "required") for value in values if limits.get("required") and not value]
            given = [READ[field["type"]](value) for value in values if value]
            faults += [(name, field["name"], one) for one in given if "enum" in limits and one not in limits["enum"]]
        for key in schema.get("foreignKeys", []):
            resource = key["reference"]["resource"] or name
            there = {row[key["reference"]["fields"]] for row in read[resource]} | {""}
            lost = {row[key["fields"]] for row in read[name]} - there
            references += sum(bool(row[key["fields"]]) for row in read[name])
            faults += [(name, key["fields"], sorted(lost))] if lost else []
    assert faults == []
    assert (sum(map(len, read.values())) > 900, references > 1500) == (True, True)


def test_csv_json_and_sqlite_hold_the_same(package):
    whole = json.loads((package / "record.json").read_text(encoding="utf-8"), parse_float=Decimal)["tables"]
    database = sqlite3.connect(package / "record.sqlite3")
    database.row_factory = sqlite3.Row
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in tables():
        of_csv, of_json = rows_of(package, table.name), whole[table.name]
        of_sqlite = [dict(row) for row in database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid')]
        kinds = {field.name: field.type for field in table.fields}
        told = [{key: READ[kinds[key]](value) if value else None for key, value in row.items()} for row in of_csv]
        assert [{key: as_read(kinds[key], value) for key, value in row.items()} for row in of_json] == told
        assert [{key: as_read(kinds[key], value) for key, value in row.items()} for row in of_sqlite] == told
    database.close()


def as_read(kind, value):
    """Bring a value of JSON or SQLite to the type of its column."""
    if value is None:
        return None
    return bool(value) if kind == "boolean" else READ[kind](str(value))


def test_the_figures_of_the_record_are_in_it(package):
    signed = {
        row["covenant"]: row["latest"]
        for row in rows_of(package, "milestones")
        if (row["kind"], row["modality"], row["withdrawal"]) == ("signed", "fact", "false")
    }
    assert signed["textiel"] == "2016-07-04"
    minima = {row["unit"]: row["minimum"] for row in rows_of(package, "conditions")}
    assert minima == {"company": "35", "turnover_share": "30"}


def test_the_script_verifies_it_and_finds_what_was_changed(package, tmp_path):
    code, said = verify(package)
    assert (code, said.startswith("10 revisions in one chain, 10 checked line by line; head ")) == (0, True)
    for name, old, new in (
        ("ledger/0001.txt", b"kst-26485-220", b"kst-26485-221"),
        ("record.json", b"op 9 maart jl. gepresenteerd", b"op 8 maart jl. gepresenteerd"),
        ("csv/targets.csv", b"e", b"a"),
    ):
        forged = tmp_path / name.replace("/", "-")
        subprocess.run(["cp", "-r", str(package), str(forged)], check=True)
        (forged / name).write_bytes((forged / name).read_bytes().replace(old, new, 1))
        code, said = verify(forged)
        assert (code, f"{name} is not what it was" in said) == (1, True)
        (forged / name).unlink()
        done = subprocess.run(
            [sys.executable, "-I", str(forged / "verify.py")], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (1, f"missing: {name}\n")
    assert len((package / "verify.py").read_text().splitlines()) <= 60


def test_the_same_snapshot_gives_the_same_bytes_after_a_later_seal(package, tmp_path):
    by = make_publisher("later")
    close_some(by)
    again, old = tmp_path / "again", tmp_path / "old"
    call_command("export_package", str(again), "--revision", "10", "--zip", verbosity=0)
    assert {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()} == {
        path.relative_to(package): path.read_bytes() for path in package.rglob("*") if path.is_file()
    }
    with ZipFile(tmp_path / "imvo-covenants-10.zip") as packed:
        assert len(packed.namelist()) == sum(path.is_file() for path in again.rglob("*"))
    call_command("export_package", str(old), "--revision", "1", verbosity=0)
    # two organisations of the letter's file are named by later sources alone: that revision is not public to the letter
    assert verify(old)[1].startswith("1 revisions in one chain, 0 checked")
    with pytest.raises(CommandError, match="not empty"):
        call_command("export_package", str(old), verbosity=0)
    with pytest.raises(CommandError, match="no such revision"):
        call_command("export_package", str(tmp_path / "none"), "--revision", "99", verbosity=0)


def test_what_is_closed_is_nowhere_and_the_chain_holds(letter, tmp_path):
    """Four statements are closed, each in its own way: their revision is there by its hash, and nothing else of it."""
    by = make_publisher("schrijver")
    close_some(by)
    said = close_none(by)
    folder = tmp_path / "package"
    call_command("export_package", str(folder), verbosity=0)
    assert [path for path in folder.rglob("*") if path.is_file() and WORD.encode() in path.read_bytes()] == []
    assert b"Vier verklaringen" not in (folder / "record.json").read_bytes()
    assert verify(folder)[1].startswith("3 revisions in one chain, 1 checked line by line")
    assert not (folder / "ledger" / "0002.txt").exists()
    assert [row["whole"] for row in rows_of(folder, "revisions")] == ["false", "false", "true"]
    # a formula is text in every format, and in CSV no spreadsheet runs it
    assert [row["key"] for row in rows_of(folder, "reports") if row["text"] == f"'{said.text}"] == ["later/1"]
    reports = json.loads((folder / "record.json").read_text(encoding="utf-8"))["tables"]["reports"]
    assert [row["key"] for row in reports if row["text"] == said.text] == ["later/1"]
    assert {row["revision"] for row in rows_of(folder, "reports")} == {"1", "3"}


def close_none(by):
    """Seal one more statement, which everybody may read."""
    model = StatusReport.objects.order_by("pk").first()
    said = StatusReport(
        ref="later/1", topic="progress", text="=1+1 “ja”\n\t😀", actor=model.actor, document=model.document,
        known_from=model.known_from, public_from=model.public_from,
    )  # fmt: skip
    seal([record(said, by=by)], by=by, reason="Open.")
    return said


def test_the_files_stand_at_addresses_that_keep_their_content(whole, settings, tmp_path):
    settings.PACKAGE_DIR = tmp_path / "kept"
    client = Client()
    address = "/open-data/10/csv/milestones.csv"
    answer, body = got(client, address)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "public, max-age=31536000, immutable")
    assert (answer["Content-Type"], answer["Access-Control-Allow-Origin"]) == ("text/csv; charset=utf-8", "*")
    assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert body.startswith(b"key,revision,public,corrects")
    (tmp_path / "got.zip").write_bytes(got(client, "/open-data/10/imvo-covenants-10.zip")[1])
    with ZipFile(tmp_path / "got.zip") as packed:
        assert packed.read("imvo-covenants-10/csv/milestones.csv") == body
    missing = ("11/record.json", "10/nee.csv", "10/../../x", "10-2026-01-01/record.json")
    assert [client.get(f"/open-data/{one}").status_code for one in missing] == [404] * 4
    assert client.post(address).status_code == 405


def got(client, address):
    """Return an answer and its body, read to the end."""
    answer = client.get(address)
    body = b"".join(answer)
    answer.close()
    return answer, body


def test_only_the_last_few_snapshots_are_kept_and_none_is_needed(whole, settings, tmp_path, monkeypatch):
    settings.PACKAGE_DIR = tmp_path / "kept"
    monkeypatch.setattr(kept, "MOST_KEPT", 1)
    for number in (1, 2):
        found = kept.open_file(snapshot_at(AsOf(today(), today(), number)), "verify.py")
        found.file.close()
        assert found.size > 2000
    (only,) = (tmp_path / "kept").iterdir()
    assert only.name.startswith("2-")
    settings.PACKAGE_DIR = tmp_path / "got-none" / "file"
    (tmp_path / "got-none").write_text("no folder")
    found = kept.open_file(snapshot_at(AsOf(today(), today(), 1)), "record.json")
    with found.file as file:
        assert json.loads(file.read())["about"]["version"] == "1"


def test_a_frozen_annex_is_in_it_and_the_chain_covers_its_files(letter, tmp_path):
    edition = make_edition(make_publisher("bevriezer"))
    folder = tmp_path / "package"
    call_command("export_package", str(folder), verbosity=0)
    (row,) = rows_of(folder, "editions")
    assert (row["edition"], row["at_revision"], row["revision"]) == ("1", "1", str(edition.sealed_in_id))
    files = rows_of(folder, "edition_files")
    assert {one["file"] for one in files} == {f"editions/1/{one.name}" for one in edition.files.all()}
    for one in edition.files.all():
        assert (folder / "editions" / "1" / one.name).read_bytes() == bytes(one.body)
    assert verify(folder)[1].startswith(
        "2 revisions in one chain, 1 checked line by line; by their hash alone, as not every line of them is public: 1;"
    )
    record = folder / "record.json"
    forged = record.read_bytes().replace(files[0]["sha256"].encode(), b"0" * 64)
    record.write_bytes(forged)
    assert (verify(folder)[0], f"{files[0]['file']} differs from the ledger" in verify(folder)[1]) == (1, True)
    before = tmp_path / "before"
    call_command("export_package", str(before), "--revision", "1", verbosity=0)
    assert (rows_of(before, "editions"), (before / "editions").exists()) == ([], False)


def test_a_large_package_is_made_beside_the_pages(whole, settings, tmp_path, monkeypatch):
    settings.PACKAGE_DIR = tmp_path / "kept"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    monkeypatch.setattr(kept, "MOST_AT_ONCE", 100)
    cache.clear()
    client, address = Client(), "/open-data/2/csv/milestones.csv"
    answers = [client.get(address) for _again in range(2)]
    assert [(one.status_code, one["Retry-After"], one["Cache-Control"]) for one in answers] == [
        (503, "120", "no-store")
    ] * 2
    assert "Dit pakket wordt gemaakt" in answers[0].content.decode()
    (queued,) = task_backends["default"].results
    make_package.func(*queued.args)
    answer, body = got(client, address)
    assert (answer.status_code, answer["Content-Disposition"]) == (200, 'attachment; filename="milestones-2.csv"')
    assert body.startswith(b"key,revision,public,corrects")
