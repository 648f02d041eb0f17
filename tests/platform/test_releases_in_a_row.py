"""Releases that follow each other at once are each served: gunicorn alone drops one that comes too soon."""

import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.proof.sites import one_worker
from tests.serving import ROOT, free_port

from cluster.parts import GUNICORN, ROW, is_ready  # isort: skip - on the path since tests.proof.sites
from cluster.processes import Processes, successors_of, wait_until  # isort: skip

pytestmark = pytest.mark.served


def successor_of(number):
    wait_until(lambda: successors_of(number), what=f"{number} started no successor")
    return successors_of(number)[0]


def test_a_release_right_after_another_is_served_and_one_during_another_too(served, tmp_path):
    with one_worker(served, tmp_path) as (processes, site):
        follow_each_other(processes, site)


def follow_each_other(processes, site):
    first = processes.number("web")
    processes.replace("web")
    last = processes.number("web")
    os.kill(last, signal.SIGUSR2)  # within the second in which it does not know yet that the first is gone
    during = successor_of(last)
    os.kill(last, signal.SIGUSR2)
    processes.adopt("web", during)
    final = successor_of(during)
    processes.adopt("web", final)
    wait_until(lambda: not Path(f"/proc/{during}").exists(), what="the release before the last did not end")
    assert len({first, last, during, final}) == 4
    assert is_ready(site.url)
    assert "it waits" in site.log.read_text()


@contextmanager
def in_a_row(like, home):
    """Start a web process that gets its sockets as from systemd; yield it, the address of the row and its own."""
    processes, door, (port, own) = Processes(home), home / "door", (free_port(), free_port())
    environment = like.environment | {"WEB_CONCURRENCY": "1", "IMVO_THREADS": "2"}
    processes.start("row", [sys.executable, ROW, "hold", str(port), door])
    try:
        wait_until(door.exists, what="nobody holds the row")
        enter = [sys.executable, ROW, "enter", door, str(own), *GUNICORN]
        processes.start("web", enter, env=environment, cwd=ROOT)
        wait_until(lambda: is_ready(f"http://127.0.0.1:{own}"), what="the server is not ready")
        yield processes, f"http://127.0.0.1:{port}", f"http://127.0.0.1:{own}"
    finally:
        processes.end("web")
        processes.end("row")


def test_a_release_takes_the_sockets_of_systemd_along(served, tmp_path):
    with in_a_row(served, tmp_path) as (processes, row, own):
        numbers = [processes.number("web")]
        for _ in range(2):
            processes.replace("web")
            numbers.append(processes.number("web"))
            assert is_ready(row)
            assert is_ready(own)
        assert len(set(numbers)) == 3
        processes.end("web")
        assert not is_ready(own)  # nobody else held it; the row stays, and waits
