"""Send readers and staff to a cluster and measure: `make load`, or with `--running DIRECTORY` to one that is there.

Nine in ten requests are for the newest revision or one of twenty popular moments, one in ten for a random day; pages,
exports and the API among them. Every visitor asks again as soon as it has its answer, so as many requests are under way
as there are visitors; one line tells what they wait when each looks at an answer for a second first. Visitors, staff
and servers share this machine: the figures say how they compare, not what a machine of their own would give.
"""

import argparse
import asyncio
import json
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

from cluster.places import WEBS, new_places, remember, remembered  # noqa: E402
from cluster.processes import Processes  # noqa: E402
from cluster.whole import Cluster  # noqa: E402

from benchmarks.asked import as_known_on, of_the_mix  # noqa: E402
from tests.proof.asking import Asked, Visitor  # noqa: E402
from tests.proof.sites import children_of, memory_of  # noqa: E402

FIRST, LAST = date(2014, 6, 1), date(2026, 11, 1)
STAFF = ("/admin/", "/admin/covenants/statusreport/", "/admin/dossier/revision/verzegelen/")
COLUMNS = ("requests/s", "p50 ms", "p99 ms", "5xx or none", "load average")
PREFIX = "voorbeeld-"  # of what benchmarks/sample.py invents
Ask = Callable[[], str]
TICK = os.sysconf("SC_CLK_TCK")


class Mix:
    """What readers ask, by a dice of their own."""

    def __init__(self, revision: int, seed: int = 1, covenant: str = "textiel") -> None:
        self.dice, self.revision = random.Random(seed), revision
        self.asked = of_the_mix(covenant)
        self.popular = [self.at(self._day(), random.Random(number).choice(self.asked)) for number in range(20)]
        self.kept = set(self.popular)

    def next(self) -> str:
        kind = self.dice.random()
        if kind < 0.5:
            return self.dice.choice(self.asked)
        return self.dice.choice(self.popular) if kind < 0.9 else self.at(self._day(), self.dice.choice(self.asked))

    def kind(self, path: str) -> str:
        """Return which part of the mix an address is of."""
        return "popular" if path in self.kept else "random day" if "&revisi" in path else "newest"

    def _day(self) -> date:
        return FIRST + timedelta(self.dice.randrange((LAST - FIRST).days))

    def at(self, day: date, path: str) -> str:
        return as_known_on(day, path, revision=self.revision, rule="kabinet")


