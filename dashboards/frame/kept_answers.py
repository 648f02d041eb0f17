"""Answers kept in the cache "pages"; a cache that fails costs a page its speed and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from django.core.cache import caches

from dashboards.frame.answer import Answer, pack, unpack

T = TypeVar("T")
ALIAS = "pages"
#: After a failure the cache is left alone so long, or every visitor would wait for it.
PAUSE_SECONDS = 5.0

log = logging.getLogger("imvo.pages")


class KeptAnswers:
    """See the module."""

    def __init__(self) -> None:
        self._paused_until = 0.0

    def find(self, key: str) -> Answer | None:
        """Return what is kept under a key; whatever cannot be read was not kept."""

        def get() -> Answer | None:
            packed = caches[ALIAS].get(key)
            return None if packed is None else unpack(packed)

        return self._try(get)

    def keep(self, key: str, answer: Answer) -> None:
        """Keep an answer."""
        self._try(lambda: caches[ALIAS].set(key, pack(answer)))

    def _try(self, act: Callable[[], T]) -> T | None:
        if monotonic() < self._paused_until:
            return None
        try:
            return act()
        except Exception as error:  # whatever a server elsewhere or its client comes up with: the page can be made
            self._paused_until = monotonic() + PAUSE_SECONDS
            log.warning("the cache of pages does not work: %s", type(error).__name__)
            return None
