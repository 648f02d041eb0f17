"""What does a page cost that nobody asked for before? Processor time, at the real record each page with its bar.

python benchmarks/cold.py                                                SQLite, in a temporary file
python scripts/postgres.py .venv/bin/python benchmarks/cold.py           PostgreSQL, a throw-away cluster
python benchmarks/cold.py --covenants 10000                              with so many invented agreements beside it

Loads the whole record and asks for each page through all middleware, without the cache of pages, each time as of a day
that no page was asked for yet. The best counts: whatever else the machine does makes a run slower, never quicker.
Above its bar a page is named; with --strict that ends the benchmark with 1. With invented agreements there is no bar;
what is asked then are the addresses of the load mix (`make load`), and the mean of them is printed too.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.asked import as_known_on, of_the_mix  # noqa: E402

# By address the most milliseconds of processor time, on a machine at rest.
BARS = {
    "/": 25.0,
    "/convenanten/": 15.0,
    "/documenten/": 15.0,
    "/convenanten/goud/": 15.0,
    "/convenanten/textiel/": 15.0,
    "/beloften/": 25.0,
}
FIRST_DAY, LAST_DAY = date(2016, 7, 1), date(2026, 11, 1)
WARM_UP = 3  # requests that are not counted: they load templates and put questions together
Times = Any  # benchmarks.measuring.Times: Django is set up once it is known where the database is


def main() -> int:
    asked = arguments()
    with tempfile.TemporaryDirectory() as directory:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{directory}/cold.sqlite3")
        times = measure(asked.days, asked.covenants)
    print(f"{'processor time, ms':34}{'bar':>8}{'best':>8}{'median':>8}{'mean':>8}")
    for address, one in times.items():
        bar = "" if asked.covenants else f"{BARS[address]:.0f}"
        print(f"{address:34}{bar:>8}{one.best:8.1f}{one.median:8.1f}{one.mean:8.1f}")
    if asked.covenants:
        print(f"{'mean of these':58}{statistics.mean(one.mean for one in times.values()):8.1f}")
        return 0
    over = list(above_bar({address: one.best for address, one in times.items()}))
    print("\n".join(over) or "within all bars")
    return int(asked.strict and bool(over))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--days", type=int, default=40, help="days for each page; no day is used twice")
    parser.add_argument("--strict", action="store_true", help="end with 1 when a page is above its bar")
    parser.add_argument("--covenants", type=int, default=0, help="so many invented agreements beside the record")
    return parser.parse_args()


def measure(rounds: int, invented: int) -> dict[str, Times]:
    """Fill the database of the environment; return the times of each page, which take turns."""
    from benchmarks import measuring  # noqa: PLC0415 (sets Django up)

    measuring.load_record()
    if invented:
        measuring.fill(invented, 50, 1, beside_real=True)
    client, addresses = measuring.Client(), of_the_mix("textiel") if invented else tuple(BARS)
    days = days_apart(len(addresses) * (WARM_UP + rounds))
    runs: dict[str, list[float]] = {address: [] for address in addresses}
    for _round in range(WARM_UP + rounds):
        for address, times in runs.items():
            path = as_known_on(next(days), address)
            times += measuring.timed(lambda to=path: measuring.fetch(client, to, {}), time.process_time, 1).runs
    return {address: measuring.Times(tuple(times[WARM_UP:])) for address, times in runs.items()}


def days_apart(count: int) -> Iterator[date]:
    """Yield so many days, none twice, spread over those that the record tells of; in an order of their own."""
    span = (LAST_DAY - FIRST_DAY).days
    if count > span:
        raise SystemExit(f"there are {span} days, {count} were asked for")
    numbers = random.Random(1).sample(range(span), count)
    yield from (FIRST_DAY + timedelta(number) for number in numbers)


def above_bar(best: Mapping[str, float], bars: Mapping[str, float] = BARS) -> Iterable[str]:
    """Say which pages cost more than their bar."""
    for address, milliseconds in best.items():
        if milliseconds > bars[address]:
            yield f"{address} takes {milliseconds:.1f} ms of processor time, the bar is {bars[address]:.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
