"""Pages that a server asks itself for before it takes visitors.

The first page of a process loads what all pages need: addresses, templates, translations, questions put together. That
is a second and more of processor time, for which the first visitor of each worker would wait, and all behind him. Done
once before the workers are forked, they share it. It also shows whether a release can answer at all.
"""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

# One of each kind: home in both languages, lists, a file, data, and the page by which staff comes in
PAGES = (
    "/",
    "/en/",
    "/convenanten/",
    "/beloften/",
    "/documenten/",
    "/convenanten/tabel.csv",
    "/convenanten/tabel.xlsx",
    "/api/v1/covenants",
    "/api/v1/statements",
    "/admin/login/",
)
# No visitor can set it, as what visitors send is named HTTP_...
REHEARSED = "imvo.rehearsed"

log = logging.getLogger("imvo.rehearsal")

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def rehearse(application: Application) -> list[str]:
    """Ask for each of PAGES as a visitor would; log and return what failed (a 500; 503 is what a database away gives).

    Each is made, also where another server has put it into the shared cache: a page that is found there loads nothing.
    """
    kept, settings.PAGE_CACHE = settings.PAGE_CACHE, False
    try:
        failed = [path for path in PAGES if _status(application, path) == "500"]
    finally:
        settings.PAGE_CACHE = kept
    if failed:
        log.error("pages that cannot be made: %s", " ".join(failed))
    return failed


def _status(application: Application, path: str) -> str:
    said: list[str] = []
    answer = application(_environ(path), lambda status, *_more: said.append(status))
    try:
        for _piece in answer:
            pass
    finally:
        getattr(answer, "close", lambda: None)()
    return said[0][:3]


def _environ(path: str) -> dict[str, Any]:
    host = urlsplit(settings.SITE_URL).netloc or _first_host()
    scheme = "https" if settings.SECURE_SSL_REDIRECT else "http"
    return {
        REHEARSED: True,
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": host.partition(":")[0],
        "SERVER_PORT": "443" if scheme == "https" else "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": host,
        "HTTP_X_FORWARDED_PROTO": scheme,
        "HTTP_ACCEPT_ENCODING": "br",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def _first_host() -> str:
    """Return the first name that the site answers to; a whole domain stands for itself."""
    return next((host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*"), "localhost")
