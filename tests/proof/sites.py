"""The two sites that are put to the proof: SQLite on one machine, and the cluster."""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from tests.databases import copy_kept
from tests.proof.outcome import READ
from tests.serving import ROOT, Served, environment_in, free_port, manage

sys.path.insert(0, str(ROOT / "scripts"))

from cluster.parts import GUNICORN, is_ready
from cluster.places import NODES, new_places, remember, remembered
from cluster.processes import Processes, children_of, wait_until
from cluster.whole import Cluster
from record_files import record_files


@contextmanager
def one_worker(like, home, code=ROOT):
    """Yield the processes and the site of a gunicorn of its own with one worker, on the database of another site."""
    processes, port = Processes(home), free_port()
    own = {"PORT": str(port), "WEB_CONCURRENCY": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    site = Served(f"http://127.0.0.1:{port}", {}, home / "log" / "web.log", like.environment | own)
    processes.start("web", GUNICORN, env=site.environment, cwd=code)
    try:
        wait_until(lambda: is_ready(site.url), what="the server is not ready")
        yield processes, site
    finally:
        processes.end("web")


class Single:
    """One machine: gunicorn with two workers on an SQLite file, and the background worker; its disk is small."""

    name = "SQLite"

    def __init__(self, home):
        self.home = Path(home)
        self.port, self.processes = free_port(), Processes(self.home)
        self.disk = self.home / "disk"
        self.disk.mkdir(parents=True)
        self.has_own_disk = _mount(self.disk, 96)
        self.environment = environment_in(self.disk, self.port)
        self.accounts = {}

    def __enter__(self):
        copy_kept("whole", self.database)
        said = manage(self.environment, "prepare_demo", *map(str, record_files()))
        self.accounts = dict(re.findall(r"^ +(\w+) +([a-z0-9-]{23}) ", said, re.MULTILINE))
        self.start_web()
        self.start_worker()
        return self

    def __exit__(self, *_error):
        for name in ("web", "worker"):
            self.processes.end(name)
        if self.has_own_disk:
            subprocess.run(["umount", "-l", self.disk], check=False)

    def start_web(self):
        self.processes.start("web", GUNICORN, env=self.environment, cwd=ROOT)
        wait_until(lambda: is_ready(self.url), what="the web process is not ready")

    def start_worker(self):
        self.processes.start("worker", [sys.executable, "manage.py", "db_worker"], env=self.environment, cwd=ROOT)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self):
        return Path(self.environment["DATABASE_URL"].removeprefix("sqlite:///"))

    def record(self):
        return read_record(self.environment)

    def memory(self):
        return memory_of(self.processes)


class Many:
    """The cluster of `make cluster`: one that runs already, or one of its own."""

    name = "cluster"

    def __init__(self, home, port):
        runs = remembered(Path(home))
        self.is_mine, self.cluster = runs is None, Cluster(runs or new_places(Path(home), port))
        self.port = self.cluster.places.proxy_port
        self.disks = []  # a small one for each database server, where this account may give it one

    def __enter__(self):
        places = self.cluster.places
        if self.is_mine:
            self._start(places)
        self.accounts = json.loads((places.home / "accounts.json").read_text())
        return self

    def _start(self, places):
        places.home.mkdir(mode=0o755)
        remember(places)
        for name in NODES:
            disk = self.cluster.databases.data(name)
            disk.mkdir(parents=True)
            self.disks += [disk] if _mount(disk, 1024) else []
        try:
            self.cluster.start()
        except BaseException:
            self._stop()
            raise

    def _stop(self):
        self.cluster.end()
        for disk in self.disks:
            subprocess.run(["umount", "-l", disk], check=False)
        self.cluster.stop()

    @property
    def has_own_disk(self):
        return bool(self.disks)

    def __exit__(self, *_error):
        if self.is_mine:
            self._stop()

    @property
    def url(self):
        return self.cluster.places.url

    @property
    def processes(self):
        return self.cluster.processes

    @property
    def environment(self):
        return self.cluster.places.environment()

    def record(self):
        return read_record(self.environment)

    def memory(self):
        return memory_of(self.processes)


def read_record(environment):
    """Return what stands in the record, as outcome.READ prints it; the whole ledger is verified."""
    said = manage(environment, "shell", "-c", READ)
    return json.loads(said.partition("RECORD")[2])


def memory_of(processes):
    """Return by part the memory that it and its children take, in MB; what they share is counted once (PSS)."""
    found = {}
    for name in processes.names():
        pid = processes.number(name)
        found[name] = sum(_pss(one) for one in (pid, *children_of(pid))) // 1024 if pid else 0
    return found


def _pss(pid):
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return int(re.search(r"^Pss: +(\d+)", text, re.MULTILINE)[1])


def _mount(place, megabytes):
    """Give a directory a small disk of its own; False where this account may not."""
    if os.geteuid() != 0:
        return False
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def kill(pid):
    """End a process without a word."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True
