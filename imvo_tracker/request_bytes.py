"""Is a request of HTTP/1.1 whole? Asked of its first bytes, before any thread is given to it.

Only what decides where the request ends is looked at; gunicorn's own parser reads the request afterwards and refuses
what is malformed.
"""

import re

from imvo_tracker.lib.paper_types import MEGABYTE, MOST_BYTES

MOST_HEAD = 64 * 1024
# Above what the settings let a form bring, so that Django's own page refuses a form that is only somewhat too large.
MOST_BODY = 12 * MEGABYTE

_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]{1,18})[ \t]*(?=\r\n)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding[ \t]*:", re.IGNORECASE)
_READS = re.compile(rb"(?:GET|HEAD) ")
_PERSONAL = re.compile(rb"\r\n(?:cookie|authorization)[ \t]*:", re.IGNORECASE)
_EXPECT = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*(?=\r\n)", re.IGNORECASE)

TOO_LONG_A_HEAD = "431 Request Header Fields Too Large"
TOO_LARGE_A_BODY = "413 Content Too Large"
NO_LENGTH = "411 Length Required"
# Said before any page of ours can be made, so in both languages; deploy/nginx/away.conf says the same
_MOST = f"{MOST_BYTES // MEGABYTE} MB"
TOO_LARGE_PAGE = (
    '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Te groot</title>'
    f"<h1>Dit bestand is te groot</h1><p>Hoogstens {_MOST} wordt gelezen. Er is niets bewaard. Ga terug en kies een"
    f' kleiner bestand.</p><p lang="en">This file is too large: at most {_MOST} is read. Nothing was kept.</p></html>'
)


class Unacceptable(Exception):
    """A request that is refused unread; the message is the status line."""


def whole_length(received: bytes) -> int | None:
    """Return how many bytes the first request in `received` has, or None while its end or its head is still to come."""
    head = received.find(_END)
    if head < 0:
        if len(received) > MOST_HEAD:
            raise Unacceptable(TOO_LONG_A_HEAD)
        return None
    return head + len(_END) + _body_length(received[: head + 2])


def waits_for_leave(received: bytes) -> bool:
    """Say whether the sender holds its body back until the server says 100 Continue."""
    head = received.find(_END)
    return head >= 0 and bool(_EXPECT.search(received, 0, head + 2))


def is_of_a_reader(received: bytes | bytearray) -> bool:
    """Say whether a request that is whole only reads, and says nothing of who sends it."""
    return bool(_READS.match(received)) and not _PERSONAL.search(received, 0, received.find(_END) + 2)


def _body_length(head: bytes) -> int:
    if _CHUNKED.search(head):
        # Nobody who fills in our forms sends a body without its length, and a proxy adds it
        raise Unacceptable(NO_LENGTH)
    lengths = _LENGTH.findall(head)
    # None, or several that contradict each other: the parser refuses those without waiting for a body
    length = int(lengths[0]) if len(lengths) == 1 else 0
    if length > MOST_BODY:
        raise Unacceptable(TOO_LARGE_A_BODY)
    return length
