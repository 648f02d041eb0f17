"""Sockets for the program that a process becomes, where systemd would hand them: sd_listen_fds(3)."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Sequence

FIRST = 3


def hand_on(sockets: Sequence[int]) -> dict[str, str]:
    """Lay sockets, given by their descriptors, at the places where the program looks; return what it is to be told.

    Whatever stood there is closed, and so are the sockets where they stood.
    """
    places = range(FIRST, FIRST + len(sockets))
    # Copies first, behind all these places: the place of one may be where another stands
    copies = [fcntl.fcntl(one, fcntl.F_DUPFD_CLOEXEC, places.stop) for one in sockets]
    for one in set(sockets) - set(places):
        os.close(one)
    for place, copy in zip(places, copies, strict=True):
        os.dup2(copy, place)
        os.close(copy)
    return {"LISTEN_FDS": str(len(sockets)), "LISTEN_PID": str(os.getpid())}
