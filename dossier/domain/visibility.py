"""For whom something is read. The rule stands in `dossier.visibility`, in SQL, equal to `tests/spec/visibility.py`."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    PUBLIC = "public"
    STAFF = "staff"
