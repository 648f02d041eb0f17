"""Friendly answers when something is wrong. The pages 405, 500 and 503 touch neither database nor request."""

import logging
import sys
from functools import cache

from django.conf import settings
from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from imvo_tracker.lib import kept
from imvo_tracker.lib.asof import MomentError
from imvo_tracker.lib.badinput import UNREADABLE_FORM, BadInput, NotAllowed
from imvo_tracker.lib.personal import is_personal
from imvo_tracker.outage import why_unavailable

RETRY_AFTER_SECONDS = 30
# Shown when even the page about the error cannot be made.
LAST_RESORT = (
    "<!doctype html><html lang='nl'><meta charset='utf-8'><title>{status}</title>"
    "<h1>Er ging iets mis ({status})</h1><p>Probeer het later opnieuw.</p>"
    "<p lang='en'>Something went wrong. Please try again later.</p></html>"
)

log = logging.getLogger("imvo.errors")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400; what cannot be read, in the address or in a form that was sent, comes with words for the visitor."""
    form = "yes" if request.method == "POST" else ""
    context = {"form": form, "explanation": _explained(exception, form=bool(form))}
    if isinstance(exception, MomentError):
        context["field"] = exception.field
    return page(400, request, context)


def _explained(exception: Exception | None, *, form: bool) -> str:
    if isinstance(exception, MomentError | BadInput):
        return str(exception.args[0])
    if isinstance(exception, TooManyFieldsSent):
        limit = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
        return _("The form has more than %(limit)s fields. Send it in parts.") % {"limit": limit}
    if isinstance(exception, RequestDataTooBig):
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024**2
        return _("The form is larger than %(limit)s MB. Send it in parts.") % {"limit": limit}
    if isinstance(exception, TooManyFilesSent):
        return _("The form brings more than %(limit)s files.") % {"limit": settings.DATA_UPLOAD_MAX_NUMBER_FILES}
    if isinstance(exception, DisallowedHost):
        return _("This site does not answer to the host name in the address.")
    return _("The form arrived damaged, or in a shape that no browser sends.") if form else ""


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403; a step refused to this account, or as things stand, comes with the reason."""
    if not isinstance(exception, NotAllowed):
        return page(403, request, {"kept": "yes" if _is_kept(request) else ""})
    return page(403, request, {"explanation": str(exception), "form": "yes" if request.method == "POST" else ""})


def _is_kept(request: HttpRequest) -> bool:
    """Keep what was typed in a form whose account lost the right to it meanwhile: rights may come back.

    A form that cannot be read is not kept; that the page is not there, or not for this account, is told all the same.
    """
    try:
        return request.method == "POST" and kept.keep(request)
    except UNREADABLE_FORM:
        return False


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 to a form whose token is missing or old; the reason is for the log, not for the visitor.

    A token grows old by logging in again in another tab. A form of ours is then shown again with what was typed in it.
    """
    log.warning("csrf", extra={"action": "csrf", "object": request.path, "result": "refused"})
    if kept.keep(request):
        return HttpResponseRedirect(request.get_full_path())
    message = _("This form was opened too long ago, in another session or on another site. Nothing was saved.")
    return page(403, request, {"explanation": message})


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer 429: what was tried too often is not looked at for a while."""
    return page(429, request)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404; at an address that leads nowhere it is the same page for every visitor, made once."""
    if request.resolver_match is None and not is_personal(request.COOKIES):
        return HttpResponse(_leads_nowhere(get_language(), get_script_prefix()), status=404)
    _is_kept(request)  # quietly: who left the team of a negotiation is not told that it is there
    return page(404, request)


class _Nowhere(HttpRequest):
    """A request from no menu entry, whose other language is the home page in that language."""

    def get_full_path(self, force_append_slash: bool = False) -> str:
        return reverse("dashboards:overview")


@cache
def _leads_nowhere(language: str | None, _mounted_at: str) -> bytes:
    """Return the page in one language; nothing of a request stands in it but where the site is mounted."""
    return page(404, _Nowhere()).content


def method_not_allowed(allowed: tuple[str, ...]) -> HttpResponse:
    """Answer 405 and say what is allowed."""
    response = HttpResponseNotAllowed(allowed)
    response.content = _no_such_method(get_language(), get_script_prefix())
    return response


@cache
def _no_such_method(language: str | None, _mounted_at: str) -> bytes:
    """Return the page in one language: it knows nothing of a request."""
    return page(405).content


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500, or 503 when it is the database that cannot be reached.

    Django calls this while it handles the exception, so that exception can be looked at.
    """
    reason = why_unavailable(sys.exc_info()[1])
    return page(500) if reason is None else unavailable(reason)


def unavailable(reason: str = "") -> HttpResponse:
    """Answer 503: try again later; without a reason the database cannot be reached at all."""
    response = page(503, context={"explanation": reason})
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    response["Cache-Control"] = "no-store"
    return response


def page(status: int, request: HttpRequest | None = None, context: dict[str, str] | None = None) -> HttpResponse:
    """Render templates/errors/<status>.html; whatever goes wrong in that, there is still an answer."""
    empty = dict.fromkeys(("field", "explanation", "kept"), "")
    values = {"status": status, "LANGUAGE_CODE": get_language(), **empty, **(context or {})}
    content: str
    try:
        content = render_to_string(f"errors/{status}.html", values, request)
    except Exception:
        log.exception("error page", extra={"action": "render", "object": f"errors/{status}.html", "result": "failed"})
        content = LAST_RESORT.format(status=status)
    return HttpResponse(content, status=status)
