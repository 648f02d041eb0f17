"""A web process is put in the place of another while visitors ask and send: nobody is refused, nothing is cut off."""

import contextlib
import http.client
import os
import signal
import socket
import threading
import time
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest

from tests.proof.sites import children_of
from tests.serving import ROOT, Served, free_port

from cluster.parts import GUNICORN, is_ready  # isort: skip - on the path since tests.proof.sites
from cluster.processes import Processes, wait_until  # isort: skip

pytestmark = pytest.mark.served
TYPE = {"Content-Type": "application/x-www-form-urlencoded"}
FORM = urlencode({"username": "nobody", "password": "nothing"})  # no token: read whole, and refused by the site itself


@contextlib.contextmanager
def asking(port, threads=4):
    """Ask and send all the while, each time over a new connection as the proxy does; yield what came of it."""
    came, stopped = [], threading.Event()

    def ask():
        for number in range(10**6):
            if stopped.is_set():
                return
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=40)
            try:
                if number % 2:
                    connection.request("POST", "/admin/login/", FORM, TYPE)
                else:
                    connection.request("GET", "/uitleg/")
                came.append(connection.getresponse().status)
            except (OSError, http.client.HTTPException) as error:
                came.append(repr(error))
            finally:
                connection.close()
            stopped.wait(0.05)

    running = [threading.Thread(target=ask) for _ in range(threads)]
    for one in running:
        one.start()
    try:
        yield came
    finally:
        stopped.set()
        for one in running:
            one.join(timeout=60)


@pytest.fixture
def replaced(served, tmp_path):
    """A site with one worker of two threads, and its server, which a release may replace."""
    port, processes = free_port(), Processes(tmp_path)
    own = {"PORT": str(port), "WEB_CONCURRENCY": "1", "IMVO_THREADS": "2"}
    site = Served(f"http://127.0.0.1:{port}", {}, tmp_path / "log" / "web.log", served.environment | own)
    processes.start("web", GUNICORN, env=site.environment, cwd=ROOT)
    try:
        wait_until(lambda: is_ready(site.url), what="the server is not ready")
        yield SimpleNamespace(port=port, address=("127.0.0.1", port), processes=processes, log=site.log)
    finally:
        processes.end("web")


def taken_in(port):
    """Return how many connections to a port somebody took in: one that still stands in the row has no inode."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return sum(row[1].endswith(f":{port:04X}") and (row[3], row[9] != "0") == ("01", True) for row in rows)


def test_nobody_is_refused_while_a_web_process_is_replaced(replaced):
    before = replaced.processes.number("web")
    with asking(replaced.port) as came:
        time.sleep(0.3)
        replaced.processes.replace("web")
        time.sleep(0.3)
    assert replaced.processes.number("web") not in (0, before)
    assert set(came) == {200, 403}
    assert len(came) > 20


def test_a_connection_that_was_just_taken_in_is_answered_by_a_process_that_ends(replaced):
    """The request was under way: to close the connection would lose a form, which nobody may send twice."""
    with socket.create_connection(replaced.address, timeout=20) as one:
        wait_until(lambda: taken_in(replaced.port) == 1, what="the connection was not taken in")
        replaced.processes.send("web", signal.SIGTERM)
        time.sleep(0.5)
        one.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
        assert one.recv(65536).startswith(b"HTTP/1.1 200")


def test_a_worker_leaves_in_the_row_whom_it_cannot_answer_yet(replaced):
    """Whichever worker is ready first takes the next: who was taken in by a busy one would wait much longer."""
    (worker,) = children_of(replaced.processes.number("web"))
    most = 0
    with contextlib.ExitStack() as stack:
        os.kill(worker, signal.SIGSTOP)  # until all have said what they want: who is silent is taken in at once
        crowd = [stack.enter_context(socket.create_connection(replaced.address)) for _ in range(14)]
        for number, one in enumerate(crowd):
            day = date(2020, 1, 1) + timedelta(number)
            head = f"GET /beloften/?peildatum={day} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
            one.sendall(head.encode())
        os.kill(worker, signal.SIGCONT)
        for one in crowd:
            most = max(most, taken_in(replaced.port))
            assert one.recv(65536).startswith(b"HTTP/1.1 200")
    assert 0 < most <= 6
