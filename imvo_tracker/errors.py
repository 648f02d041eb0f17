"""Friendly answers when something is wrong. The pages 405, 500 and 503 touch neither database nor request."""

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.translation import get_language

from imvo_tracker.lib import kept
from imvo_tracker.lib.asof import MomentError
from imvo_tracker.lib.badinput import BadInput

RETRY_AFTER_SECONDS = 30
# Shown when even the page about the error cannot be made.
LAST_RESORT = (
    "<!doctype html><html lang='nl'><meta charset='utf-8'><title>{status}</title>"
    "<h1>Er ging iets mis ({status})</h1><p>Probeer het later opnieuw.</p>"
    "<p lang='en'>Something went wrong. Please try again later.</p></html>"
)

log = logging.getLogger("imvo.errors")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400; a moment or other input that cannot be read comes with words for the visitor."""
    context = {}
    if isinstance(exception, MomentError):
        context = {"field": exception.field, "explanation": str(exception.message)}
    elif isinstance(exception, BadInput):
        context = {"explanation": str(exception)}
    return page(400, request, context)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403."""
    return page(403, request)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 to a form whose token is missing or old; the reason is for the log, not for the visitor.

    A token grows old by logging in again in another tab. A form of ours is then shown again with what was typed in it.
    """
    log.warning("csrf", extra={"action": "csrf", "object": request.path, "result": "refused"})
    if kept.keep(request):
        return HttpResponseRedirect(request.get_full_path())
    return page(403, request)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404."""
    return page(404, request)


def method_not_allowed(allowed: tuple[str, ...]) -> HttpResponse:
    """Answer 405 and say what is allowed."""
    response = HttpResponseNotAllowed(allowed)
    response.content = page(405).content
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500, or 503 when it is the database that cannot be reached.

    Django calls this while it handles the exception, so that exception can be looked at.
    """
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable()
    return page(500)


def unavailable() -> HttpResponse:
    """Answer 503: try again later."""
    response = page(503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    response["Cache-Control"] = "no-store"
    return response


def page(status: int, request: HttpRequest | None = None, context: dict[str, str] | None = None) -> HttpResponse:
    """Render templates/errors/<status>.html; whatever goes wrong in that, there is still an answer."""
    values = {"status": status, "LANGUAGE_CODE": get_language(), "field": "", "explanation": ""} | (context or {})
    content: str
    try:
        content = render_to_string(f"errors/{status}.html", values, request)
    except Exception:
        log.exception("error page", extra={"action": "render", "object": f"errors/{status}.html", "result": "failed"})
        content = LAST_RESORT.format(status=status)
    return HttpResponse(content, status=status)
