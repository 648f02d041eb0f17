"""Connections that do nothing, or next to nothing, take nothing away from anybody else; with the real gunicorn."""

import contextlib
import http.client
import json
import socket
import time
import urllib.parse
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.serving import free_port, running

pytestmark = pytest.mark.served

MANY = 200
# Far below the 15 s after which a silent connection is closed, far above what a page costs on a busy machine.
QUICK = 5.0
HEAD = b"POST /admin/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n"
FORM = HEAD + b"Content-Type: application/x-www-form-urlencoded\r\n\r\n"


@pytest.fixture(scope="module")
def address(served):
    parts = urllib.parse.urlsplit(served.url)
    return parts.hostname, parts.port


@contextlib.contextmanager
def connections(address, count: int) -> Iterator[list[socket.socket]]:
    """Open connections and close them at the end."""
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(socket.create_connection(address, timeout=20)) for _ in range(count)]


def answers(address, times: int = 6) -> list[int]:
    """Return the statuses of as many visits, each on a connection of its own and each quick."""
    found = []
    for _ in range(times):
        started = time.monotonic()
        connection = http.client.HTTPConnection(*address, timeout=20)
        connection.request("GET", "/uitleg/")
        found.append(connection.getresponse().status)
        connection.close()
        assert time.monotonic() - started < QUICK
    return found


def read_all(connection: socket.socket) -> bytes:
    """Return everything until the server closes."""
    parts = []
    with contextlib.suppress(ConnectionResetError):
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


def test_silent_connections_change_nothing(address):
    with connections(address, MANY):
        assert answers(address) == [200] * 6


@pytest.mark.parametrize("start", [b"", FORM], ids=["head", "body"])
def test_senders_of_a_byte_at_a_time_change_nothing(address, start):
    with connections(address, MANY) as slow:
        for one in slow:
            one.sendall(start or b"G")
        for byte in b"ET /uitleg/":
            for one in slow:
                one.send(bytes([byte]))
            assert answers(address, 1) == [200]


def test_more_connections_than_a_worker_takes_make_room_for_the_newest(address):
    with connections(address, 1000):
        assert answers(address) == [200] * 6


def test_a_kept_connection_that_falls_silent_in_its_second_request_changes_nothing(address):
    with connections(address, 60) as kept:
        for one in kept:
            one.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
        for one in kept:
            assert one.recv(65536).startswith(b"HTTP/1.1 200")
            one.sendall(b"GET / HT")
        assert answers(address) == [200] * 6


def test_a_request_in_pieces_is_answered_when_it_is_whole(address):
    body = b"a=" + b"b" * 4998
    with connections(address, 1) as (one,):
        for piece in (FORM[:30], FORM[30:-2], FORM[-2:], body[:2000], body[2000:]):
            one.sendall(piece)
            time.sleep(0.1)
        # No token: refused by the site itself, so it was read
        assert one.recv(65536).startswith(b"HTTP/1.1 403")


def test_a_sender_that_waits_for_leave_gets_it(address):
    with connections(address, 1) as (one,):
        one.sendall(HEAD + b"Expect: 100-continue\r\n\r\n")
        assert one.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"


def test_what_is_sent_along_unasked_ends_the_connection_after_the_first_answer(address):
    with connections(address, 1) as (one,):
        one.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET /hea")
        text = read_all(one)
    assert (text.count(b"HTTP/1.1 200"), text.count(b"HTTP/1.1")) == (1, 1)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"secret\r\n\r\n", b"HTTP/1.1 400"),
        (b"GET / HTTP/1.1\r\nsecret header\r\n\r\n", b"HTTP/1.1 400"),
        (b"GET / HTTP/1.1\r\nHost: secret.example\r\n\r\n", b"HTTP/1.1 400"),
        (b"GET / HTTP/1.1\r\nHost: secret example\r\n\r\n", b"HTTP/1.1 400"),
        (b"GET /?q=secret HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-Host: secret\r\n\r\n", b"HTTP/1.1 200"),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", b"HTTP/1.1 411"),
        (b"GET / HTTP/1.1\r\nsecret: " + b"a" * 70_000, b"HTTP/1.1 431"),
    ],
)
def test_whatever_is_sent_no_answer_names_the_server_and_no_line_of_the_log_repeats_it(served, address, sent, status):
    with connections(address, 1) as (one,):
        one.sendall(sent)
        answer = one.recv(65536)
    assert (answer[:12], b"\r\nserver:" in answer.lower()) == (status, False)
    lines = served.log.read_text().splitlines()
    assert [line for line in lines if "secret" in line] == []
    assert all(json.loads(line)["message"] for line in lines)


def test_what_is_too_large_is_refused_with_words_before_it_is_sent(address):
    with connections(address, 1) as (one,):
        one.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 314572800\r\n\r\n")
        answer = read_all(one)
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"Hoogstens 10 MB wordt gelezen. Er is niets bewaard." in answer


@pytest.mark.parametrize(("proxy", "status"), [("false", 301), ("true", 200)])
def test_https_is_believed_of_a_declared_proxy_only(served, tmp_path, proxy, status):
    port = free_port()
    settings = {"IMVO_HTTPS": "true", "IMVO_BEHIND_PROXY": proxy, "PORT": str(port), "FORWARDED_ALLOW_IPS": "*"}
    site = replace(
        served,
        url=f"http://127.0.0.1:{port}",
        log=tmp_path / "gunicorn.log",
        environment=served.environment | settings,
    )
    with running(site):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("GET", "/uitleg/", headers={"X-Forwarded-Proto": "https"})
        assert connection.getresponse().status == status
        connection.close()
        # A load balancer asks over http, by address
        connection.request("GET", "/healthz", headers={"Host": "10.0.3.7"})
        assert connection.getresponse().status == 200
        connection.close()


def test_a_worker_stops_without_waiting_for_the_silent(served, tmp_path):
    port = free_port()
    site = replace(
        served,
        url=f"http://127.0.0.1:{port}",
        log=tmp_path / "gunicorn.log",
        environment=served.environment | {"PORT": str(port)},
    )
    with running(site) as process, connections(("127.0.0.1", port), 20) as open_ones:
        for one in open_ones[:10]:
            one.sendall(b"GET / HT")
        started = time.monotonic()
        process.terminate()
        assert process.wait(timeout=30) == 0
        assert time.monotonic() - started < 10
