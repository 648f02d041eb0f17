"""Everything the rules make of the record at one moment."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from covenants.moment.life import Living

# Neither reading of a window changes what is visible, what decides and what is expected.
_WITHOUT_A_READING = {
    "visible",
    "seen_mentions",
    "known",
    "facts",
    "deciding",
    "expected",
    "spoken_of",
    "sources_differ",
}


class States(Living):
    """What is visible, and what it makes of the covenants: from sight and milestones to outcome and life."""

    def read_strictly(self) -> States:
        """Return the same moment with every window read strictly; what no reading changes is not computed again."""
        return self._read_strictly

    @cached_property
    def _read_strictly(self) -> States:
        other = replace(self, strict=True)
        other.__dict__.update({name: value for name, value in self.__dict__.items() if name in _WITHOUT_A_READING})
        return other
