"""What every answer under `/api/v1` carries, whoever made it: the version, CORS, and problems in one shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from email.message import Message

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import get_script_prefix

from dashboards.api.problems import CONTENT_TYPE, problem_answer

VERSION = "1.1.0"
METHODS = ("GET", "HEAD", "OPTIONS")
ALLOW = ", ".join(METHODS)
ROOT = "api/v1"
# No cookie is read or set, so any page may read an answer.
HEADERS: Mapping[str, str] = {
    "API-Version": VERSION,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version, ETag, Link",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT: Mapping[str, str] = {
    "Allow": ALLOW,
    "Access-Control-Allow-Methods": ALLOW,
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
# Of an answer that is replaced these go along.
_KEPT = ("Allow", "Retry-After", "Cache-Control", "Vary")
Handler = Callable[[HttpRequest], HttpResponseBase]


def api_answers(get_response: Handler) -> Handler:
    """Answer preflights and wrong methods of the API; give each of its answers these headers and one shape."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not is_of_api(request.path_info):
            return get_response(request)
        response = _own(request) or _shaped(get_response(request))
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return middleware


def is_of_api(path: str) -> bool:
    """Say whether a path lies in the API, in whatever language of the site nothing does."""
    return path == f"/{ROOT}" or path.startswith(f"/{ROOT}/")


def link_root() -> str:
    """Return the path of the API on this site, wherever that is mounted."""
    return f"{get_script_prefix()}{ROOT}"


def _own(request: HttpRequest) -> HttpResponseBase | None:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=dict(PREFLIGHT))
    return None if request.method in METHODS else problem_answer(405, {"Allow": ALLOW}, f"{request.method}: {ALLOW}")


def _shaped(response: HttpResponseBase) -> HttpResponseBase:
    """Say in the API's own way what a page would say in HTML."""
    if response.status_code < 400 or _media_type(response) == CONTENT_TYPE:
        return response
    kept = {name: response.headers[name] for name in _KEPT if name in response.headers}
    return problem_answer(response.status_code, kept)


def _media_type(response: HttpResponseBase) -> str:
    message = Message()
    message["Content-Type"] = response.headers.get("Content-Type", "")
    return message.get_content_type()
