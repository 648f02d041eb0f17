"""Redis or Valkey with the memory of this process before it: what many ask for is fetched once by each process.

Only for what never changes under its key, as a page does not: its key names all that it follows from (docs/adr/0014).
To fetch a page from another server costs half of all else about it.
"""

from __future__ import annotations

from time import monotonic
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache, RedisCacheClient

from imvo_tracker.memory_cache import NEVER, shelves_of


class KeptClients(RedisCacheClient):
    """Django makes a client for each question, which costs more than to ask it."""

    _client: Any
    _get_connection_pool: Any

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._clients: dict[Any, Any] = {}

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        """Return the client of a server; each thread has its own, and so Django sees to it."""
        pool = self._get_connection_pool(write)
        if pool not in self._clients:
            self._clients[pool] = self._client(connection_pool=pool)
        return self._clients[pool]


class NearRedisCache(RedisCache):
    """Values are bytes. MAX_BYTES in OPTIONS bounds what this process keeps of them, on shelves of its own."""

    def __init__(self, server: list[str], params: dict[str, Any]) -> None:
        options = dict(params["OPTIONS"])
        max_bytes = int(options.pop("MAX_BYTES"))
        super().__init__(server, params | {"OPTIONS": options})
        self._class = KeptClients
        self.shelves = shelves_of(" ".join(server), max_bytes)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return what lies here, else what lies there, which lies here from now on."""
        made = self.make_and_validate_key(key, version=version)
        value = self.shelves.find(made, monotonic())
        if value is None:
            value = super().get(key, None, version)
            if value is None:
                return default
            self._keep(made, value, DEFAULT_TIMEOUT)
        return value

    def set(self, key: Any, value: bytes, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep it here and there."""
        self._keep(self.make_and_validate_key(key, version=version), value, timeout)
        super().set(key, value, timeout, version)

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Forget it here and there; other processes keep theirs."""
        self.shelves.drop(self.make_and_validate_key(key, version=version))
        return bool(super().delete(key, version))

    def clear(self) -> None:
        """Forget everything here and there; other processes keep theirs."""
        self.shelves.clear()
        super().clear()

    def _keep(self, made: str, value: bytes, timeout: Any) -> None:
        seconds = self.get_backend_timeout(timeout)
        self.shelves.put(made, (NEVER if seconds is None else monotonic() + seconds, value))
