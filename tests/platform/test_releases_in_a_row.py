"""Releases that follow each other at once are each served: gunicorn alone drops one that comes too soon."""

import os
import signal
from pathlib import Path

import pytest

from tests.proof.sites import one_worker

from cluster.parts import is_ready  # isort: skip - on the path since tests.proof.sites
from cluster.processes import successors_of, wait_until  # isort: skip

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
