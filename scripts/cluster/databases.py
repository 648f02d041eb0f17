"""Three PostgreSQL servers: one primary, the others follow it. Each may become the primary."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

import psycopg2
from postgres import account, programs

from cluster.places import DATABASE, DEPLOY, NODES, USER, Places
from cluster.processes import Processes, listens, wait_until


class Databases:
    """The servers of one cluster."""

    def __init__(self, places: Places, processes: Processes) -> None:
        self.places, self.processes = places, processes
        self.binaries = programs()

    def data(self, name: str) -> Path:
        """Return the directory of a server."""
        return self.places.home / "databases" / name

    def make(self) -> None:
        """Make the first server with an empty database, copy it twice, and let the copies follow."""
        first, *others = NODES
        self._room()
        password = self.places.home / "databases" / "password"
        password.write_text(self.places.password)
        self._own(password)
        access = [f"--username={USER}", f"--pwfile={password}", "--auth=scram-sha-256", "--data-checksums"]
        self._run("initdb", "-D", self.data(first), *access, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        password.unlink()
        with (self.data(first) / "postgresql.conf").open("a") as settings:
            settings.write(f"include '{self._shared_settings()}'\n")
        # Without replicas nobody could confirm a write yet
        self.start(first, "-c", "synchronous_standby_names=")
        self.ask(first, f"CREATE DATABASE {DATABASE}", database="postgres")
        for name in others:
            self.copy(first, name)
            self.start(name)
        self.processes.end(first, signal.SIGINT)
        self.start(first)
        self.wait_for_copies(first, others)

    def _room(self) -> None:
        home = self.places.home / "databases"
        home.mkdir(exist_ok=True)
        self._own(home)
        for name in NODES:  # each may stand on a disk of its own
            if self.data(name).exists():
                self._own(self.data(name))

    def _shared_settings(self) -> Path:
        """Return a copy of deploy/postgresql that the server's account may read."""
        copied = self.places.home / "databases" / "tracker.conf"
        shutil.copyfile(DEPLOY / "postgresql" / "tracker.conf", copied)
        self._own(copied)
        return copied

    def copy(self, source: str, name: str) -> None:
        """Make a server as a copy of another, which it will follow, whichever is the primary."""
        shutil.rmtree(self.data(name), ignore_errors=True)
        self._run(
            "pg_basebackup", "-d", self._conninfo(source, name), "-D", self.data(name), "-X", "stream", "-c", "fast"
        )
        self._follow_the_primary(name)

    def start(self, name: str, *options: str) -> None:
        """Start a server and wait until it answers."""
        port = self.places.node_port(name)
        home = self.places.home / "databases"
        # No socket beside the port: its lock would outlive a server that was killed
        own = ["-D", str(self.data(name)), "-p", str(port), "-k", "", "-c", f"cluster_name={name}"]
        self._forget_the_dead(name)
        self.processes.start(name, [self._program("postgres"), *own, *options], **account(), cwd=home)
        wait_until(lambda: self.answers(name), what=f"{name} does not answer, see {self.places.home}/log/{name}.log")

    def _forget_the_dead(self, name: str) -> None:
        """Remove the lock of a server that was killed: its number may still stand in the system's table."""
        if not self.processes.number(name):
            (self.data(name) / "postmaster.pid").unlink(missing_ok=True)

    def answers(self, name: str) -> bool:
        """Say whether a server takes questions."""
        if not listens(self.places.node_port(name)):
            return False
        try:
            self.ask(name, "SELECT 1", database="postgres")
        except psycopg2.OperationalError:
            return False
        return True

    def ask(self, name: str, sql: str, *, database: str = DATABASE) -> list[tuple[Any, ...]]:
        """Ask one server something; each question is its own transaction."""
        connection = psycopg2.connect(self.places.node_url(name, database), connect_timeout=2)
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def state(self, name: str) -> str:
        """Return "primary", "replica" or "" for a server that does not answer."""
        try:
            return "replica" if self.ask(name, "SELECT pg_is_in_recovery()", database="postgres")[0][0] else "primary"
        except psycopg2.OperationalError:
            return ""

    def primary(self) -> str:
        """Return the name of the primary; "" while there is none."""
        return next((name for name in NODES if self.state(name) == "primary"), "")

    def replicas(self) -> list[str]:
        """Return the servers that follow."""
        return [name for name in NODES if self.state(name) == "replica"]

    def wait_for_copies(self, primary: str, names: list[str]) -> None:
        """Return when these servers have everything that the primary has."""
        sql = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming' AND replay_lsn >= '{}'::pg_lsn"

        def followed() -> bool:
            reached = self.ask(primary, "SELECT pg_current_wal_lsn()")[0][0]
            return bool(self.ask(primary, sql.format(reached))[0][0] >= len(names))

        wait_until(followed, what=f"{' and '.join(names)} do not follow {primary}")

    def promote(self) -> str:
        """Make the replica that has received most the primary and return its name; what was lost may only follow."""
        for name in NODES:
            if self.state(name) == "primary":
                raise SystemExit(f"{name} is the primary and answers: nothing was promoted")
        replicas = self.replicas()
        if not replicas:
            raise SystemExit("no replica answers: nothing was promoted")
        for name in set(NODES) - set(replicas):
            self.processes.end(name, signal.SIGKILL)
            if self.data(name).exists():
                self._follow_the_primary(name)
        chosen = max(replicas, key=self._received)
        self.ask(chosen, "SELECT pg_wal_replay_resume()", database="postgres")
        self.ask(chosen, "SELECT pg_promote(true, 30)", database="postgres")
        return chosen

    def _received(self, name: str) -> int:
        sql = "SELECT greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/0'::pg_lsn"
        return int(self.ask(name, sql, database="postgres")[0][0])

    def rejoin(self, name: str) -> None:
        """Let a server that was lost follow the primary: wound back to where they parted, or copied anew."""
        primary = self.primary()
        if not primary or name == primary:
            raise SystemExit("there is no primary to follow")
        self.processes.end(name, signal.SIGINT)
        if not self._wound_back(name, primary):
            self.copy(primary, name)
        self._follow_the_primary(name)
        self.start(name)

    def _wound_back(self, name: str, primary: str) -> bool:
        if not self.data(name).exists():
            return False
        # Only then its files say that it has a history of its own; until then it seems that nothing is to be wound back
        self.ask(primary, "CHECKPOINT")
        self._forget_the_dead(name)
        (self.data(name) / "standby.signal").unlink(missing_ok=True)
        try:
            source = self._conninfo(primary, name, database="postgres")
            self._run("pg_rewind", "-D", self.data(name), f"--source-server={source}", "--no-sync")
        except subprocess.CalledProcessError:
            return False
        return True

    def _conninfo(self, source: str, name: str, database: str = "") -> str:
        port = self.places.node_port(source)
        named = f" dbname={database}" if database else ""
        return f"host=127.0.0.1 port={port} user={USER} password={self.places.password} application_name={name}{named}"

    def _follow_the_primary(self, name: str) -> None:
        """Write who is followed: of all nodes the one that takes writes."""
        hosts = ",".join("127.0.0.1" for _ in NODES)
        ports = ",".join(str(self.places.node_port(one)) for one in NODES)
        whom = (
            f"host={hosts} port={ports} user={USER} password={self.places.password} application_name={name} "
            "target_session_attrs=read-write connect_timeout=3"
        )
        with (self.data(name) / "postgresql.auto.conf").open("w") as settings:
            settings.write(f"primary_conninfo = '{whom}'\n")
        (self.data(name) / "standby.signal").touch()
        for file in ("postgresql.auto.conf", "standby.signal"):
            self._own(self.data(name) / file)

    def _program(self, name: str) -> Path:
        if self.binaries is None:
            raise SystemExit("PostgreSQL is not installed (apt-get install postgresql)")
        return self.binaries / name

    def _run(self, program: str, *arguments: object) -> None:
        log = self.places.home / "log"
        log.mkdir(exist_ok=True)
        with (log / f"{program}.log").open("ab") as words:
            command = [str(self._program(program)), *map(str, arguments)]
            home = self.places.home / "databases"
            subprocess.run(command, check=True, stdout=words, stderr=words, cwd=home, **account())

    def _own(self, path: Path) -> None:
        owner = account()
        os.chown(path, owner.get("user", -1), owner.get("group", -1))
        path.chmod(0o700 if path.is_dir() else 0o600)
