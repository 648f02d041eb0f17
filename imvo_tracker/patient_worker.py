"""Gunicorn's worker with threads, for a world in which connections are slow, silent or hostile.

Stock `gthread` gives each new connection a thread and reads from it there: a handful of silent ones stop the site, and
a sender of one byte a second keeps its thread for ever. Here the main loop collects a request without waiting for
anybody, and a thread gets it when it is whole. What stays incomplete too long is closed; when there are too many
connections, the one that has kept us waiting longest makes room.

A worker whose threads all have work takes no more connections: those that come wait in the one row of the socket, from
which whichever worker is ready first takes the next. Stock workers take all that come at once, and who happens to be
taken by the busier one waits several times as long as another.

A page is made for one reader at a time. Two that are made at once in one process share its processor: both take twice
as long and more. The other threads are for who waits for something else: a form until the record is on a second disk, a
page of staff, a reader whose database does not answer.
"""

from __future__ import annotations

import contextlib
import errno
import socket
import time
from functools import partial
from selectors import EVENT_READ
from threading import Lock
from typing import Any

from gunicorn.http.wsgi import Response
from gunicorn.workers.gthread import TConn, ThreadWorker

from imvo_tracker.request_bytes import (
    MOST_HEAD,
    TOO_LARGE_A_BODY,
    TOO_LARGE_PAGE,
    Unacceptable,
    is_of_a_reader,
    waits_for_leave,
    whole_length,
)

# A head comes at once or not at all; a long form over a slow line may take its time, as it keeps nobody waiting.
HEAD_SECONDS, BODY_SECONDS = 15.0, 90.0
# What is left to a request that is coming in, or about to, while the worker stops.
STOP_SECONDS = 2.0
# A reader who takes an answer slower than this loses it: it holds a thread meanwhile.
ANSWER_SECONDS = 20.0
# An answer up to this size is handed to the system at once, however slowly it is read.
SEND_BUFFER = 1024 * 1024
# A body up to this size goes out with its head: one packet less to make, and the proxy is woken once.
SENT_WITH_HEAD = 64 * 1024
# A reader's page that takes longer than this waits for something: the next one no longer waits for it.
TURN_SECONDS = 0.5
# Memory for all incomplete requests of a worker together.
MOST_WAITING_BYTES = 64 * 1024 * 1024
RECEIVE = 64 * 1024
GO_ON = b"HTTP/1.1 100 Continue\r\n\r\n"
REFUSAL = (
    "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\n"
    "Content-Length: {length}\r\n\r\n{page}"
)


class Connection(TConn):
    """A connection and what it has sent of its next request."""

    received: bytearray
    length: int | None
    deadline: float
    has_more = False

    def expect_request(self) -> None:
        """Begin to wait for a request."""
        self.received = bytearray()
        self.length = None
        self.deadline = time.monotonic() + HEAD_SECONDS
        self.sock.setblocking(False)

    def init(self) -> None:
        """Give the parser the bytes that came; in the thread, where only the answer may still take time."""
        super().init()
        self.sock.settimeout(ANSWER_SECONDS)
        if self.received:
            self.parser.unreader.unread(bytes(self.received))
            self.received = bytearray()


