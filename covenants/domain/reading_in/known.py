"""What the reader knows of the record: names, and which rows can be about what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from covenants.domain.reading_in.find_names import Named, Names


@dataclass(frozen=True, slots=True)
class KnownUndertaking:
    """A motion or commitment: its code, its document's key, and the names in its title."""

    code: str
    key: str
    surnames: frozenset[str]
    title: str


@dataclass(frozen=True)
class Known:
    """`goal`: the target that counts covenants. `thresholds` and `parties` are by the code of their covenant, and so
    are `shares`: the target that sets a share to be reached, with its unit.
    """

    named: tuple[Named, ...]
    goal: str = ""
    thresholds: Mapping[str, str] = field(default_factory=dict)
    parties: Mapping[str, str] = field(default_factory=dict)
    undertakings: tuple[KnownUndertaking, ...] = ()
    shares: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    policy: str = "policy:"

    @cached_property
    def names(self) -> Names:
        return Names(self.named)
