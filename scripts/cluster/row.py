"""The row in which requests wait for a web process: one listening socket that all of them take their next request from.

In production systemd holds it (deploy/systemd/imvo-web.socket) and hands it to each web process. On one machine without
systemd this program does both, in the same way: `hold PORT PATH` listens and hands the socket to whoever asks at PATH;
`enter PATH PORT COMMAND...` asks for it, listens on a port of its own as well, and becomes the command.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from imvo_tracker.lib.handed_sockets import hand_on

HOST, BACKLOG = "127.0.0.1", 2048
PATIENCE = 10.0  # a process that was killed leaves its port a moment later


def hold(port: int, path: Path) -> None:
    """Listen on a port and hand the socket to whoever asks, for ever."""
    row = _listening(port)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(path))
        path.chmod(0o600)
        door.listen()
        while True:
            asked, _who = door.accept()
            with asked:
                socket.send_fds(asked, [b"row"], [row.fileno()])


def enter(path: Path, port: int, command: list[str]) -> None:
    """Become a command that finds two listening sockets, as from systemd: the row, and one on a port of its own."""
    with socket.socket(socket.AF_UNIX) as door:
        door.connect(str(path))
        _said, handed, _flags, _who = socket.recv_fds(door, 3, 1)
    told = hand_on([*handed, _listening(port).detach()])
    os.execve(command[0], command, {**os.environ, **told})  # noqa: S606 - a command of ours, and no shell


def _listening(port: int) -> socket.socket:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_server((HOST, port), backlog=BACKLOG)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > end:
                raise
            time.sleep(0.1)


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "hold":
        hold(int(rest[0]), Path(rest[1]))
    else:
        enter(Path(rest[0]), int(rest[1]), rest[2:])
