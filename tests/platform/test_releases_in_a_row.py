"""Releases that follow each other at once are each served: gunicorn alone drops one that comes too soon."""

import os
import signal
from pathlib import Path

import pytest

from tests.proof.sites import children_of
from tests.serving import ROOT, Served, free_port

from cluster.parts import GUNICORN, is_ready  # isort: skip - on the path since tests.proof.sites
from cluster.processes import Processes, wait_until  # isort: skip

pytestmark = pytest.mark.served


@pytest.fixture
def web(served, tmp_path):
    """Yield the processes and the address of a server with one worker."""
    processes, port = Processes(tmp_path), free_port()
    own = {"PORT": str(port), "WEB_CONCURRENCY": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    site = Served(f"http://127.0.0.1:{port}", {}, tmp_path / "log" / "web.log", served.environment | own)
    processes.start("web", GUNICORN, env=site.environment, cwd=ROOT)
    try:
        wait_until(lambda: is_ready(site.url), what="the server is not ready")
        yield processes, site
    finally:
        processes.end("web")


def started_by(number):
    """Return the server that was started to replace another, once it is there, else 0."""
    of_it = f"GUNICORN_PID={number}".encode()
    for one in children_of(number):
        try:
            if of_it in Path(f"/proc/{one}/environ").read_bytes().split(b"\0"):
                return one
        except OSError:
            continue
    return 0


def successor_of(number):
    wait_until(lambda: started_by(number), what=f"{number} started no successor")
    return started_by(number)


def test_a_release_right_after_another_is_served_and_one_during_another_too(web):
    processes, site = web
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
