"""Pages are made for readers one at a time, and nobody else waits for them; with the real gunicorn."""

import http.client
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from imvo_tracker.request_bytes import is_of_a_reader
from tests.serving import ROOT, free_port

sys.path.insert(0, str(ROOT / "scripts"))

from cluster.processes import listens, wait_until

pytestmark = pytest.mark.served
COOKIE = {"Cookie": "a=b"}


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """The port of one worker with four threads."""
    number, log = free_port(), tmp_path_factory.mktemp("turns") / "log"
    worker = "imvo_tracker.patient_worker.PatientWorker"
    options = ("-k", worker, "--workers", "1", "--threads", "4", "--bind", f"127.0.0.1:{number}")
    command = [sys.executable, "-m", "gunicorn", *options, "tests.platform.turns:application"]
    with log.open("w") as out, subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out) as process:
        try:
            wait_until(lambda: listens(number), what="gunicorn does not listen")
            yield number
        finally:
            process.terminate()


def ask(port, path, method="GET", headers=None):
    """Return status and body of a request on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, b"x" if method == "POST" else None, headers or {})
    answer = connection.getresponse()
    status, body = answer.status, answer.read().decode()
    connection.close()
    return status, body


def at_once(*requests):
    """Return what came of some requests that are sent at the same time."""
    with ThreadPoolExecutor(len(requests)) as pool:
        return list(pool.map(lambda one: ask(*one), requests))


def test_a_reader_waits_until_the_page_of_the_one_before_is_made(port):
    stays = sorted(tuple(map(float, body.split())) for _status, body in at_once(*[(port, "/stay")] * 4))
    assert len(stays) == 4
    assert all(ended <= began for (_began, ended), (began, _ended) in pairwise(stays))


def test_forms_and_people_who_are_known_wait_for_no_reader(port):
    path = "/meet/apart/4"
    requests = [(port, path), (port, path, "POST"), (port, path, "GET", COOKIE), (port, path, "HEAD", COOKIE)]
    assert [status for status, _body in at_once(*requests)] == [200] * 4


def test_a_reader_whose_page_does_not_come_keeps_nobody_out(port):
    assert [status for status, _body in at_once(*[(port, "/meet/stuck/3")] * 3)] == [200] * 3


@pytest.mark.parametrize(
    ("received", "is_one"),
    [
        (b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", True),
        (b"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", True),
        (b"GET / HTTP/1.1\r\nX-Cookie: a\r\n\r\n", True),
        (b"GET / HTTP/1.1\r\nHost: a\r\n\r\n\r\nCookie: after the head\r\n", True),
        (b"GET / HTTP/1.1\r\nHost: a\r\ncookie : a=b\r\n\r\n", False),
        (b"GET / HTTP/1.1\r\nCookie: a=b\r\nHost: a\r\n\r\n", False),
        (b"GET / HTTP/1.1\r\nAuthorization: Bearer a\r\n\r\n", False),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", False),
        (b"GETS / HTTP/1.1\r\nHost: a\r\n\r\n", False),
        (b"", False),
    ],
)
def test_a_reader_only_reads_and_does_not_say_who_it_is(received, is_one):
    assert is_of_a_reader(received) is is_one
