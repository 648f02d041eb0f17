"""What goes wrong, and what the operator does about it: each fault ends with the site as it was."""

import contextlib
import random
import signal
import socket
import sqlite3
import subprocess
import threading
import time

from tests.proof.asking import Visitor
from tests.proof.sites import children_of, kill
from tests.serving import manage

from cluster.places import NODES, USER  # isort: skip - on the path since tests.proof.sites
from cluster.processes import wait_until  # isort: skip

HELD_SECONDS = 1.5


class Faults:
    """Faults by name; each is called with the site and the traffic on it."""

    def __init__(self, site, traffic):
        self.site, self.traffic, self.dice = site, traffic, random.Random(7)

    def names(self):
        """Return the names of all faults this site can have."""
        return [name.removeprefix("fault_") for name in dir(self) if name.startswith("fault_")]

    def do(self, name):
        getattr(self, f"fault_{name}")()

    @property
    def processes(self):
        return self.site.processes

    def _wait_for_a_seal(self):
        """Wait until a form that seals is most likely on its way: just after one was done."""
        count, end = len(self.traffic.sealed), time.monotonic() + 6
        while len(self.traffic.sealed) == count and time.monotonic() < end:
            time.sleep(0.02)
        time.sleep(self.dice.random() * 1.2)

    def fault_silent_and_slow_connections(self):
        """Two hundred that say nothing and fifty that send a byte now and then."""
        silent = [_connected(self.site.port) for _ in range(200)]
        slow = [_connected(self.site.port) for _ in range(50)]
        for sign in b"GET / HTTP/1.1\r\nHost: 127.0.0.1"[: int(HELD_SECONDS * 4)]:
            for one in slow:
                _send(one, bytes([sign]))
            time.sleep(0.25)
        for one in (*silent, *slow):
            one.close()

    def fault_everyone_at_once_on_a_changed_revision(self):
        """A hundred ask for the newest pages in the moment after a seal."""
        self._wait_for_a_seal()
        visitors = [Visitor(self.site.port, self.traffic.asked, "crowd") for _ in range(100)]
        crowd = [threading.Thread(target=one.ask, args=("/",)) for one in visitors]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join()

    def fault_background_worker_killed(self):
        self.processes.send("worker", signal.SIGKILL)
        time.sleep(0.3)
        self._parts().start_worker()

    def _parts(self):
        return self.site


class FaultsOfOne(Faults):
    """Of the site on SQLite."""

    def fault_web_worker_killed(self):
        kill(self.dice.choice(children_of(self.processes.number("web"))))

    def fault_master_killed(self):
        workers = children_of(self.processes.number("web"))
        self.processes.send("web", signal.SIGKILL)
        wait_until(lambda: not any(children_or_self(one) for one in workers), 40, quietly=True)
        self.site.start_web()

    def fault_restart_during_a_seal(self):
        self._wait_for_a_seal()
        self.processes.end("web")
        self.site.start_web()

    def fault_killed_during_a_seal(self):
        self._wait_for_a_seal()
        self.fault_web_worker_killed()

    def fault_release(self):
        """New code without a gap: a second master beside the first, which ends it when it is ready."""
        self.processes.replace("web")

    def fault_full_disk(self):
        if self.site.has_own_disk:
            with full(self.site.disk):
                time.sleep(HELD_SECONDS)

    def fault_backup_and_restore(self):
        """Copy the file while it is written, and verify the ledger of the copy."""
        copy = self.site.home / "copy.sqlite3"
        with sqlite3.connect(self.site.database) as source, sqlite3.connect(copy) as target:
            source.backup(target)
        source.close()
        target.close()
        manage(self.site.environment | {"DATABASE_URL": f"sqlite:///{copy}"}, "verify_ledger")
        copy.unlink()


