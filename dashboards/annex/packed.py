"""A ZIP package (ODT, DOCX) written anew: the same parts give the same bytes, whenever they are packed."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# A day that stands for every file: a ZIP counts from 1980 on, and says no more than the revision inside it does
_MADE = (2000, 1, 1, 0, 0, 0)
MIMETYPE = "mimetype"


def packed_anew(package: bytes) -> bytes:
    """Return a package with its parts in the order of their names, all of one day; the mimetype first and plain."""
    written = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(written, "w") as new:
        names = [name for name in old.namelist() if not name.endswith("/")]
        for name in sorted(names, key=lambda one: (one != MIMETYPE, one)):
            entry = ZipInfo(name, _MADE)
            entry.compress_type = ZIP_STORED if name == MIMETYPE else ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, old.read(name))
    return written.getvalue()
