"""Packages as they are kept: each snapshot made once, the last few of them, in a folder that may be emptied."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, mkdtemp
from threading import Lock
from typing import IO

from django.conf import settings

from covenants.selectors.snapshots import Snapshot
from dashboards.package.writing import CHECKSUMS, files_of, write_package, write_zip, zip_name
from dossier.canonical import ledger_models
from imvo_tracker.lib.release import running_release

MOST_KEPT = 4
# A record of more statements than this is packed beside the pages; a smaller one takes a few seconds at most
MOST_AT_ONCE = 20_000
_FILES = "files"
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class PackageFile:
    """A file of a package, open to be read, with its size in bytes and its SHA-256 or ""."""

    file: IO[bytes]
    size: int
    digest: str


def is_kept(snapshot: Snapshot) -> bool:
    """Say whether the package of a snapshot was made already."""
    return _place(snapshot).is_dir()


def is_large(snapshot: Snapshot) -> bool:
    """Say whether making it would let a visitor wait too long."""
    rows = (model._base_manager.filter(revision__lte=snapshot.revision) for model in ledger_models())
    return sum(some.count() for some in rows) > MOST_AT_ONCE


def make_kept(snapshot: Snapshot) -> None:
    """Make the package of a snapshot, where it is not kept yet."""
    with _folder(snapshot):
        pass


def open_file(snapshot: Snapshot, name: str) -> PackageFile | None:
    """Return a file of a snapshot, made if need be; None where a package holds no such file."""
    with _folder(snapshot) as folder:
        path = _path(snapshot, folder, name)
        if path is None:
            return None
        with suppress(OSError):
            os.utime(folder)  # the one used last is thrown away last
        return PackageFile(path.open("rb"), path.stat().st_size, _digest(folder, name))


def _path(snapshot: Snapshot, folder: Path, name: str) -> Path | None:
    if name == zip_name(snapshot):
        return folder / name
    held = {path.relative_to(folder / _FILES).as_posix(): path for path in files_of(folder / _FILES)}
    return held.get(name)


def _digest(folder: Path, name: str) -> str:
    lines = (folder / _FILES / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    return next((line[:64] for line in lines if line[66:] == name), "")


def _place(snapshot: Snapshot) -> Path:
    return Path(settings.PACKAGE_DIR) / f"{snapshot.name}-{snapshot.head[:16]}-{running_release()}"


@contextmanager
def _folder(snapshot: Snapshot) -> Iterator[Path]:
    """Yield the folder of a snapshot. Where nothing can be kept, it is made for this once."""
    folder = _place(snapshot)
    if not folder.is_dir():
        with _ONE_AT_A_TIME:
            if not folder.is_dir() and not _keep(snapshot, folder):
                with TemporaryDirectory() as passing:
                    _make(snapshot, Path(passing))
                    yield Path(passing)
                return
    yield folder


def _keep(snapshot: Snapshot, folder: Path) -> bool:
    """Make a snapshot beside its place and move it there whole; say whether it could be kept."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        passing = Path(mkdtemp(dir=folder.parent, prefix="making-"))
    except OSError:
        return False
    try:
        _make(snapshot, passing)
        passing.chmod(0o755)
        with suppress(FileExistsError, OSError):  # another process was first: it has the same bytes
            passing.rename(folder)
    finally:
        rmtree(passing, ignore_errors=True)
    _forget_the_oldest(folder.parent)
    return folder.is_dir()


def _make(snapshot: Snapshot, folder: Path) -> None:
    (folder / _FILES).mkdir()
    write_package(snapshot, folder / _FILES)
    write_zip(snapshot, folder / _FILES, folder / zip_name(snapshot))


def _forget_the_oldest(parent: Path) -> None:
    """Keep the few that were used last; a file that is being read is read to its end."""
    kept = [path for path in parent.iterdir() if path.is_dir() and not path.name.startswith("making-")]
    for path in sorted(kept, key=lambda one: one.stat().st_mtime)[:-MOST_KEPT]:
        rmtree(path, ignore_errors=True)
