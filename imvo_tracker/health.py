"""Two probes for whoever runs the site: does the process live, and can it do its work?"""

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from imvo_tracker.errors import RETRY_AFTER_SECONDS


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
    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError:
        return "database does not answer"
    return "" if _on_disk() <= applied else "migrations are not applied"


@cache
def _on_disk() -> frozenset[tuple[str, str]]:
    # The code of a running process does not change, so its migrations are read once.
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(loader.disk_migrations)
