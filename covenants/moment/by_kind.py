"""The milestones of one covenant: each is read when somebody asks for it, as a long list asks for few of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from covenants.domain.milestones import MilestoneState
from covenants.kinds import KIND_ORDER
from covenants.moment.layout import KINDS
from covenants.moment.words import Mask, rows_where


class StatesByKind(Mapping[str, MilestoneState]):
    """The state of each milestone somebody spoke of, in the order of the kinds."""

    def __init__(self, read: Callable[[int], MilestoneState], spoken_of: Mask) -> None:
        """`spoken_of` says it of each kind; `read` puts the state of one together, by its code."""
        self._read, self._spoken_of = read, spoken_of
        self._known: dict[str, MilestoneState] = {}

    def __getitem__(self, kind: str) -> MilestoneState:
        state = self._known.get(kind)
        if state is None:
            code = KIND_ORDER[kind]
            if not self._spoken_of[code]:
                raise KeyError(kind)
            state = self._known[kind] = self._read(code)
        return state

    @cached_property
    def _kinds(self) -> list[str]:
        return [KINDS[code] for code in rows_where(self._spoken_of).tolist()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    def __repr__(self) -> str:
        return repr(dict(self))
