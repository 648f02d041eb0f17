"""Everything the rules make of the record at one moment."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from covenants.moment.life import Living

# What the reading of windows changes, and what is worked out whatever it is: both readings need it.
OF_A_READING = frozenset({"schedule", "signing", "days_late", "held_until", "outcome", "outcome_days"})
OF_EITHER = (
    "answers",
    "expected",
    "is_signed",
    "signed_on",
    "has_ended",
    "is_silent",
    "searched",
    "held_to",
    "is_promised",
)


class States(Living):
    """What is visible, and what it makes of the covenants: from sight and milestones to outcome and life."""

    def read_strictly(self) -> States:
        """Return the same moment with every window read strictly; what no reading changes is not worked out again."""
        return self._read_strictly

    @cached_property
    def _read_strictly(self) -> States:
        for name in OF_EITHER:
            getattr(self, name)
        other = replace(self, strict=True)
        shared = {name: value for name, value in self.__dict__.items() if name not in OF_A_READING}
        other.__dict__.update(shared | other.__dict__)
        return other
