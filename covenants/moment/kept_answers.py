"""Answers about the covenants or the ledger of one moment that are kept for its other pages, within a bound."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Mapping, Sized
from functools import wraps
from typing import Any, Protocol, TypeVar, cast

WORTH = 100  # of an answer beside its values: what keeping its name takes
SOME, TIMES = 10_000, 6  # values that are kept: so many, and times the number of what is asked


class Named(Protocol):
    """Something that is asked, and keeps what it answers while it has a name."""

    name: Hashable

    @property
    def answers(self) -> KeptAnswers: ...


class KeptAnswers:
    """Answers by name; all are forgotten when they come to hold more than `most` values together.

    They hold what was asked, and it holds them: `close` lets go of both, sooner than the collector comes by.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._by_name: dict[Hashable, Any] = {}

    @classmethod
    def about(cls, count: int) -> KeptAnswers:
        """Return room for what is asked of so many covenants or promises."""
        return cls(SOME + TIMES * count)

    def __len__(self) -> int:
        return len(self._by_name)

    def find(self, name: Hashable) -> Any:
        """Return the answer with that name, None while there is none."""
        return self._by_name.get(name)

    def keep(self, name: Hashable, answer: Any) -> None:
        """Keep an answer in the place of one with the same name, if there is room for it."""
        size = _size(answer)
        if size > self._most:
            return
        before = self._by_name.pop(name, None)
        if before is not None:
            self._held -= _size(before)
            _let_go(before)
        if self._held + size > self._most:
            self._forget()
        self._by_name[name] = answer
        self._held += size

    def close(self) -> None:
        """Forget all answers and keep no more."""
        self._most = 0
        self._forget()

    def _forget(self) -> None:
        answers = list(self._by_name.values())
        self._by_name.clear()
        self._held = 0
        for answer in answers:
            _let_go(answer)


class Keeper(ABC):
    """An answer that keeps answers of its own: they are let go with it."""

    @abstractmethod
    def let_go(self) -> None:
        """Close its own answers; those of the moment, which its choices may share, stay open."""


def _let_go(answer: Any) -> None:
    if isinstance(answer, Keeper):
        answer.let_go()


def _size(answer: Any) -> int:
    return WORTH + (len(answer) if isinstance(answer, Sized) else 0)


Method = TypeVar("Method", bound=Callable[..., Any])


def kept(answer: Method) -> Method:
    """Keep what a method answers by the name of what is asked and the words it is asked with.

    What is kept is shared: whoever gets it may not change it. An answer that is asked in its turn bears that name.
    """

    @wraps(answer)
    def ask(asked: Named, *words: Hashable, **options: Hashable) -> Any:
        return _answer(asked, answer, words, options)

    return cast(Method, ask)


def _answer(
    asked: Named, answer: Callable[..., Any], words: tuple[Hashable, ...], options: Mapping[str, Hashable]
) -> Any:
    """Return what was kept; what it had to work out is kept from now on."""
    if asked.name is None:
        return answer(asked, *words, **options)
    name = (asked.name, answer.__name__, words, tuple(options.items()))
    before = asked.answers.find(name)
    if before is not None:
        return before
    answered = answer(asked, *words, **options)
    if isinstance(answered, type(asked)):
        answered.name = name
    asked.answers.keep(name, answered)
    return answered
