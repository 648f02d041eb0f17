"""How long does the server need for the overview as of any day? Against an empty view of the same size.

python benchmarks/overview.py [--covenants 1000]                              SQLite, in a temporary file
python scripts/postgres.py .venv/bin/python benchmarks/overview.py            PostgreSQL, a throw-away cluster

Makes a database of its own, fills it with make_sample, and leaves nothing behind. Ends with 1 when the slowest day
takes longer than the limit.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.measuring import FIRST, LAST, ROUNDS, connection, fetch, fill, timed

# isort: split
# Django is set up by now.
from django.test import Client

from benchmarks.sample import STATEMENTS
from covenants.moment.record import read_record
from imvo_tracker.lib.asof import AsOf


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
            fill(covenants, STATEMENTS, seed)
            yield
        finally:
            connection.creation.destroy_test_db(usual, verbosity=0)


def report(days: list[date]) -> float:
    """Print what the days took, in milliseconds; return the slowest page."""
    client = Client()
    size = len(page(client, LAST))
    empty = [timed(lambda: fetch(client, "/leeg/", {"bytes": str(size)})).best for _ in days]
    pages = [timed(lambda day=day: page(client, day)).best for day in days]
    processor = [timed(lambda day=day: page(client, day), time.process_time).best for day in days]
    readings = [timed(lambda day=day: read_record(AsOf(day, day))).best for day in days]
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


if __name__ == "__main__":
    sys.exit(main())
