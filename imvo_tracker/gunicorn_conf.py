"""How gunicorn serves the tracker; numbers come from the environment."""

import gc
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connections
from django.utils.module_loading import import_string
from gunicorn.glogging import Logger
from gunicorn.systemd import sd_notify

from imvo_tracker.environment import read, read_local_file, refuse_unknown_names
from imvo_tracker.lib.handed_sockets import hand_on
from imvo_tracker.release_requests import ReleaseRequests
from imvo_tracker.watching.counters import empty

read_local_file()
refuse_unknown_names()

wsgi_app = "imvo_tracker.wsgi:application"
bind = f"{read('IMVO_BIND')}:{read('PORT')}"
workers = read("WEB_CONCURRENCY")
worker_class = "imvo_tracker.patient_worker.PatientWorker"
threads = read("IMVO_THREADS")
# Connections of each worker: most of them do nothing, and those that do nothing longest make room.
worker_connections = 400
keepalive = 5
# Headers of a proxy are read by Django, and only where IMVO_BEHIND_PROXY declares one; gunicorn would trust any
# program on this machine.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}
# The application is loaded once and shared: less memory, and a broken release stops at the start.
preload_app = True
control_socket_disable = True
timeout = 30
graceful_timeout = 20
# Workers are renewed now and then, and far apart: all get about as many requests, so that with little between them all
# would be renewed in the same minute, which is the busiest.
max_requests = 50_000
max_requests_jitter = 50_000
# A file in memory: a slow disk must not make a living worker look dead.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108


def on_starting(server: Any) -> None:
    """Take in every request for a release, and throw away what the workers of a server that ended counted.

    One that is to be replaced still counts.
    """
    ReleaseRequests(server)
    if not server.master_pid:
        empty(read("IMVO_METRICS_DIR"))


def child_exit(server: Any, worker: Any) -> None:
    """Tell that a worker's own figures are over; what it counted stays."""
    if read("IMVO_METRICS_DIR"):
        import_string("prometheus_client.multiprocess.mark_process_dead")(worker.pid, str(read("IMVO_METRICS_DIR")))


def when_ready(server: Any) -> None:
    """Read the record and make pages before the first worker is forked: all share them, a new one is ready at once."""
    _read_ahead(server.log, lambda: _rehearse(server))
    # What is there now is never collected, so that a worker's collector leaves the shared pages alone.
    gc.collect()
    gc.freeze()
    _take_over(server)


def _rehearse(server: Any) -> None:
    """Make pages; a release that cannot does not replace one that can."""
    failed = import_string("imvo_tracker.rehearsal.rehearse")(server.app.wsgi())
    if failed and server.master_pid:
        raise SystemExit("this release does not take over")


def _take_over(server: Any) -> None:
    """End the server that started this one to be replaced by it (USR2).

    Both listen on the same socket: what is at hand there is answered to its end, and nobody is refused in between. A
    release that does not start never gets here, and the one before goes on.
    """
    sd_notify(f"MAINPID={os.getpid()}", server.log)  # systemd follows the new one
    if server.master_pid:
        os.kill(server.master_pid, signal.SIGTERM)


def pre_exec(server: Any) -> None:
    """Lay the sockets of systemd where the next release looks for them: gunicorn holds them elsewhere."""
    if server.systemd:
        hand_on([listener.fileno() for listener in server.LISTENERS])


def post_worker_init(worker: Any) -> None:
    """Read what was sealed since the server started, before the first visitor asks."""
    _read_ahead(worker.log)


def _read_ahead(log: Any, then: Callable[[], None] = lambda: None) -> None:
    """Read the record and the names to suggest into memory; without a database the server starts all the same."""
    try:
        for room in ("covenants.moment.record", "dashboards.search.suggestions"):
            import_string(f"{room}.read_ahead")()
        then()
    except DatabaseError as error:
        log.warning("the record is read by the first visitor: %s", type(error).__name__)
    finally:
        connections.close_all()  # a connection that two processes share answers one with what the other asked


class ServerLog(Logger):
    """What gunicorn remarks. Of requests imvo_tracker.logging writes a line, and here none is put together."""

    access_log_enabled = False


logger_class = ServerLog
# Gunicorn's remarks become lines like those of requests.
accesslog = None
loglevel = "info"
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "imvo_tracker.logging.JsonLine"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"level": "WARNING", "handlers": ["lines"]},
    "loggers": {
        "gunicorn.error": {"level": "INFO", "handlers": ["lines"], "propagate": False},
        # Django leaves it to the server to drop the body of HEAD; each time gunicorn would warn of it
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
