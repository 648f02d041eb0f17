"""Processes that outlive the command that started them: known by number and start, ended by number alone."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

PATIENCE = 120.0  # a server needs some seconds of processor time, which a busy machine gives it late


class Processes:
    """What was started, each under a name, with its number in a file of `home`/run and its words in `home`/log."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._children: dict[str, subprocess.Popen[bytes]] = {}

    def start(
        self, name: str, command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, **more: Any
    ) -> int:
        """Start a process in a session of its own, so that a key pressed in the terminal reaches the command alone."""
        for place in ("run", "log"):
            (self.home / place).mkdir(exist_ok=True)
        with (self.home / "log" / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                [str(part) for part in command], env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True, **more,
            )  # fmt: skip
        self._reap(name)
        self._children[name] = process
        (self.home / "run" / name).write_text(f"{process.pid} {_began(process.pid)}")
        return process.pid

    def _reap(self, name: str) -> None:
        """Take note that an earlier process of this name has ended."""
        earlier = self._children.pop(name, None)
        if earlier is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                earlier.wait(timeout=5)

    def adopt(self, name: str, pid: int) -> None:
        """Take a process that another one started for the one of this name."""
        self._reap(name)
        (self.home / "run" / name).write_text(f"{pid} {_began(pid)}")

    def replace(self, name: str, patience: float = 180.0) -> None:
        """Let gunicorn put a server of the code as it is now in its own place (USR2), and know that by this name."""
        old = self.number(name)
        self.send(name, signal.SIGUSR2)
        successors: set[int] = set()

        def is_replaced() -> bool:
            # The next one knows by whom it was started; it ends that one when it is ready
            successors.update(successors_of(old))
            return bool(successors) and _began(old) == ""

        try:
            wait_until(is_replaced, patience, what=f"{name} was not replaced")
        except TimeoutError:
            for one in successors:  # or it would take over later, known to nobody
                with contextlib.suppress(ProcessLookupError):
                    os.kill(one, signal.SIGTERM)
            raise
        self.adopt(name, next(one for one in successors if _began(one)))

    def number(self, name: str) -> int:
        """Return the number of a process that runs, 0 when it does not."""
        child = self._children.get(name)
        if child is not None and child.poll() is not None:
            return 0
        try:
            pid, began = (self.home / "run" / name).read_text().split()
        except (OSError, ValueError):
            return 0
        return int(pid) if _began(int(pid)) == began else 0

    def names(self) -> list[str]:
        """Return the names of all that was started, those that ended too."""
        return sorted(path.name for path in (self.home / "run").glob("*")) if self.home.exists() else []

    def send(self, name: str, what: signal.Signals) -> bool:
        """Send a signal; False when the process is not there."""
        pid = self.number(name)
        if pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, what)
        return bool(pid)

    def end(self, name: str, gently: signal.Signals = signal.SIGTERM) -> None:
        """End a process and wait for it; one that does not listen is killed."""
        for what, patience in ((gently, 25.0), (signal.SIGKILL, 5.0)):
            if not self.send(name, what):
                break
            wait_until(lambda: not self.number(name), patience, quietly=True)
        self._reap(name)
        (self.home / "run" / name).unlink(missing_ok=True)


def children_of(pid: int) -> list[int]:
    """Return the processes that a process started and that still are."""
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def successors_of(pid: int) -> list[int]:
    """Return the gunicorns that one started to be replaced by."""
    return [one for one in children_of(pid) if _is_started_by(one, pid)]


def _is_started_by(pid: int, old: int) -> bool:
    try:
        return f"GUNICORN_PID={old}".encode() in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False


def _began(pid: int) -> str:
    """Return when a process began, in ticks since the machine did; "" for one that is gone."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if after_name[0] == "Z" else after_name[19]


def wait_until(holds: Callable[[], bool], patience: float = PATIENCE, *, quietly: bool = False, what: str = "") -> None:
    """Return when something holds; raises TimeoutError when it does not in time."""
    end = time.monotonic() + patience
    while not holds():
        if time.monotonic() > end:
            if quietly:
                return
            raise TimeoutError(f"waited {patience:.0f} s in vain: {what}")
        time.sleep(0.05)


def listens(port: int) -> bool:
    """Say whether something listens on a port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
