"""Making a large package beside the pages: whoever asks first is told that it is being made."""

from __future__ import annotations

import logging

from django.core.cache import cache
from django_tasks import task

from covenants.selectors.snapshots import Snapshot, snapshot_named
from dashboards.package.kept import make_kept

# Longer than a package takes; after that the next visitor asks for it anew
_SECONDS = 15 * 60

log = logging.getLogger("imvo.packages")


@task()
def make_package(name: str) -> None:
    """Make the package of a snapshot and keep it."""
    try:
        snapshot = snapshot_named(name)
        if snapshot is not None:
            make_kept(snapshot)
    except Exception:
        # not raised on: the queue would keep the message
        log.exception("a package was not made")


def make_soon(snapshot: Snapshot) -> None:
    """Let the background process make a package, once however many ask for it."""
    if cache.add(f"package-{snapshot.name}", "asked for", _SECONDS):
        make_package.enqueue(snapshot.name)
