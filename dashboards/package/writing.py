"""A data package as a folder and as one file: the same snapshot gives the same bytes, whenever it is made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from shutil import copyfile, copyfileobj
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import override

from covenants.selectors.public_record import PublicRecord
from covenants.selectors.record_files import record_file
from covenants.selectors.snapshots import Snapshot
from dashboards.frame.linked import LICENCE_URL
from dashboards.package.descriptor import NAME, descriptor
from dashboards.package.files import write_tables
from dashboards.package.read_me import read_me
from dashboards.package.tables import edition_path, tables

CHECKSUMS, VERIFY = "CHECKSUMS.sha256", "verify.py"
READ_ME = {"README.md": "en", "LEESMIJ.md": "nl"}
_BEHIND = b"\n"


def write_package(snapshot: Snapshot, folder: Path) -> PublicRecord:
    """Write a snapshot into a folder that is there and empty; return what was read."""
    record = PublicRecord(snapshot)
    about = descriptor(snapshot, tables())
    _write(folder / "datapackage.json", json.dumps(about, ensure_ascii=False, indent=2) + "\n")
    _write(folder / "LICENSE.txt", _licence())
    for name, language in READ_ME.items():
        with override(language):
            _write(folder / name, read_me(snapshot, tables()))
    write_tables(record, {key: about[key] for key in ("title", "version", "licenses")}, folder)
    _write_record_files(record, folder / "record")
    _write_ledger(record, folder / "ledger")
    _write_editions(record, folder)
    copyfile(Path(__file__).with_name(VERIFY), folder / VERIFY)
    _write(folder / CHECKSUMS, "".join(_checksums(folder)))
    return record


def zip_name(snapshot: Snapshot) -> str:
    return f"{NAME}-{snapshot.name}.zip"


def write_zip(snapshot: Snapshot, folder: Path, target: Path) -> None:
    """Pack a folder in one file below a name of its own; nothing in it tells when it was packed."""
    with ZipFile(target, "w") as packed:
        for path in files_of(folder):
            entry = ZipInfo(f"{NAME}-{snapshot.name}/{path.relative_to(folder).as_posix()}", (2000, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            with path.open("rb") as source, packed.open(entry, "w") as inside:
                copyfileobj(source, inside)


def files_of(folder: Path) -> list[Path]:
    """Return every file of a package, in one order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_record_files(record: PublicRecord, folder: Path) -> None:
    folder.mkdir()
    for revision in record.revisions:
        with (folder / f"{revision.number:04}.yaml").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(record_file(record, revision))


def _write_ledger(record: PublicRecord, folder: Path) -> None:
    """Write what each hash was made over behind the hash before it: its lines, with nothing behind the last."""
    folder.mkdir()
    for revision in record.revisions:
        if revision.is_whole:
            with (folder / f"{revision.number:04}.txt").open("wb") as file:
                file.writelines(_between(record.ledger_lines(revision)))
    head = f"{record.snapshot.revision} {record.snapshot.head}\n"
    _write(folder / "head.txt", head)


def _write_editions(record: PublicRecord, folder: Path) -> None:
    for number, name, body in record.edition_files():
        target = folder / edition_path(number, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)


def _between(lines: Iterable[bytes]) -> Iterator[bytes]:
    for place, line in enumerate(lines):
        if place:
            yield _BEHIND
        yield line


def _checksums(folder: Path) -> Iterator[str]:
    for path in files_of(folder):
        if path.name != CHECKSUMS:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            yield f"{digest}  {path.relative_to(folder).as_posix()}\n"


def _licence() -> str:
    return (
        "The data in this package is dedicated to the public domain: Creative Commons Zero 1.0 Universal (CC0-1.0).\n"
        f"{LICENCE_URL}\n"
        "The words quoted in the column `words` belong to the documents they come from.\n"
    )
