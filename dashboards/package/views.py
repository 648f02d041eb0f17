"""The page of the open data, its files at their lasting addresses, and its description for catalogues."""

from __future__ import annotations

import json

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from covenants.selectors.snapshots import snapshot_at, snapshot_named
from dashboards.frame.origin import origin
from dashboards.frame.page_cache import FOR_EVER
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.package.catalog import catalog
from dashboards.package.kept import is_kept, is_large, open_file
from dashboards.package.page import open_data_page
from dashboards.package.tasks import make_soon

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "sqlite3": "application/vnd.sqlite3",
    "yaml": "application/yaml",
    "md": "text/markdown; charset=utf-8",
    "zip": "application/zip",
}
# Any site may read what is public to everybody.
_OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    page = open_data_page(asked, read_requested_record(asked), origin(request))
    return render_page(request, "dashboards/open_data.html", page)


@require_safe
def open_data_file(request: HttpRequest, snapshot: str, name: str) -> HttpResponseBase:
    """A file of a package: its address names the snapshot, so it never changes."""
    named = snapshot_named(snapshot)
    if named and not is_kept(named) and is_large(named):
        make_soon(named)
        if not is_kept(named):
            return _being_made(request)
    opened = open_file(named, name) if named else None
    if opened is None:
        raise Http404(name)
    etag = f'"{opened.digest}"' if opened.digest else ""
    unchanged = get_conditional_response(request, etag=etag) if etag else None
    if unchanged is not None:
        opened.file.close()
        return unchanged
    ending = name.rpartition(".")[2]
    response = FileResponse(
        opened.file,
        as_attachment=True,
        filename=_saved_as(name, snapshot),
        content_type=_TYPES.get(ending, "text/plain; charset=utf-8"),
        headers={**_OPEN, "Cache-Control": FOR_EVER},
    )
    if etag:
        response.headers["ETag"] = etag
    return response


def _being_made(request: HttpRequest) -> HttpResponse:
    """Say that a large package is not there yet: a program tries again, a person reads why."""
    response = render(request, "dashboards/being_made.html", {"status": 503}, status=503)
    for name, value in {**_OPEN, "Retry-After": "120", "Cache-Control": "no-store"}.items():
        response.headers[name] = value
    return response


def _saved_as(name: str, snapshot: str) -> str:
    """Return a name that tells of which snapshot a file is: "milestones-9.csv"."""
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    return name.rpartition("/")[2] if stem.endswith(f"-{snapshot}") else f"{stem}-{snapshot}{dot}{ending}"


@require_safe
def open_data_catalog(request: HttpRequest) -> HttpResponse:
    """The newest snapshot as a catalogue of data sets (DCAT-AP-NL 3.0), in JSON-LD."""
    asked = read_page_request(request)
    snapshot = snapshot_at(read_requested_record(asked).as_of)
    text = json.dumps(catalog(snapshot, origin(request)), ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/ld+json", headers=_OPEN)
