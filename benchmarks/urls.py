"""The site's addresses, and empty views to compare with."""

import os
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import path

from imvo_tracker import urls


def empty(request: HttpRequest) -> HttpResponse:
    """Answer as many bytes as asked for, without a query: what any page costs at least."""
    return HttpResponse(b"x" * int(request.GET.get("bytes", "0")))


def same_bytes(request: HttpRequest, name: str) -> HttpResponse:
    """Answer the compressed bytes of a page that benchmarks/price.py laid ready, and do nothing else."""
    return HttpResponse(laid_ready(name), headers={"Content-Type": "text/html", "Content-Encoding": "br"})


@cache
def laid_ready(name: str) -> bytes:
    """Return the file; from memory after the first time."""
    return (Path(os.environ["PRICE_BODIES"]) / name).read_bytes()


urlpatterns = [path("leeg/", empty), path("leeg/<slug:name>/", same_bytes), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = (
    getattr(urls, f"handler{code}", f"django.views.defaults.{name}")
    for code, name in ((400, "bad_request"), (403, "permission_denied"), (404, "page_not_found"), (500, "server_error"))
)
