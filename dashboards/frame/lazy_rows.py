"""Rows of a long list: sorted as plain values, put into words for the page that is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

from django_tables2.data import TableData
from django_tables2.utils import OrderBy

Found = TypeVar("Found", bound=Sequence[Any])
R = TypeVar("R")


class LazyRows(TableData, Generic[Found, R]):
    """Table data over `found`, any sequence that can be sliced.

    `make` puts one item into words; `arrange` returns the sequence sorted by a column, descending or not.
    """

    def __init__(self, data: Found, make: Callable[[Any], R], arrange: Callable[[Found, str, bool], Found]) -> None:
        super().__init__(data)
        self.data: Found = data
        self._make = make
        self._arrange = arrange

    def __len__(self) -> int:
        return len(self.data)

    @overload
    def __getitem__(self, key: int) -> R: ...
    @overload
    def __getitem__(self, key: slice) -> list[R]: ...
    def __getitem__(self, key: int | slice) -> R | list[R]:
        return [self._make(one) for one in self.data[key]] if isinstance(key, slice) else self._make(self.data[key])

    def __iter__(self) -> Iterator[R]:
        return map(self._make, self.data)

    def order_by(self, aliases: Sequence[str]) -> None:
        """Sort as the table asks; the first column named decides."""
        for alias in reversed(aliases):
            column = OrderBy(alias)
            self.data = self._arrange(self.data, column.bare, column.is_descending)
