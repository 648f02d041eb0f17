"""How long does the server need for the overview as of any day? Against an empty view of the same size.

python benchmarks/overview.py [--covenants 1000]                              SQLite, in a temporary file
python scripts/postgres.py .venv/bin/python benchmarks/overview.py            PostgreSQL, a throw-away cluster

Makes a database of its own, fills it with make_sample, and leaves nothing behind. Ends with 1 when the slowest day
takes longer than the limit.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
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

from covenants.selectors.record import read_record  # noqa: E402
from imvo_tracker.lib.asof import AsOf  # noqa: E402

FIRST, LAST = date(2014, 6, 1), date(2021, 12, 31)
ROUNDS = 5


def main() -> int:
    asked = arguments()
    dice = random.Random(asked.seed)
    days = [FIRST + timedelta(days=dice.randrange((LAST - FIRST).days)) for _ in range(asked.days - 1)]
    with sample_database(asked.covenants, asked.seed):
        print(f"{connection.vendor}, {asked.covenants} covenants, {asked.days} days, best of {ROUNDS}")
        slowest = report([*days, LAST])
    if slowest > asked.limit:
        print(f"slower than {asked.limit} ms")
    return int(slowest > asked.limit)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--covenants", type=int, default=1000)
    parser.add_argument("--days", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=400, help="milliseconds")
    return parser.parse_args()


@contextmanager
def sample_database(covenants: int, seed: int) -> Iterator[None]:
    """Make a test database, never the real one, fill it, and drop it."""
    usual = connection.settings_dict["NAME"]
    with tempfile.TemporaryDirectory() as directory:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = f"{directory}/sample.sqlite3"
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            call_command("make_sample", covenants=covenants, seed=seed, verbosity=0)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            yield
        finally:
            connection.creation.destroy_test_db(usual, verbosity=0)


def report(days: list[date]) -> float:
    """Print what the days took, in milliseconds; return the slowest page."""
    client = Client()
    size = len(page(client, LAST))
    empty = [best(lambda: fetch(client, "/leeg/", {"bytes": str(size)})) for _ in days]
    pages = [best(lambda day=day: page(client, day)) for day in days]
    processor = [best(lambda day=day: page(client, day), time.process_time) for day in days]
    readings = [best(lambda day=day: read_record(AsOf(day, day))) for day in days]
    baseline = statistics.median(empty)
    print(f"{'':24}{'median':>9}{'slowest':>9}")
    for name, times in (
        ("empty view", empty),
        ("read_record", readings),
        ("overview", pages),
        ("  of which Python", processor),
    ):
        print(f"{name:24}{statistics.median(times):7.1f}ms{max(times):7.1f}ms")
    print(f"{'overview / empty view':24}{statistics.median(pages) / baseline:8.1f}x{max(pages) / baseline:8.1f}x")
    print(f"size of the page: {size / 1000:.0f} kB")
    return max(pages)


def page(client: Client, day: date) -> bytes:
    return fetch(client, "/", {"peildatum": day.isoformat()})


def fetch(client: Client, address: str, query: dict[str, str]) -> bytes:
    response = client.get(address, query)
    if response.status_code != 200:
        raise SystemExit(f"{address} answers {response.status_code}")
    return b"".join(response) if response.streaming else response.content


def best(act: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the shortest of a few runs in milliseconds: what is left when nothing else disturbs."""
    times = []
    for _ in range(ROUNDS):
        start = clock()
        act()
        times.append(clock() - start)
    return min(times) * 1000


if __name__ == "__main__":
    sys.exit(main())