async def answer_of(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> tuple[int, bool]:
    """Ask over a connection that stays; return the status."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    status, length = int(head[9:12]), re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
    if length:
        await reader.readexactly(int(length[1]))
    elif b"chunked" in head.lower():
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return status, b"connection: close" not in head.lower()


Answered = tuple[float, int, str, float]  # seconds, status or 0, address, the moment by the clock of this machine


async def visit(port: int, next_path: Ask, until: float, answers: list[Answered], look: float) -> None:
    """One visitor, who asks until the time is up and looks at each answer for so many seconds."""
    connection = None
    if look:  # people do not come on one beat
        await asyncio.sleep(random.uniform(0, look))
    while time.monotonic() < until:
        began, path = time.monotonic(), next_path()
        try:
            connection = connection or await asyncio.open_connection("127.0.0.1", port)
            status, stays = await asyncio.wait_for(answer_of(*connection, path), 60)
        except (OSError, asyncio.IncompleteReadError, TimeoutError):
            status, stays = 0, False
        answers.append(((now := time.monotonic()) - began, status, path, now))
        if not stays:
            connection = connection and connection[1].close()
            connection = None
        if look:
            await asyncio.sleep(look)


async def visit_once(port: int, path: str) -> None:
    """Ask for one address."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await answer_of(reader, writer, path)
    writer.close()


async def crowd(port: int, visitors: int, seconds: float, next_path: Ask, look: float) -> list[Answered]:
    """Return what came of all requests of so many visitors at once."""
    answers: list[Answered] = []
    until = time.monotonic() + seconds
    await asyncio.gather(*(visit(port, next_path, until, answers, look) for _ in range(visitors)))
    return answers


@dataclass(frozen=True, slots=True)
class Measured:
    """Requests a second, median and slowest hundredth in ms, how many were 5xx or no answer; load average; answers."""

    rate: float
    p50: float
    p99: float
    bad: int
    load: float
    answers: list[Answered]

    @property
    def slowest(self) -> list[str]:
        """The addresses of the slowest hundredth."""
        return [path for seconds, _status, path, _at in self.answers if seconds * 1000 >= self.p99]

    @property
    def slow_seconds(self) -> dict[int, int]:
        """How many of the slowest hundredth came in each second: spread out they say a long row, in heaps a stall."""
        start = min(at for *_rest, at in self.answers)
        slow = (at for seconds, _status, _path, at in self.answers if seconds * 1000 >= self.p99)
        return dict(sorted(Counter(int(at - start) for at in slow).items()))


def measure(port: int, visitors: int, seconds: float, next_path: Ask, look: float = 0.0) -> Measured:
    """Let so many visitors ask at once; each looks at what it got for `look` seconds."""
    began = time.monotonic()
    answers = asyncio.run(crowd(port, visitors, seconds, next_path, look))
    cuts = statistics.quantiles([one for one, *_rest in answers], n=100)
    bad = sum(not status or status >= 500 for _seconds, status, *_rest in answers)
    rate = len(answers) / (time.monotonic() - began)
    return Measured(rate, cuts[49] * 1000, cuts[98] * 1000, bad, os.getloadavg()[0], answers)


def used(processes: Processes) -> dict[str, float]:
    """Return by part the processor time that it has used, in seconds."""
    seconds = {}
    for name in processes.names():
        pid = processes.number(name)
        seconds[name] = sum(_ticks(one) for one in (pid, *children_of(pid))) / TICK if pid else 0.0
    return seconds


def _ticks(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(map(int, fields[11:15]))


@contextmanager
def silent_and_slow(port: int) -> Iterator[None]:
    """Hold two hundred connections that say nothing and fifty that send a byte a second."""
    code = (
        "import socket,time,sys\n"
        "open_ = lambda: socket.create_connection(('127.0.0.1', int(sys.argv[1])))\n"
        "silent = [open_() for _ in range(200)]; slow = [open_() for _ in range(50)]\n"
        "for sign in b'GET / HTTP/1.1' * 20:\n"
        "    for number, one in enumerate(slow):\n"
        "        try: one.send(bytes([sign]))\n"
        "        except OSError: slow[number] = open_()\n"
        "    time.sleep(1)\n"
    )

    process = subprocess.Popen([sys.executable, "-c", code, str(port)])
    time.sleep(2)
    try:
        yield
    finally:
        process.kill()
        process.wait()


class Load:
    """All measurements on one cluster, printed as tables."""

    def __init__(self, cluster: Cluster, seconds: float) -> None:
        self.cluster, self.seconds, self.port = cluster, seconds, cluster.places.proxy_port
        with urllib.request.urlopen(f"{cluster.places.url}/api/v1/covenants?pageSize=300") as reply:
            told = json.load(reply)
        invented = [one["slug"] for one in told["results"] if one["slug"].startswith(PREFIX)]
        self.mix = Mix(told["moment"]["revision"], seed=int(time.time()), covenant=(invented or ["textiel"])[-1])

    def all(self) -> None:
        self.heading("visitors", *COLUMNS)
        for path in self.mix.popular:  # these are made once
            asyncio.run(visit_once(self.port, path))
        measure(self.port, 4, self.seconds, self.mix.next)
        for visitors in (1, 10, 50, 200):
            last = self.line(visitors, visitors)
        self.line("200, each looks for a second", 200, look=1.0)
        self.anatomy(last)
        before, own, began = used(self.cluster.processes), time.process_time(), time.monotonic()
        with self.staff():
            self.heading("visitors", *COLUMNS)
            self.line("200, and 2 of staff", 200)
        self.spent(before, time.process_time() - own, time.monotonic() - began)
        print("\nMemory (PSS, MB):", memory_of(self.cluster.processes))
        self.kept_by_nginx()
        self.hostile()
        self.fewer()

    def heading(self, *names: str) -> None:
        self.row(*names)
        self.row(*["---"] * len(names))

    def row(self, *cells: object) -> None:
        print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)

    def anatomy(self, one: Measured) -> None:
        """Say of each kind of request how long it took, and how many of the slowest hundredth it gave."""
        print("\nBy kind, with 200 visitors (those that nginx answers itself wait for nobody):\n")
        self.heading("kind", "of all", "mean ms", "p99 ms", "of the slowest hundredth")
        slowest = Counter(map(self.mix.kind, one.slowest))
        for kind in ("newest", "popular", "random day"):
            times = [seconds * 1000 for seconds, _status, path, _at in one.answers if self.mix.kind(path) == kind]
            if len(times) > 1:
                cuts = statistics.quantiles(times, n=100)
                share = f"{len(times) / len(one.answers):.0%}"
                self.row(kind, share, f"{statistics.mean(times):.0f}", f"{cuts[98]:.0f}", slowest[kind])
        print("\nThe slowest hundredth by second of the run:", one.slow_seconds, "\n")

    def line(self, name: object, visitors: int, look: float = 0.0) -> Measured:
        one = measure(self.port, visitors, self.seconds, self.mix.next, look)
        self.row(name, f"{one.rate:.0f}", f"{one.p50:.0f}", f"{one.p99:.0f}", one.bad, f"{one.load:.1f}")
        return one

    @contextmanager
    def staff(self) -> Iterator[None]:
        """Two of staff look at their pages meanwhile, one after the other."""
        code = "from benchmarks.load import staff_at_work; import sys; staff_at_work(*sys.argv[1:])"

        accounts = json.loads((self.cluster.places.home / "accounts.json").read_text())
        processes = [
            subprocess.Popen([sys.executable, "-c", code, str(self.port), name, accounts[name]], cwd=ROOT)
            for name in ("redacteur", "publicist")
        ]
        try:
            yield
        finally:
            for process in processes:
                process.terminate()
                process.wait()

    def spent(self, before: dict[str, float], own: float, seconds: float) -> None:
        after = used(self.cluster.processes) | {"these visitors": own}
        share = {name: f"{(after[name] - before.get(name, 0)) / seconds * 100:.0f} %" for name in after}
        print("\nProcessor time of one core, with 200 visitors and staff:", share)

    def kept_by_nginx(self) -> None:
        """Compare data at a full address, kept by nginx, with a file of the same size from nginx's disk."""
        path = self.mix.at(date(2020, 1, 1), "/convenanten/tabel.csv")
        request = urllib.request.Request(f"{self.cluster.places.url}{path}", headers={"Accept-Encoding": "br"})
        with urllib.request.urlopen(request) as reply:
            body = reply.read()
        (self.cluster.places.home / "nginx" / "plain" / "same").write_bytes(body)
        self.rest()
        rates = {"kept": [], "plain": []}
        for _round in range(3):
            for name, asked in (("kept", path), ("plain", "/plain/same")):
                rates[name].append(measure(self.port, 10, self.seconds / 3, asked.__str__).rate)
        kept, plain = (statistics.median(rates[name]) for name in ("kept", "plain"))
        print(
            f"\n{len(body)} bytes at a full address {kept:.0f}/s, a file of that size {plain:.0f}/s: {kept / plain:.0%}"
        )

    def rest(self) -> None:
        """Wait until the web processes have answered visitors who are gone already, for a minute at most."""
        for _second in range(60):
            before = used(self.cluster.processes)
            time.sleep(1)
            after = used(self.cluster.processes)
            if sum(after[name] - before.get(name, 0) for name in WEBS) < 0.1:
                return

    def hostile(self) -> None:
        print("\nWith 200 silent connections and 50 that send a byte a second:\n")
        self.heading("20 visitors", *COLUMNS)
        slowest = {True: [], False: []}
        for hostile in (False, True) * 2:
            with silent_and_slow(self.port) if hostile else _nothing():
                slowest[hostile].append(self.line("with" if hostile else "without", 20).p99)
        print(f"\np99 with / without: {statistics.mean(slowest[True]) / statistics.mean(slowest[False]):.2f}")

    def fewer(self) -> None:
        """One web process, then one replica as well."""
        print()
        self.heading("50 visitors", *COLUMNS)
        self.line("two web processes, two replicas", 50)
        self.cluster.processes.end("web2")
        self.line("one web process, two replicas", 50)
        lost = self.cluster.databases.replicas()[-1]
        self.cluster.processes.end(lost, signal.SIGINT)
        self.line("one web process, one replica", 50)
        self.cluster.databases.start(lost)
        self.cluster.parts.start_web("web2")


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def staff_at_work(port: str, name: str, password: str) -> None:
    """Look at the pages of staff for ever."""
    visitor = Visitor(int(port), Asked(), "staff")
    visitor.sign_in(name, password)
    while True:
        for path in STAFF:
            visitor.ask(path)
            time.sleep(0.5)


def invent(covenants: int, statements: int, environment: dict[str, str]) -> None:
    """Put invented covenants beside the record."""
    wanted = [f"--covenants={covenants}", f"--statements={statements}", "--beside-real"]
    subprocess.run([sys.executable, "benchmarks/make_sample.py", *wanted], cwd=ROOT, env=environment, check=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="make load", description=__doc__)
    parser.add_argument("--running", type=Path, help="directory of a cluster that runs already")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long each measurement takes")
    parser.add_argument("--port", type=int, default=8860)
    parser.add_argument("--covenants", type=int, default=0, help="so many invented covenants beside the record")
    parser.add_argument("--statements", type=int, default=50, help="statements of each of these")
    given = parser.parse_args()
    if given.running:
        return Load(Cluster(remembered(given.running)), given.seconds).all()
    home = Path("/tmp/imvo-load")
    home.mkdir(mode=0o755)
    cluster = Cluster(new_places(home, given.port))
    remember(cluster.places)
    try:
        cluster.start(partial(invent, given.covenants, given.statements) if given.covenants else None)
        Load(cluster, given.seconds).all()
    finally:
        if home.exists():
            cluster.stop()
            shutil.rmtree(home, ignore_errors=True)
    return None


if __name__ == "__main__":
    main()
