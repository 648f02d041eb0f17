"""No request to put a new release in this one's place (USR2) is lost.

gunicorn drops one that comes while the server before it is still ending, for up to a second after that too, and one
that comes while another release is starting. Here such a request waits, and is put again every second.
"""

import os
import signal
from contextlib import suppress
from typing import Any

AGAIN_SECONDS = 1


class ReleaseRequests:
    """The requests to one master, in the place of what gunicorn does with them."""

    def __init__(self, server: Any) -> None:
        self._server, self._replace, self._end = server, server.reexec, server.handle_term
        self._waits = False
        server.reexec, server.handle_term = self.ask, self.end
        signal.signal(signal.SIGALRM, lambda *_: server.SIG_QUEUE.put_nowait(signal.SIGUSR2))

    def ask(self) -> None:
        """Start the release, or ask again when the server before this one, or a release under way, may be gone."""
        self._server.maybe_promote_master()
        waited, self._waits = self._waits, bool(self._server.master_pid or self._server.reexec_pid)
        if not self._waits:
            self._replace()
            return
        if not waited:
            self._server.log.info("A release is asked for while servers are being replaced: it waits.")
        signal.alarm(AGAIN_SECONDS)

    def end(self) -> None:
        """End, and hand a request that waits to the release that takes over."""
        if self._waits and self._server.reexec_pid:
            with suppress(ProcessLookupError):
                os.kill(self._server.reexec_pid, signal.SIGUSR2)
        self._end()
