"""Where rendered pages are kept: in the memory of each process, and in a Redis or Valkey that all processes share."""

from __future__ import annotations

from typing import Any

MEMORY = "imvo_tracker.memory_cache.SegmentedCache"
REDIS = "imvo_tracker.near_cache.NearRedisCache"
DAY = 24 * 60 * 60
# The table of the counts of sign-ins, made by a migration (dossier 0014)
LIMITS = {
    "BACKEND": "django.core.cache.backends.db.DatabaseCache",
    "LOCATION": "login_limits",
    "OPTIONS": {"MAX_ENTRIES": 20_000},
}
# A page is made in a tenth of this; a cache that takes longer is no help.
PATIENCE_SECONDS = 0.25


class AsItIs:
    """Pages come as bytes: nothing to pickle, and nothing that a stranger in the cache could have us unpickle."""

    def dumps(self, value: bytes) -> bytes:
        """Return what Redis keeps."""
        return value

    def loads(self, value: bytes) -> bytes:
        """Return what Redis kept."""
        return value


def page_cache(url: str, megabytes: int) -> dict[str, Any]:
    """Return Django's settings of the cache of pages; an empty `url` is the memory of this process alone."""
    memory = {"MAX_BYTES": megabytes * 1024**2}
    if not url:
        return {"BACKEND": MEMORY, "LOCATION": "pages", "TIMEOUT": DAY, "OPTIONS": memory}
    patience = {"socket_timeout": PATIENCE_SECONDS, "socket_connect_timeout": PATIENCE_SECONDS}
    # A list: Django cuts a text at commas, which may stand in a password
    return {
        "BACKEND": REDIS,
        "LOCATION": [url],
        "TIMEOUT": DAY,
        "KEY_PREFIX": "imvo",
        "OPTIONS": {"serializer": f"{__name__}.AsItIs", **patience, **memory},
    }
