"""The head of an answer goes out with the beginning of its body, in one packet."""

import socket
from types import SimpleNamespace

import pytest
from gunicorn.config import Config
from gunicorn.http.wsgi import Response

from imvo_tracker.patient_worker import SENT_WITH_HEAD


def packets(length, *pieces, method="GET"):
    """Return head and body of each packet that an answer of these pieces is sent in."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    request = SimpleNamespace(method=method, version=(1, 1), headers=[], should_close=lambda: False)
    with ours, theirs:
        response = Response(request, ours, Config())
        response.start_response("200 OK", [("Content-Length", str(length))] if length is not None else [])
        for piece in pieces:
            response.write(piece)
        response.close()
        ours.shutdown(socket.SHUT_WR)
        return list(iter(lambda: theirs.recv(1 << 20), b""))


def bodies(*sent):
    return [one.rpartition(b"\r\n\r\n")[2] if one.startswith(b"HTTP/") else one for one in sent]


def test_a_short_answer_is_one_packet():
    (sent,) = packets(4, b"page")
    assert sent.startswith(b"HTTP/1.1 200 OK\r\n")
    assert sent.endswith(b"Content-Length: 4\r\n\r\npage")


@pytest.mark.parametrize(
    ("length", "pieces", "sent"),
    [
        (8, (b"page", b"page"), [b"page", b"page"]),
        (0, (), [b""]),
        (2, (b"page",), [b"pa"]),
        (SENT_WITH_HEAD, (bytes(SENT_WITH_HEAD),), [bytes(SENT_WITH_HEAD)]),
        (SENT_WITH_HEAD + 1, (bytes(SENT_WITH_HEAD + 1),), [b"", bytes(SENT_WITH_HEAD + 1)]),
    ],
)
def test_the_pieces_of_a_body(length, pieces, sent):
    assert bodies(*packets(length, *pieces)) == sent


def test_pieces_of_unknown_length_are_chunks():
    assert packets(None, b"page", b"s")[0].endswith(b"\r\n\r\n4\r\npage\r\n")
    assert packets(None, b"page", b"s")[1:] == [b"1\r\ns\r\n", b"0\r\n\r\n"]


def test_head_has_no_body():
    assert bodies(*packets(4, b"page", method="HEAD")) == [b""]
