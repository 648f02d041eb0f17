"""What the doctor says: one thing that is wrong, and what to do about it."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` never changes, so that a script can wait for it; the words are in the language of who asks."""

    code: str
    problem: str
    remedy: str

    def as_json(self) -> dict[str, str]:
        """Return the three parts by name."""
        return asdict(self)
