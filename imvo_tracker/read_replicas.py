"""Public pages are read from replicas, where there are any; staff, forms and transactions keep to the primary."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import connections
from django.http import HttpRequest, HttpResponseBase

from dashboards.frame.addresses import find_address
from dashboards.frame.pinned import given_moment, name_moment
from dossier.replicas import Databases, Reading
from imvo_tracker.lib.asof import REVISION
from imvo_tracker.lib.personal import is_personal
from imvo_tracker.lib.read_only import PRIMARY, read_from, reading_alias

READS = ("GET", "HEAD")
Handler = Callable[[HttpRequest], HttpResponseBase]


class ReadSource:
    """Django's router: what is read comes from where this thread reads; what is written goes to the primary."""

    def db_for_read(self, model: type[Any], **hints: Any) -> str:
        """Read from the replica of this request; inside a transaction from the primary, which holds what it wrote."""
        return PRIMARY if connections[PRIMARY].in_atomic_block else reading_alias()

    def db_for_write(self, model: type[Any], **hints: Any) -> str:
        """Write to the primary."""
        return PRIMARY

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        """All databases hold the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Replicas get their tables from the primary."""
        return db == PRIMARY


def read_from_replicas(get_response: Handler) -> Handler:
    """Choose where a request reads; what goes wrong on one database is tried once more on another.

    The choice holds until the thread takes its next request: a long file is read while it is sent.
    """
    if not settings.REPLICAS:
        raise MiddlewareNotUsed
    databases = Databases(tuple(settings.REPLICAS))

    def middleware(request: HttpRequest) -> HttpResponseBase:
        read_from(None)
        if not _is_public(request):
            return get_response(request)
        reading = _begin(request, databases)
        response = get_response(request)
        if response.status_code == 503 and _begin_elsewhere(request, databases, reading.alias):
            response = get_response(request)
        return response

    return middleware


def _begin_elsewhere(request: HttpRequest, databases: Databases, failed: str) -> bool:
    """Choose again after a database failed; say whether it is another. The primary is asked whether it is away."""
    if failed == PRIMARY:
        connections[PRIMARY].close_if_unusable_or_obsolete()
    else:
        databases.leave_alone(failed)
    request.pinned = None  # type: ignore[attr-defined]
    return _begin(request, databases).alias != failed


def _begin(request: HttpRequest, databases: Databases) -> Reading:
    reading = Reading(databases, _revision_in(request))
    request.reading = reading  # type: ignore[attr-defined]
    reading.begin()
    return reading


def _is_public(request: HttpRequest) -> bool:
    if request.method not in READS or is_personal(request.COOKIES):
        return False
    address = find_address(request.path_info)
    if address is not None:
        name_moment(request, address.names)
    return address is not None


def _revision_in(request: HttpRequest) -> int | None:
    """Return the revision that an address names; what cannot be read is refused later."""
    text = given_moment(request).get(REVISION, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