class FaultsOfMany(Faults):
    """Of the cluster."""

    def _parts(self):
        return self.site.cluster.parts

    @property
    def databases(self):
        return self.site.cluster.databases

    def _web(self):
        return self.dice.choice(("web1", "web2"))

    def fault_web_worker_killed(self):
        kill(self.dice.choice(children_of(self.processes.number(self._web()))))

    def fault_master_killed(self):
        name = self._web()
        workers = children_of(self.processes.number(name))
        self.processes.send(name, signal.SIGKILL)
        wait_until(lambda: not any(children_or_self(one) for one in workers), 40, quietly=True)
        self._parts().start_web(name)

    def fault_primary_killed(self):
        """kill -9; a replica is promoted by the one command; what was lost follows it."""
        lost = self.databases.primary()
        self._kill_database(lost)
        self.databases.promote()
        self.traffic.promoted = time.monotonic()
        self.databases.rejoin(lost)
        self._all_follow()

    def fault_primary_restarted_during_a_seal(self):
        self._wait_for_a_seal()
        name = self.databases.primary()
        self.processes.end(name, signal.SIGINT)
        self.databases.start(name)
        self._all_follow()

    def fault_primary_away_for_some_seconds(self):
        """Nobody promotes: readers go on."""
        name = self.databases.primary()
        self._kill_database(name)
        time.sleep(4)
        self.databases.start(name)
        self._all_follow()

    def fault_full_disk(self):
        """Of the primary: somebody makes room, and starts the server again where it ended."""
        if not self.site.has_own_disk:
            return
        name = self.databases.primary()
        with full(self.databases.data(name)):
            time.sleep(HELD_SECONDS)
        wait_until(lambda: not self.processes.number(name) or self.databases.answers(name), 20, quietly=True)
        if not self.processes.number(name):
            self.databases.start(name)
        self._all_follow()

    def fault_replica_killed(self):
        name = self.dice.choice(self.databases.replicas())
        self._kill_database(name)
        time.sleep(0.5)
        self.databases.start(name)
        self._all_follow()

    def fault_replica_behind(self):
        """A replica that no longer applies what it receives."""
        name = self.dice.choice(self.databases.replicas())
        self.databases.ask(name, "SELECT pg_wal_replay_pause()")
        self._wait_for_a_seal()
        time.sleep(HELD_SECONDS)
        self.databases.ask(name, "SELECT pg_wal_replay_resume()")
        self._all_follow()

    def fault_cache_killed(self):
        self.processes.send("redis", signal.SIGKILL)
        time.sleep(HELD_SECONDS)
        self._parts().start_cache()

    def fault_cache_emptied(self):
        subprocess.run(["redis-cli", "-p", str(self.site.cluster.places.cache_port), "flushall"], check=True,
                       capture_output=True)  # fmt: skip

    def fault_proxy_killed(self):
        """nginx with its workers, as the end of its unit does."""
        master = self.processes.number("nginx")
        for one in (master, *children_of(master)):
            kill(one)
        time.sleep(0.2)
        self._parts().start_proxy()

    def fault_release(self):
        """New code on one web process after the other, each ended by the next when that is ready."""
        for name in ("web1", "web2"):
            self.processes.replace(name)

    def fault_backup_and_restore(self):
        """Dump while it is written, put back beside it, verify the ledger of that."""
        places, home = self.site.cluster.places, self.site.cluster.places.home
        primary = self.databases.primary()
        dump, connect = home / "backup.dump", ["-h", "127.0.0.1", "-p", str(places.node_port(primary)), "-U", USER]
        env = {**self.site.environment, "PGPASSWORD": places.password}
        programs = self.databases.binaries
        subprocess.run([programs / "pg_dump", *connect, "-Fc", "-f", dump, "tracker"], check=True, env=env)
        self.databases.ask(primary, "CREATE DATABASE restored", database="postgres")
        try:
            subprocess.run([programs / "pg_restore", *connect, "-d", "restored", dump], check=True, env=env)
            restored = {"DATABASE_URL": places.node_url(primary, "restored"), "DATABASE_REPLICA_URLS": ""}
            manage(self.site.environment | restored, "verify_ledger")
        finally:
            self.databases.ask(primary, "DROP DATABASE restored WITH (FORCE)", database="postgres")
            dump.unlink()

    def _kill_database(self, name):
        children = children_of(self.processes.number(name))
        self.processes.send(name, signal.SIGKILL)
        wait_until(lambda: not any(children_or_self(one) for one in children), 20, quietly=True)

    def _all_follow(self):
        primary = self.databases.primary()
        self.databases.wait_for_copies(primary, [name for name in NODES if name != primary])
        if not self.processes.number("worker"):  # as its unit does
            self._parts().start_worker()


@contextlib.contextmanager
def full(disk):
    """Fill a disk to its last byte, and make room again."""
    ballast = disk / "ballast"
    # Without a buffer: what a buffer still holds is written once more when the file closes, on a disk that is full.
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(64 * 1024))
    try:
        yield
    finally:
        ballast.unlink()


def children_or_self(pid):
    """Say whether a process is still there, by its number."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _connected(port):
    one = socket.create_connection(("127.0.0.1", port), timeout=10)
    one.settimeout(5)
    return one


def _send(one, what):
    with contextlib.suppress(OSError):
        one.send(what)
