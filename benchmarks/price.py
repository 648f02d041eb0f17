"""What does a page cost that was asked before, against an empty view with the same bytes through the same server?

python benchmarks/price.py                                                SQLite, in a temporary file
python scripts/postgres.py .venv/bin/python benchmarks/price.py           PostgreSQL, a throw-away cluster

Serves the whole record with gunicorn and two workers, asks each page over a kept connection, and reads how much
processor time the workers took: fairer than elapsed time on a machine with other work. Ends with 1 when a ratio is
broken: a warm page at most 1.5 times an empty view, a 304 at most 1.2 times. Times are printed, never judged.
"""

import argparse
import http.client
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.serving import Served, collect_static, environment_in, free_port, manage, running  # noqa: E402

FULL = "peildatum=2016-06-17&bekend_op=2016-06-17&revisie=1&telregel=kabinet"
PAGES = {
    "home": "/",
    "covenants": "/convenanten/",
    "covenant": "/convenanten/goud/",
    "ledger": "/beloften/",
    "chart": f"/grafieken/beloofd-en-ondertekend.svg?{FULL}",
}
SHORT_PAGES = ("home", "covenant")
ACCEPT = {"Accept-Encoding": "br"}
EMPTY, WARM, UNCHANGED, COLD = "empty", "warm", "304", "cold"
LIMITS = {WARM: 1.5, UNCHANGED: 1.2}
FIRST_DAY = date(2017, 1, 1)
NANOSECONDS = 1_000_000


@dataclass
class Visitor:
    """One browser on one connection."""

    site: Served
    days: int = 0
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.site.url)
        self.connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=60)

    def ask(self, address: str, expected: int = 200, **headers: str) -> tuple[http.client.HTTPMessage, bytes]:
        """Return headers and body; anything but the expected answer ends the benchmark."""
        try:
            response = self._response(address, headers)
        except http.client.RemoteDisconnected:  # a pause longer than the server keeps a connection
            self.connection.close()
            response = self._response(address, headers)
        body = response.read()
        if response.status != expected:
            raise SystemExit(f"{address} answers {response.status} instead of {expected}")
        return response.headers, body

    def _response(self, address: str, headers: dict[str, str]) -> http.client.HTTPResponse:
        self.connection.request("GET", address, headers=ACCEPT | headers)
        return self.connection.getresponse()

    def ask_cold(self, address: str) -> None:
        """Ask for a moment that nobody asked for before."""
        self.days += 1
        day = FIRST_DAY + timedelta(self.days)
        self.ask(f"{address.partition('?')[0]}?peildatum={day}&bekend_op={day}")


def main() -> int:
    asked = arguments()
    with tempfile.TemporaryDirectory() as directory, site(Path(directory)) as (served, workers):
        names = SHORT_PAGES if asked.short else PAGES
        times_by_page = {name: measure(Visitor(served), workers, Path(directory), name, asked) for name in names}
    print_table(times_by_page)
    broken = [
        f"{name}: {kind} costs {ratio:.2f} times an empty view, the limit is {LIMITS[kind]}"
        for name, times in times_by_page.items()
        for kind, ratio in ratios(times).items()
        if kind in LIMITS and ratio > LIMITS[kind]
    ]
    print("\n".join(broken) or "within all limits")
    return int(bool(broken))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--short", action="store_true", help="two pages and few requests: for the build")
    parser.add_argument("--requests", type=int, default=0, help="requests a round")
    parser.add_argument("--rounds", type=int, default=0, help="rounds; the median of their ratios counts")
    asked = parser.parse_args()
    asked.requests = asked.requests or (80 if asked.short else 250)
    asked.rounds = asked.rounds or (15 if asked.short else 7)  # many short ones: a busy moment decides none
    return asked


@contextmanager
def site(directory: Path) -> Iterator[tuple[Served, Callable[[], int]]]:
    """Serve the whole record; yield the site, and what tells how many nanoseconds its workers worked so far."""
    collect_static()
    port = free_port()
    # A worker that is renewed after 5,000 requests would take its processor time with it
    ours = {"PRICE_BODIES": str(directory), "WEB_CONCURRENCY": "2", "GUNICORN_CMD_ARGS": "--max-requests 0"}
    environment = environment_in(directory, port) | ours
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        environment["DATABASE_URL"] = os.environ["DATABASE_URL"]
    manage(environment, "migrate", "--verbosity", "0")
    fixtures = ROOT / "fixtures"
    files = (fixtures / "index.txt").read_text(encoding="utf-8").split()
    manage(environment, "load_record", *(str(fixtures / name) for name in files))
    environment["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    served = Served(f"http://127.0.0.1:{port}", {}, directory / "gunicorn.log", environment)
    with running(served) as process:
        yield served, lambda: sum(map(worked, children(process.pid)))


def children(master: int) -> list[str]:
    """Return the workers there are now: the second may start after the first already answers."""
    return Path(f"/proc/{master}/task/{master}/children").read_text(encoding="ascii").split()


def worked(worker: str) -> int:
    """Return the processor time of all threads of a process, in nanoseconds."""
    threads = Path(f"/proc/{worker}/task").iterdir()
    return sum(int((thread / "schedstat").read_text(encoding="ascii").split()[0]) for thread in threads)


def measure(
    visitor: Visitor, workers: Callable[[], int], directory: Path, name: str, asked: argparse.Namespace
) -> dict[str, list[float]]:
    """Return the milliseconds of a request by kind, one figure a round; the kinds take turns."""
    address = PAGES[name]
    headers, body = visitor.ask(address)
    (directory / name).write_bytes(body)
    held = {"If-None-Match": headers["ETag"]}
    kinds: dict[str, Callable[[], object]] = {
        EMPTY: lambda: visitor.ask(f"/leeg/{name}/"),
        WARM: lambda: visitor.ask(address),
        UNCHANGED: lambda: visitor.ask(address, 304, **held),
        COLD: lambda: visitor.ask_cold(address),
    }
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    for act in kinds.values():
        act()
    for _ in range(asked.rounds):
        for kind, act in kinds.items():
            count = max(3, asked.requests // 50) if kind == COLD else asked.requests
            before = workers()
            for _ in range(count):
                act()
            times[kind].append((workers() - before) / NANOSECONDS / count)
    return times


def ratios(times: dict[str, list[float]]) -> dict[str, float]:
    """Return how many times an empty view each kind costs: the median of the rounds."""
    return {
        kind: statistics.median(one / empty for one, empty in zip(rounds, times[EMPTY], strict=True))
        for kind, rounds in times.items()
    }


def print_table(times_by_page: dict[str, dict[str, list[float]]]) -> None:
    """Print a table: milliseconds of processor time, and the ratio to an empty view."""
    print(f"{'processor time':12}" + "".join(f"{kind:>10}" for kind in (EMPTY, WARM, UNCHANGED, COLD)) + "   ratios")
    for name, times in times_by_page.items():
        medians = "".join(f"{statistics.median(times[kind]):8.2f}ms" for kind in times)
        shown = "  ".join(f"{kind} {ratio:.2f}" for kind, ratio in ratios(times).items() if kind != EMPTY)
        print(f"{name:14}{medians}   {shown}")


if __name__ == "__main__":
    sys.exit(main())
