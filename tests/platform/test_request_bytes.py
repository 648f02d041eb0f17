"""When is a request whole? The parser that reads it afterwards must never have to wait for more."""

import pytest

from imvo_tracker.request_bytes import MOST_BODY, MOST_HEAD, Unacceptable, waits_for_leave, whole_length

GET = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nHost: a\r\ncontent-LENGTH: \t12 \r\nX: y\r\n\r\n"


@pytest.mark.parametrize(
    ("received", "length"),
    [
        (b"", None),
        (GET[:-1], None),
        (GET, len(GET)),
        (GET + b"GET /next", len(GET)),
        (POST, len(POST) + 12),
        (POST + b"a=b", len(POST) + 12),
        (POST.replace(b"12", b"0"), len(POST) - 1),
        # Not the sender's words but the parser refuses these, without waiting for a body
        (POST.replace(b"12 ", b"twelve"), len(POST) + 3),
        (POST.replace(b"X: y", b"Content-Length: 3"), len(POST) + 13),
        # The body is not searched for headers
        (GET + b"\r\ncontent-length: 5\r\n", len(GET)),
    ],
)
def test_where_a_request_ends(received, length):
    assert whole_length(received) == length


@pytest.mark.parametrize(
    ("received", "status"),
    [
        (b"GET / HTTP/1.1\r\nX: " + b"a" * MOST_HEAD, "431 Request Header Fields Too Large"),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding : chunked\r\n\r\n", "411 Length Required"),
        (b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (MOST_BODY + 1), "413 Content Too Large"),
    ],
)
def test_what_is_refused_unread(received, status):
    with pytest.raises(Unacceptable, match=status):
        whole_length(received)


def test_a_sender_that_waits_for_leave_is_known():
    waiting = POST.replace(b"X: y", b"Expect: 100-continue")
    assert [waits_for_leave(one) for one in (waiting, POST, waiting[:-3])] == [True, False, False]
