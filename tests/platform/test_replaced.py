"""A web process is put in the place of another while visitors ask and send: nobody is refused, nothing is cut off."""

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.serving import ROOT, Served, wait_until_ready

sys.path.insert(0, str(ROOT / "scripts"))

from cluster.hold_sockets import inheriting

pytestmark = pytest.mark.served
GUNICORN = [str(Path(sys.executable).parent / "gunicorn"), "--config", "imvo_tracker/gunicorn_conf.py"]
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


def start(site, listening):
    with site.log.open("a") as log:
        number = listening.fileno()
        command = inheriting(number, GUNICORN)
        process = subprocess.Popen(
            command, cwd=ROOT, env=site.environment, stdout=log, stderr=log, pass_fds=(number,)
        )  # fmt: skip
    wait_until_ready(site, process)
    return process


@contextlib.contextmanager
def held(served, directory):
    """Yield a site whose socket stays while its process goes and comes, and that socket."""
    with socket.create_server(("127.0.0.1", 0), backlog=2048) as listening:
        port = listening.getsockname()[1]
        environment = served.environment | {"PORT": str(port), "WEB_CONCURRENCY": "1", "IMVO_THREADS": "2"}
        yield Served(f"http://127.0.0.1:{port}", {}, directory / "gunicorn.log", environment), listening


def test_whoever_comes_while_a_web_process_is_replaced_waits_for_the_next_one(served, tmp_path):
    with held(served, tmp_path) as (site, listening):
        process = start(site, listening)
        try:
            with asking(listening.getsockname()[1]) as came:
                time.sleep(0.5)
                process.terminate()
                assert process.wait(timeout=30) == 0
                process = start(site, listening)
                time.sleep(0.5)
        finally:
            process.terminate()
            process.wait(timeout=30)
    assert set(came) == {200, 403}
    assert len(came) > 20


def test_a_connection_that_was_just_taken_in_is_answered_by_a_process_that_ends(served, tmp_path):
    """The request was under way: to close the connection would lose a form, which nobody may send twice."""
    with held(served, tmp_path) as (site, listening):
        process = start(site, listening)
        with socket.create_connection(listening.getsockname(), timeout=20) as one:
            time.sleep(0.5)
            process.terminate()
            time.sleep(0.5)
            one.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
            assert one.recv(65536).startswith(b"HTTP/1.1 200")
        assert process.wait(timeout=30) == 0


def open_sockets(pid):
    return sum(os.readlink(one).startswith("socket:") for one in Path(f"/proc/{pid}/fd").iterdir() if one.is_symlink())


def test_a_worker_leaves_in_the_row_whom_it_cannot_answer_yet(served, tmp_path):
    """Whichever worker is ready first takes the next: who was taken in by a busy one would wait much longer."""
    with held(served, tmp_path) as (site, listening):
        process = start(site, listening)
        try:
            (worker,) = map(int, Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split())
            before, most = open_sockets(worker), 0
            with contextlib.ExitStack() as stack:
                crowd = [stack.enter_context(socket.create_connection(listening.getsockname())) for _ in range(40)]
                for number, one in enumerate(crowd):
                    day = date(2020, 1, 1) + timedelta(number)
                    head = f"GET /beloften/?peildatum={day} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                    one.sendall(head.encode())
                for one in crowd:
                    most = max(most, open_sockets(worker) - before)
                    assert one.recv(65536).startswith(b"HTTP/1.1 200")
        finally:
            process.terminate()
            process.wait(timeout=30)
    assert 0 < most <= 6
