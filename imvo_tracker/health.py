"""Two probes for whoever runs the site: does the process live, and can it do its work?

They are answered before anything looks at the host name: a load balancer asks by the machine's address.
"""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.db import Error, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.cache import never_cache

from imvo_tracker.errors import RETRY_AFTER_SECONDS, method_not_allowed
from imvo_tracker.lib.read_only import PRIMARY

METHODS = ("GET", "HEAD")


def probes(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer the two addresses of PROBES here; pass everything else on."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        probe = PROBES.get(request.path_info)
        if probe is None:
            return get_response(request)
        return probe(request) if request.method in METHODS else method_not_allowed(METHODS)

    return middleware


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 as long as the process can answer at all; touches nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers and has every migration; else 503 and why."""
    reason = what_is_missing()
    if not reason:
        return HttpResponse("ready\n", content_type="text/plain")
    headers = {"Retry-After": str(RETRY_AFTER_SECONDS)}
    return HttpResponse(f"{reason}\n", content_type="text/plain", status=503, headers=headers)


def what_is_missing() -> str:
    """Return "" or the one thing that keeps the site from working."""
    for alias in (PRIMARY, *settings.REPLICAS):
        try:
            applied = set(MigrationRecorder(connections[alias]).applied_migrations())
        except Error:
            continue  # while the primary is away, a replica can be read
        return "" if _on_disk() <= applied else "migrations are not applied"
    return "database does not answer"


@cache
def _on_disk() -> frozenset[tuple[str, str]]:
    # The code of a running process does not change, so its migrations are read once.
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(loader.disk_migrations)


PROBES = {"/healthz": healthz, "/readyz": readyz}
