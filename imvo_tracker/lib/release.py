"""Which release this process runs, told by the content of its files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

#: What makes a page besides the record: code, templates, translations, and the versions of what is installed.
SOURCES = ("imvo_tracker", "dossier", "sectors", "covenants", "dashboards", "templates", "uv.lock")
ENDINGS = (".py", ".html", ".mo", ".lock")


@cache
def running_release() -> str:
    """Return the fingerprint of what this process runs; its files are read once, whatever comes in their place."""
    return fingerprint()


def fingerprint(base: Path | None = None, storage: Any = staticfiles_storage) -> str:
    """Return 16 hex digits that differ when a page may differ; the names of the static files are part of it."""
    digest = blake2b(sys.version.encode(), digest_size=8)
    base = base or Path(settings.BASE_DIR)
    for file in _files(base):
        for part in (file.relative_to(base).as_posix().encode(), file.read_bytes()):
            digest.update(b"%d " % len(part) + part)
    for name, hashed in sorted(getattr(storage, "hashed_files", {}).items()):
        digest.update(f"{name} {hashed}\n".encode())
    return digest.hexdigest()


def _files(base: Path) -> Iterator[Path]:
    for source in SOURCES:
        place = base / source
        yield from sorted(one for one in (place.rglob("*") if place.is_dir() else [place]) if one.suffix in ENDINGS)
