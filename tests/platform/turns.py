"""A site that does nothing but tell when requests met, for tests/platform/test_turns.py."""

import threading
import time

MEETINGS = {}
LOCK = threading.Lock()


def application(environ, start_response):
    """`/meet/<name>/<count>` answers when so many requests are there at once; `/stay` says when it began and ended."""
    _empty, what, *more = environ["PATH_INFO"].split("/")
    began = time.monotonic()
    if what == "meet":
        name, count = more
        with LOCK:
            barrier = MEETINGS.setdefault(name, threading.Barrier(int(count)))
        try:
            barrier.wait(timeout=20)
        except threading.BrokenBarrierError:
            start_response("504 Alone", [("Content-Length", "0")])
            return [b""]
    else:
        time.sleep(0.05)
    body = f"{began} {time.monotonic()}".encode()
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]
