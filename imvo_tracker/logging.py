"""One JSON object a line: who did what to which object, from where, when, and how it ended.

Nothing else gets in: no query string, form value, header, cookie, token, wording or exception text, because each of
those may hold a secret or a statement under embargo. An error is told by its type and the places in the code.
"""

import ipaddress
import json
import logging
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from time import perf_counter

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from imvo_tracker.rehearsal import REHEARSED
from imvo_tracker.watching.counters import count

FIELDS = ("actor", "action", "object", "result", "origin", "ms")
VISITOR = "visitor"
OUR_LOGGERS = "imvo"
# Below a warning gunicorn speaks of its workers, never of a request
SERVER_LOGGER = "gunicorn"

log = logging.getLogger("imvo.request")
_encode = json.JSONEncoder(ensure_ascii=True, default=str).encode


class JsonLine(logging.Formatter):
    """Format a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; fields that a record does not bring are left out."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.name,
            "message": _message(record),
        }
        line |= {field: getattr(record, field) for field in FIELDS if hasattr(record, field)}
        if record.exc_info and record.exc_info[1]:
            line |= _error(record.exc_info[1])
        return _encode(line)


def _message(record: logging.LogRecord) -> str:
    """Return our own words whole, and of other people's the part without values.

    Django and gunicorn put the Host header, the first bytes of a request or a whole address into theirs.
    """
    told_by_server = record.name.startswith(SERVER_LOGGER) and record.levelno < logging.WARNING
    if record.name.startswith(OUR_LOGGERS) or told_by_server:
        return record.getMessage()
    return str(record.msg) if record.args else f"{record.module}.{record.funcName}"


def _error(exception: BaseException) -> dict[str, object]:
    frames = traceback.extract_tb(exception.__traceback__)
    places = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return {"error": type(exception).__name__, "stack": places}


def _short(filename: str) -> str:
    # Where the release stands on the disk is nobody's business
    return filename.rpartition("site-packages/")[2].removeprefix(f"{settings.BASE_DIR}/")


class RequestLog:
    """Write one line for every request that reaches the application."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer first, then write."""
        started = perf_counter()
        response = self.get_response(request)
        if REHEARSED in request.META:  # by nobody
            return response
        actor = actor_of(request)
        fields = {
            "actor": actor,
            "action": request.method,
            "object": request.path,
            "result": response.status_code,
            "origin": origin_of(request, whole=actor != VISITOR or request.method == "POST"),
            "ms": round((seconds := perf_counter() - started) * 1000, 1),
        }
        count(settings.METRICS_DIR, request.path_info, response.status_code, seconds)
        log.info("request", extra=fields)
        return response


def actor_of(request: HttpRequest) -> str:
    """Return "user:<id>", "visitor", or "session" where no page asked who it is; never runs a query."""
    user = getattr(request, "_cached_user", None)
    current = getattr(request, "user", None)
    if current is not None and not isinstance(current, SimpleLazyObject):
        user = current  # signed in or out during this very request
    if user is not None and user.is_authenticated:
        return f"user:{user.pk}"
    return "session" if user is None and settings.SESSION_COOKIE_NAME in request.COOKIES else VISITOR


def origin_of(request: HttpRequest, *, whole: bool) -> str:
    """Return the address a request came from; of people who only read, the network and not the person."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        # The last entry is the one our own proxy wrote
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rpartition(",")[2].strip()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if whole:
        return str(parsed)
    kept = 24 if parsed.version == 4 else 48
    rest = parsed.max_prefixlen - kept  # worked out here, as to make a network takes five times as long
    return f"{type(parsed)(int(parsed) >> rest << rest)}/{kept}"
