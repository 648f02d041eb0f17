"""The figures for Prometheus: what is measured now, and the requests that the workers counted."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from django.conf import settings
from django.db import Error, connection
from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from imvo_tracker.health import what_is_missing
from imvo_tracker.watching import counters, measured

log = logging.getLogger("imvo.watching")


def registry() -> CollectorRegistry:
    """Return everything that is served."""
    served = CollectorRegistry()
    served.register(Readings())
    if settings.METRICS_DIR:
        counters.prepare(settings.METRICS_DIR)
        MultiProcessCollector(served, path=str(settings.METRICS_DIR))
    return served


class Readings(Collector):
    """Measures when asked. What cannot be measured is left out, and `imvo_up` says so."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield each figure."""
        up = GaugeMetricFamily("imvo_up", "1 when the database answers and has every migration.")
        try:
            up.add_metric((), 0 if what_is_missing() else 1)
            yield up
            for read in FIGURES:
                yield from _measured(read)
        finally:
            if not connection.in_atomic_block:
                connection.close()  # each scrape has a thread of its own


def _measured(read: Callable[[], Iterator[GaugeMetricFamily]]) -> list[GaugeMetricFamily]:
    try:
        return list(read())
    except (Error, OSError, ValueError) as error:
        log.warning("cannot measure %s: %s", read.__name__, type(error).__name__)
        return []


def _gauge(name: str, words: str, value: float | None) -> Iterator[GaugeMetricFamily]:
    if value is not None:
        yield GaugeMetricFamily(name, words, value=value)


def _record() -> Iterator[GaugeMetricFamily]:
    number, sealed = measured.last_seal()
    yield from _gauge("imvo_revision", "Number of the newest revision.", number)
    yield from _gauge("imvo_revision_sealed_seconds", "When the newest revision was sealed.", sealed)


def _statements() -> Iterator[GaugeMetricFamily]:
    yield from _waiting("statements", "statements proposed and not decided on", measured.waiting_statements())


def _tasks() -> Iterator[GaugeMetricFamily]:
    yield from _waiting("tasks", "tasks due and not begun", measured.waiting_tasks())
    yield from _gauge("imvo_tasks_failed", "Tasks that failed.", measured.failed_tasks())


def _mail() -> Iterator[GaugeMetricFamily]:
    yield from _waiting("mails", "mails written and not sent", measured.waiting_mail())


def _waiting(name: str, words: str, waiting: measured.Waiting) -> Iterator[GaugeMetricFamily]:
    yield from _gauge(f"imvo_{name}_waiting", f"Number of {words}.", waiting.count)
    yield from _gauge(f"imvo_{name}_waiting_since_seconds", f"Since when: {words}.", waiting.since)


def _anchor() -> Iterator[GaugeMetricFamily]:
    if settings.ANCHOR_FILE:
        wrong = measured.contradicted_anchors()
        yield from _gauge("imvo_anchor_agrees", "1 when the record has every anchored revision.", 0 if wrong else 1)
        yield from _gauge("imvo_verified_seconds", "When verify_ledger last found it whole.", measured.last_verified())


def _backup() -> Iterator[GaugeMetricFamily]:
    if settings.BACKUP_DIR:
        yield from _gauge("imvo_backup_seconds", "When the newest backup was written.", measured.last_backup())


def _certificate() -> Iterator[GaugeMetricFamily]:
    if settings.CERTIFICATE_FILE:
        yield from _gauge("imvo_certificate_ends_seconds", "When the certificate ends.", measured.certificate_ends())


def _disks() -> Iterator[GaugeMetricFamily]:
    free = GaugeMetricFamily("imvo_disk_free_bytes", "Room left on the disk.", labels=("place",))
    size = GaugeMetricFamily("imvo_disk_size_bytes", "Size of the disk.", labels=("place",))
    for name, disk in measured.disks().items():
        free.add_metric((name,), disk.free)
        size.add_metric((name,), disk.size)
    yield from (free, size)


def _clock() -> Iterator[GaugeMetricFamily]:
    words = "Seconds by which the clock of the database is ahead."
    yield from _gauge("imvo_clock_difference_seconds", words, measured.clock_difference())


def _replicas() -> Iterator[GaugeMetricFamily]:
    up = GaugeMetricFamily("imvo_replica_up", "1 when the replica answers.", labels=("replica",))
    behind = GaugeMetricFamily("imvo_replica_behind_revisions", "Revisions it has not yet.", labels=("replica",))
    for alias, count in measured.replicas_behind().items():
        up.add_metric((alias,), 0 if count is None else 1)
        if count is not None:
            behind.add_metric((alias,), count)
    yield from (up, behind)


FIGURES = (_record, _statements, _tasks, _mail, _anchor, _backup, _certificate, _disks, _clock, _replicas)
