"""Run a command with DATABASE_URL on PostgreSQL: the one given, or a throw-away cluster on 127.0.0.1.

The cluster lives in a temporary directory and ends with the command. It never syncs to disk: for tests only.
"""

import contextlib
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "50",
    "shared_buffers": "128MB",
}


def programs() -> Path | None:
    """Return the directory of initdb and pg_ctl: on the path, or where Debian keeps its newest version."""
    initdb = shutil.which("initdb")
    if initdb:
        return Path(initdb).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


def account() -> dict[str, Any]:
    """Return subprocess arguments: PostgreSQL refuses to run as root, so it gets another account."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    entry = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def cluster(binaries: Path) -> Iterator[str]:
    """Start a cluster and yield its address; stop and remove it afterwards."""
    run_as, port, password = account(), free_port(), secrets.token_hex(16)
    with tempfile.TemporaryDirectory(prefix="imvo-pg-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        (home / "password").write_text(password, encoding="ascii")
        for path in (home, home / "password"):
            os.chown(path, run_as.get("user", -1), run_as.get("group", -1))
        quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": name, **run_as}
        data = ["-D", f"{name}/data"]
        access = ["--username=imvo", f"--pwfile={name}/password", "--auth=scram-sha-256"]
        subprocess.run([binaries / "initdb", *data, *access, "--encoding=UTF8", "--locale=C.UTF-8", "-N"], **quiet)
        options = " ".join(f"-c {key}={value}" for key, value in OPTIONS.items()) + f" -p {port} -k {name}"
        subprocess.run([binaries / "pg_ctl", *data, "-w", "-l", f"{name}/log", "-o", options, "start"], **quiet)
        try:
            yield f"postgres://imvo:{password}@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([binaries / "pg_ctl", *data, "-w", "-m", "immediate", "stop"], **quiet)


def main(command: list[str]) -> int:
    """Run the command; without PostgreSQL say so, and fail only where everything is required."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return subprocess.run(command, check=False).returncode
    binaries = programs()
    if binaries is None:
        print("PostgreSQL is not installed (apt-get install postgresql): not tested on it", file=sys.stderr)
        return 1 if os.environ.get("REQUIRE_ALL") else 0
    with cluster(binaries) as address:
        print(f"   throw-away cluster of PostgreSQL {binaries.parent.name}", flush=True)
        return subprocess.run(command, check=False, env=os.environ | {"DATABASE_URL": address}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
