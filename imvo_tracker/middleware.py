"""What every request and answer passes, whatever the page."""

import logging
import re
from collections.abc import Callable
from decimal import InvalidOperation
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.db import DataError
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext as _

from imvo_tracker import errors
from imvo_tracker.kept_forms import TYPED_ON
from imvo_tracker.lib.asof import MomentError
from imvo_tracker.lib.badinput import BadInput
from imvo_tracker.lib.personal import is_personal
from imvo_tracker.lib.read_only import only_reading

METHODS = ("GET", "HEAD", "OPTIONS", "POST")
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
# No key and no figure of the record has so many; int() reads digits of every script, and underscores between them.
_OVERLONG_NUMBER = re.compile(r"\d(?:_?\d){18}")
# The pages of a table that Django makes; those of our own read their query themselves.
_OF_TABLES = ("_changelist", "_add", "_change", "_history", "_delete")
# What a database, or the step before it, says of a value that it cannot hold; and the words of PostgreSQL's driver.
_UNHOLDABLE = (DataError, OverflowError, InvalidOperation)
_NUL = "NUL (0x00)"

log = logging.getLogger("imvo.errors")

Handler = Callable[[HttpRequest], HttpResponseBase]


def extra_headers(get_response: Handler) -> Handler:
    """Add the security headers that Django has no setting for."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in settings.EXTRA_SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def path_language(get_response: Handler) -> Handler:
    """Choose the language from the address alone: one address, one text, whatever the browser prefers.

    Django's own middleware would do the same here, but adds `Vary: Accept-Language`, which is not true.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        language = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def reject_unknown_methods(get_response: Handler) -> Handler:
    """Answer 405 to TRACE and every other method that no page has."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method not in METHODS:
            return errors.method_not_allowed(METHODS)
        return get_response(request)

    return middleware


def reads_take_no_lock(get_response: Handler) -> Handler:
    """Tell the database which requests only read: on SQLite they never wait for a writer, nor keep one waiting."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        with only_reading(request.method in SAFE_METHODS):
            return get_response(request)

    return middleware


def readable_input(get_response: Handler) -> Handler:
    """Refuse what no database takes and no person types: NUL bytes, and query strings that are not UTF-8."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not is_readable(request):
            return errors.bad_request(request)
        return get_response(request)

    return middleware


def is_readable(request: HttpRequest) -> bool:
    """Tell whether path, query and cookies are text without NUL."""
    query = unquote_to_bytes(request.META.get("QUERY_STRING", ""))
    try:
        query.decode("utf-8")
    except UnicodeDecodeError:
        return False
    texts = [request.path_info, *request.COOKIES.values()]
    return b"\0" not in query and not any("\0" in text for text in texts)


def cache_headers(get_response: Handler) -> Handler:
    """Let caches keep nothing of a signed-in person, and ask again before showing a public page twice.

    The cookies decide, not the account: no query, and a failing database cannot make it forget.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        patch_vary_headers(response, ["Cookie"])
        if is_personal(request.COOKIES) or is_personal(response.cookies):
            response.headers["Cache-Control"] = "no-store, private"
        else:
            response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return middleware


class RejectUnreadableValues:
    """Answer 400, naming the field, to a value that no view can read or no database can hold."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Answer 400 to a number in an address of staff that is longer than any key."""
        match = request.resolver_match
        if match is None or match.app_name not in TYPED_ON:
            return None
        given = list(kwargs.items())
        if str(match.url_name).endswith(_OF_TABLES):
            given += [(name, value) for name, values in request.GET.lists() for value in values]
        for name, value in given:
            if _OVERLONG_NUMBER.search(f"{name} {value}"):
                message = _("%(field)s: no number here has more than 18 digits.")
                return errors.bad_request(request, BadInput(message % {"field": name[:60]}))
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Answer 400 to a moment that cannot be read and to a value no database holds; leave the rest to Django."""
        if isinstance(exception, MomentError):
            return errors.bad_request(request, exception)
        if not isinstance(exception, _UNHOLDABLE) and not (
            isinstance(exception, ValueError) and _NUL in str(exception)
        ):
            return None
        fields = {"action": request.method, "object": request.path, "result": "refused"}
        log.warning("a value that the database cannot hold", exc_info=exception, extra=fields)
        message = _("A number, date or text in it is larger than the record can hold.")
        return errors.bad_request(request, BadInput(message))