class PatientWorker(ThreadWorker):
    """See the module."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting: dict[Connection, None] = {}
        self.looked_at = 0.0
        self.in_hand = 0  # requests given to threads and not answered yet
        self.turn = Lock()  # of readers

    @classmethod
    def check_config(cls, cfg: Any, log: Any) -> None:
        """Refuse TLS: bytes are looked at as they come."""
        super().check_config(cfg, log)
        if cfg.is_ssl:
            raise RuntimeError("https is spoken by the proxy in front, not by gunicorn (docs/how-to/deploy.md)")

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Ask before each wait whether there is room; stock workers ask only when the number of connections says so."""
        if self.alive:
            self.set_accept_enabled(self.nr_conns < self.worker_connections)
        super().wait_for_and_dispatch_events(timeout)

    def set_accept_enabled(self, enabled: bool) -> None:
        """Take connections in while a thread is free."""
        super().set_accept_enabled(enabled and self.in_hand < self.cfg.threads)

    def enqueue_req(self, conn: Any) -> None:
        """Give a request to a thread."""
        self.in_hand += 1
        super().enqueue_req(conn)

    def handle(self, conn: Any) -> Any:
        """Answer a request, in a thread: one of a reader when it is its turn."""
        waits = is_of_a_reader(conn.received) and self.turn.acquire(timeout=TURN_SECONDS)
        try:
            return super().handle(conn)
        finally:
            if waits:
                self.turn.release()

    def finish_request(self, conn: Any, fs: Any) -> None:
        """Take note that a thread is done with a request."""
        self.in_hand -= 1
        super().finish_request(conn, fs)

    def accept(self, listener: Any) -> None:
        """Take a connection in and wait for its request."""
        try:
            client, address = listener.accept()
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK):
                raise
            return
        self.nr_conns += 1
        with contextlib.suppress(OSError):
            client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        conn = Connection(self.cfg, client, address, listener.getsockname())
        self._wait_for(conn)
        self._receive(conn, client)  # who stood in the row has mostly said what it wants
        while self.nr_conns >= self.worker_connections and len(self.waiting) > 1:
            self._drop(next(iter(self.waiting)))

    def on_client_socket_readable(self, conn: Connection, client: Any) -> None:
        """A kept connection sends its next request: wait for that as for the first."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._wait_for(conn)
        self._receive(conn, client)

    def _wait_for(self, conn: Connection) -> None:
        conn.expect_request()
        self.waiting[conn] = None
        self.poller.register(conn.sock, EVENT_READ, partial(self._receive, conn))

    def _receive(self, conn: Connection, client: Any) -> None:
        try:
            came = client.recv(RECEIVE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            came = b""
        if not came:
            self._drop(conn)
            return
        conn.received += came
        try:
            self._look(conn)
        except Unacceptable as refusal:
            self._refuse(conn, str(refusal))

    def _look(self, conn: Connection) -> None:
        """Hand a whole request to a thread; go on waiting for the rest of another."""
        if conn.length is None:
            self._look_for_head(conn)
        if conn.length is not None and len(conn.received) >= conn.length:
            self._hand_over(conn)
        elif len(conn.received) > MOST_HEAD and sum(len(one.received) for one in self.waiting) > MOST_WAITING_BYTES:
            self._drop(max(self.waiting, key=lambda one: len(one.received)))

    def _look_for_head(self, conn: Connection) -> None:
        while conn.received[:1] in (b"\r", b"\n"):
            del conn.received[:1]
        head = bytes(conn.received)
        conn.length = whole_length(head)
        if conn.length is not None and len(head) < conn.length:
            conn.deadline = time.monotonic() + BODY_SECONDS
            if waits_for_leave(head):
                conn.sock.send(GO_ON)

    def _hand_over(self, conn: Connection) -> None:
        self._forget(conn)
        # A second request sent along unasked is not read: no browser does so, and the connection ends after the first
        conn.has_more = len(conn.received) > (conn.length or 0)
        del conn.received[conn.length :]
        conn.data_ready = True
        self.enqueue_req(conn)

    def _keepalive_after(self, conn: Connection, keepalive: bool) -> bool:
        return super()._keepalive_after(conn, keepalive) and not conn.has_more

    def _refuse(self, conn: Connection, status: str) -> None:
        with contextlib.suppress(OSError):
            conn.sock.send(_refusal(status))
        self._drop(conn)

    def _drop(self, conn: Connection) -> None:
        self._forget(conn)
        self.nr_conns -= 1
        conn.close()

    def _forget(self, conn: Connection) -> None:
        del self.waiting[conn]
        with contextlib.suppress(OSError, KeyError, ValueError):
            self.poller.unregister(conn.sock)

    def murder_pending(self) -> None:
        """Close what stayed incomplete too long; a worker that stops waits for hardly anything."""
        now = time.monotonic()
        if self.alive and now < self.looked_at + 1:
            return
        self.looked_at = now
        for conn in list(self.waiting):
            if not self.alive:
                # Of one that was just taken in the request is about to come: to drop it would lose a form
                conn.deadline = min(conn.deadline, now + STOP_SECONDS)
            if conn.deadline <= now:
                self._drop(conn)


def _headers_without_server(response: Response) -> list[str]:
    return [line for line in _default_headers(response) if not line.startswith("Server:")]


# Gunicorn names itself in every answer and has no setting against it.
_default_headers = Response.default_headers
Response.default_headers = _headers_without_server


class Gathered:
    """Stands for a socket and keeps what is to be sent."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def sendall(self, part: bytes) -> None:
        """Keep a part."""
        self.parts.append(part)


def _write_with_head(response: Response, piece: bytes) -> None:
    """Send a piece of a body, the first one together with the head."""
    if response.headers_sent or len(piece) > SENT_WITH_HEAD:
        _write(response, piece)
        return
    sock, response.sock = response.sock, Gathered()
    try:
        _write(response, piece)
    finally:
        parts, response.sock = response.sock.parts, sock
        sock.sendall(b"".join(parts))


_write = Response.write
Response.write = _write_with_head


def _refusal(status: str) -> bytes:
    """Return the answer to a request that is refused unread: its status, and a page for what is too large."""
    page = TOO_LARGE_PAGE if status == TOO_LARGE_A_BODY else ""
    return REFUSAL.format(status=status, length=len(page.encode()), page=page).encode()
