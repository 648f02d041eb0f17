"""One value of this thread or task, asked hundreds of times for a page.

Django keeps the language, and where the site is mounted, in a `Local` of asgiref, of which each reading takes as long
as to look up a translation. That can hold values of any name; these two have one, which a plain context variable holds.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from django.urls import base
from django.utils.translation import trans_real

_NONE = object()


class ContextValue:
    """Has one attribute, `value`, that each thread and task sets for itself; reading it before is an AttributeError."""

    __slots__ = ("_kept",)

    def __init__(self, name: str) -> None:
        self._kept: ContextVar[Any] = ContextVar(name, default=_NONE)

    @property
    def value(self) -> Any:
        """What was set here."""
        kept = self._kept.get()
        if kept is _NONE:
            raise AttributeError("value")
        return kept

    @value.setter
    def value(self, value: Any) -> None:
        self._kept.set(value)

    @value.deleter
    def value(self) -> None:
        self._kept.set(_NONE)


def keep_language_and_mount_at_hand() -> None:
    """Let Django keep these two here; what is set already stays."""
    for module, name in ((trans_real, "_active"), (base, "_prefixes")):
        at_hand, before = ContextValue(name), getattr(module, name)
        if hasattr(before, "value"):
            at_hand.value = before.value
        setattr(module, name, at_hand)
