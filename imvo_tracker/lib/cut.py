"""Long sequences whose items are put together when somebody asks for them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar, overload

Item = TypeVar("Item")


class Cut(Sequence[Item]):
    """A sequence out of which a page is cut: to count it reads no item, and a page costs a page."""

    @abstractmethod
    def cut(self, part: slice) -> list[Item]:
        """Return the items of a part."""

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> list[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | list[Item]:
        return self.cut(index) if isinstance(index, slice) else self.cut(slice(index, index + 1 or None))[0]
