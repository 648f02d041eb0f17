"""Anchors: the head of the record, noted where whoever owns the database cannot change it.

A file of lines "<number> <hash>", one for each time the record was verified and had grown.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dossier.models import Revision


def read_anchors(path: Path) -> dict[int, str]:
    """Return hash by revision number. Raises ValueError when the file cannot be read or holds something else."""
    try:
        lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return {int(number): head for number, head in lines}
    except (OSError, ValueError) as error:
        raise ValueError(f"cannot read the anchor file {path}: {error}") from error


def contradicted(anchors: Mapping[int, str]) -> list[int]:
    """Return the numbers of the anchored revisions that this record has not, or has with another hash."""
    heads = dict(Revision.objects.filter(number__in=anchors).values_list("number", "content_hash"))
    return sorted(number for number, head in anchors.items() if heads.get(number) != head)
