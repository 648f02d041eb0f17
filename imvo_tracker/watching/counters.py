"""Counts of requests, kept by every worker in files of a directory in memory, and added up by who serves them.

Nothing of a visitor is in them: the kind of address, the class of the answer, and how long it took.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from prometheus_client import Histogram

KINDS = (("admin", "staff"), ("ser", "staff"), ("api", "api"), ("static", "static"))
# In seconds: a page that is kept ready, one that is made, and what is too slow
BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
DIRECTORY = "PROMETHEUS_MULTIPROC_DIR"  # read by the client when it is imported


def kind_of(path: str) -> str:
    """Return whose address a path is: staff, api, static or public."""
    first = path.lstrip("/").removeprefix("en/").partition("/")[0]
    return dict(KINDS).get(first, "public")


def count(directory: str | Path, path: str, status: int, seconds: float) -> None:
    """Count one answer; nothing where no directory is set."""
    if directory:
        _histogram(str(directory)).labels(kind_of(path), f"{status // 100}xx").observe(seconds)


@cache
def _histogram(directory: str) -> Histogram:
    prepare(directory)
    # imported only now: the client looks for the directory once, when it is imported
    histogram: type[Histogram] = import_string("prometheus_client.Histogram")
    return histogram(
        "imvo_request_seconds",
        "Time to answer, in seconds.",
        ("kind", "status"),
        buckets=BUCKETS,
        registry=None,
    )


def prepare(directory: str | Path) -> None:
    """Make the directory, and name it to the client."""
    Path(directory).mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ[DIRECTORY] = str(directory)


def empty(directory: str | Path) -> None:
    """Throw away the counts of a server that ended."""
    if directory:
        for file in Path(directory).glob("*.db"):
            file.unlink(missing_ok=True)
