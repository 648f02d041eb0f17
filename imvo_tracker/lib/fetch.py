"""One answer of another server: by https (or from this machine), no redirect followed, bounded in bytes and in time."""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Event, Timer
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "::1", "localhost")
PIECE = 64 * 1024
OK = 200


class Unfetchable(Exception):
    """No answer that may be read; says why, in English, without repeating what the server sent."""


def is_safe(address: str) -> bool:
    """Say whether an address is asked over https, or is this machine."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)


def fetch(address: str, *, most_bytes: int, seconds: float, content: str) -> bytes:
    """Return the body of the answer to a GET; `content` must stand in its type. Raises `Unfetchable`."""
    if not is_safe(address):
        raise Unfetchable("only https is asked, or this machine itself")
    parts = urlsplit(address)
    connection = _connection(parts.scheme, parts.hostname or "", parts.port, seconds)
    too_slow = Event()
    # A server that drips a byte at a time outlives every timeout of a single read
    timer = Timer(seconds, lambda: _hang_up(connection, too_slow))
    timer.daemon = True
    timer.start()
    try:
        body = _answer(connection, f"{parts.path or '/'}?{parts.query}", most_bytes, content)
        if too_slow.is_set():  # cut off, it looks whole where the server does not say how long it is
            raise TimeoutError
        return body
    except (OSError, HTTPException, ValueError) as error:
        why = f"no whole answer within {seconds:g} seconds" if too_slow.is_set() else _why(error)
        raise Unfetchable(why) from error
    finally:
        timer.cancel()
        connection.close()


def _connection(scheme: str, host: str, port: int | None, seconds: float) -> HTTPConnection:
    if scheme == "https":
        return HTTPSConnection(host, port, timeout=seconds, context=ssl.create_default_context())
    return HTTPConnection(host, port, timeout=seconds)


def _hang_up(connection: HTTPConnection, too_slow: Event) -> None:
    too_slow.set()
    if connection.sock is not None:
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)


def _answer(connection: HTTPConnection, target: str, most_bytes: int, content: str) -> bytes:
    connection.request("GET", target, headers={"Accept": "application/xml", "Accept-Encoding": "identity"})
    # held here: the connection forgets its socket once the server says that it will close it
    sock = connection.sock
    with connection.getresponse() as answer:
        connection.sock = connection.sock or sock
        return _body(answer, most_bytes, content)


def _body(answer: HTTPResponse, most_bytes: int, content: str) -> bytes:
    """Return the whole of an answer that is what was asked for; raises `Unfetchable` or a fault of the connection."""
    if answer.status != OK:
        raise Unfetchable(f"the server answered with status {answer.status}; redirects are not followed")
    if content not in answer.getheader("Content-Type", "").lower():
        raise Unfetchable(f"the answer is no {content}")
    if answer.getheader("Content-Encoding", "identity") != "identity":
        raise Unfetchable("the answer is compressed, which was not asked for")
    body = bytearray()
    while piece := answer.read1(PIECE):
        body += piece
        if len(body) > most_bytes:
            raise Unfetchable(f"the answer is larger than {most_bytes} bytes")
    if answer.length:
        raise ConnectionError
    return bytes(body)


def _why(error: Exception) -> str:
    return (
        "no answer in time"
        if isinstance(error, TimeoutError)
        else f"no answer that can be read ({type(error).__name__})"
    )
