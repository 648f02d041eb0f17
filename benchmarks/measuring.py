"""What the benchmarks share: Django set up for measuring, the invented record, a request, and how long it takes."""

import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("IMVO_LOG_LEVEL", "WARNING")  # a line for each request would drown the figures

import django  # noqa: E402
from django.conf import settings  # noqa: E402

settings.ROOT_URLCONF = "benchmarks.urls"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import set_script_prefix  # noqa: E402

from benchmarks.make_sample import sample_author  # noqa: E402
from benchmarks.sample import make_sample  # noqa: E402

# As a server does for each request: without it every address of a page costs an exception more.
set_script_prefix("/")

FIRST, LAST = date(2014, 6, 1), date(2021, 12, 31)
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Times:
    """A few runs of one thing, in milliseconds, in the order in which they ran."""

    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.runs)

    @property
    def mean(self) -> float:
        return statistics.mean(self.runs)

    @property
    def slowest(self) -> float:
        return max(self.runs)

    @property
    def best(self) -> float:
        return min(self.runs)


def fill(covenants: int, statements: int, seed: int, beside_real: bool = False) -> None:
    """Fill an empty database with the invented record, or one that holds the real record alone."""
    make_sample(covenants=covenants, statements=statements, seed=seed, by=sample_author(), beside_real=beside_real)
    settle()


def load_record() -> None:
    """Load the whole record into an empty database."""
    call_command("migrate", verbosity=0)
    fixtures = ROOT / "fixtures"
    names = (fixtures / "index.txt").read_text(encoding="utf-8").split()
    call_command("load_record", *(str(fixtures / name) for name in names), stdout=sys.stderr)
    settle()


def settle() -> None:
    """Let the database learn what it holds, or PostgreSQL tidies up by itself while we measure."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def fetch(client: Client, address: str, query: Mapping[str, str]) -> bytes:
    """Return the body of a page; anything but an answer ends the benchmark."""
    response = client.get(address, query)
    if response.status_code != 200:
        raise SystemExit(f"{address} {dict(query)} answers {response.status_code}")
    return b"".join(response) if response.streaming else response.content


def timed(act: Callable[[], object], clock: Callable[[], float] = time.perf_counter, rounds: int = ROUNDS) -> Times:
    """Run it a few times."""
    runs = []
    for _ in range(rounds):
        start = clock()
        act()
        runs.append((clock() - start) * 1000)
    return Times(tuple(runs))


def queries_of(act: Callable[[], object]) -> int:
    """Count the queries of one run."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)
