"""Hold the sockets of the web processes, as systemd does: `hold_sockets.py PLACE PORT…`.

Whoever asks at the socket PLACE for a port gets what listens there. It goes on listening while a web process is
replaced: who comes meanwhile waits in its row and is answered by the next one.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

ROW = 2048
LEAVE_IT = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ |= {"LISTEN_PID": str(os.getpid()), "LISTEN_FDS": "1"}
os.execvp(sys.argv[2], sys.argv[2:])
"""


def hold(place: Path, ports: list[int]) -> None:
    """Listen, and hand out what listens; never returns."""
    listening = {port: socket.create_server(("127.0.0.1", port), backlog=ROW) for port in ports}
    place.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(place))
        place.chmod(0o600)
        door.listen()
        while True:
            caller, _address = door.accept()
            with caller:
                asked = int(caller.recv(16) or 0)
                if asked in listening:
                    socket.send_fds(caller, [b"."], [listening[asked].fileno()])


def held(place: Path, port: int) -> int:
    """Return what listens on a port, as a number of this process, which is to close it."""
    with socket.socket(socket.AF_UNIX) as door:
        door.connect(str(place))
        door.sendall(str(port).encode())
        _said, (number,), _flags, _address = socket.recv_fds(door, 1, 1)
        return number


def inheriting(number: int, command: list[str]) -> list[str]:
    """Return a command that begins with a listening socket where systemd leaves one: number 3, for its own process."""
    return [sys.executable, "-c", LEAVE_IT, str(number), *command]


if __name__ == "__main__":
    os.umask(0o077)
    hold(Path(sys.argv[1]), [int(port) for port in sys.argv[2:]])
