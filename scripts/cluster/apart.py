"""A network of its own for the cluster of one machine: nothing outside reaches it, and it reaches nothing outside."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

INSIDE = "CLUSTER_NAMESPACE"


def name_for(port: int) -> str:
    """Return the name of the namespace of the cluster with a port for visitors."""
    return f"imvo-cluster-{port}"


def is_inside(name: str) -> bool:
    """Say whether this process stands in that namespace."""
    return os.environ.get(INSIDE) == name


def is_there(name: str) -> bool:
    """Say whether a cluster stands in a namespace of that name."""
    return Path("/run/netns", name).exists()


def _program() -> str | None:
    """Return where `ip` stands, None where it is not installed."""
    return shutil.which("ip", path="/usr/sbin:/sbin:/usr/bin:/bin")


def make(name: str) -> str:
    """Make the namespace and its loopback; return why that cannot be had, "" where it can."""
    program = _program()
    if program is None:
        return "ip is not installed (apt-get install iproute2)"
    for command in (["netns", "add", name], ["-n", name, "link", "set", "lo", "up"]):
        done = subprocess.run([program, *command], check=False, capture_output=True, text=True)
        if done.returncode:
            return done.stderr.strip() or "not allowed"
    return ""


def again_inside(name: str) -> int:
    """Run this very command inside and return how it ended; a key pressed in the terminal reaches it alone."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    inside = {**os.environ, INSIDE: name}
    command = [_program() or "ip", "netns", "exec", name, "env", "--default-signal=INT", sys.executable, *sys.argv]
    try:
        return subprocess.call(command, env=inside)
    finally:
        signal.signal(signal.SIGINT, before)


def remove(name: str) -> None:
    """Take the namespace away, where there is one."""
    if is_there(name) and (program := _program()):
        subprocess.run([program, "netns", "delete", name], check=False, capture_output=True)
