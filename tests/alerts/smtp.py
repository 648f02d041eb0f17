"""A mail server of a test: it takes what comes, says no where it is told to, and keeps what it took."""

import contextlib
import email
import re
import socketserver
import threading
from collections.abc import Callable, Iterator


class Taken(list):
    """The messages taken, in order.

    `refuse` gives the answer to a line, "" for the usual one; `after` is called when a message was taken.
    """

    def __init__(self):
        super().__init__()
        self.refuse: Callable[[str], str] = lambda _line: ""
        self.after: Callable[[], None] = lambda: None

    def ids(self) -> list[str]:
        return [one["Message-ID"] for one in self]


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        taken: Taken = self.server.taken
        self._say("220 here")
        for raw in self.rfile:
            line = raw.decode().strip()
            answer = taken.refuse(line)
            if answer:
                self._say(answer)
            elif line.upper() == "DATA":
                self._say("354 go on")
                taken.append(email.message_from_bytes(self._whole()))
                self._say("250 taken")
                taken.after()
            elif line.upper() == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 fine")

    def _say(self, words):
        with contextlib.suppress(OSError):
            self.wfile.write(f"{words}\r\n".encode())

    def _whole(self):
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(re.sub(rb"^\.", b"", line))
        return b"".join(lines)


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


@contextlib.contextmanager
def mail_server(settings) -> Iterator[Taken]:
    """Serve on a free port, and let the site send there."""
    taken = Taken()
    with _Server(("127.0.0.1", 0), _Conversation) as server:
        server.taken = taken
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield taken
        server.shutdown()
