"""What does a page cost that nobody asked for before? Processor time at the real record, each page with its bar.

python benchmarks/cold.py                                                SQLite, in a temporary file
python scripts/postgres.py .venv/bin/python benchmarks/cold.py           PostgreSQL, a throw-away cluster

Loads the whole record and asks for each page through all middleware, without the cache of pages, each time as of a day
that no page was asked for yet. The best counts: whatever else the machine does makes a run slower, never quicker.
Above its bar a page is named; with --strict that ends the benchmark with 1.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# By address the most milliseconds of processor time, on a machine at rest.
BARS = {
    "/": 25.0,
    "/convenanten/": 15.0,
    "/documenten/": 15.0,
    "/convenanten/goud/": 15.0,
    "/convenanten/textiel/": 15.0,
    "/beloften/": 25.0,
}
FIRST_DAY = date(2016, 7, 1)
WARM_UP = 3  # requests that are not counted: they load templates and put questions together
Times = Any  # benchmarks.measuring.Times: Django is set up once it is known where the database is


def main() -> int:
    asked = arguments()
    with tempfile.TemporaryDirectory() as directory:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{directory}/cold.sqlite3")
        times = measure(asked.days)
    print(f"{'processor time, ms':26}{'bar':>8}{'best':>8}{'median':>8}")
    for address, one in times.items():
        print(f"{address:26}{BARS[address]:8.0f}{one.best:8.1f}{one.median:8.1f}")
    over = list(above_bar({address: one.best for address, one in times.items()}))
    print("\n".join(over) or "within all bars")
    return int(asked.strict and bool(over))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--days", type=int, default=40, help="days for each page; no day is used twice")
    parser.add_argument("--strict", action="store_true", help="end with 1 when a page is above its bar")
    return parser.parse_args()


def measure(rounds: int) -> dict[str, Times]:
    """Load the record into the database of the environment; return the times of each page, which take turns."""
    from django.core.management import call_command  # noqa: PLC0415

    from benchmarks import measuring  # noqa: PLC0415 (sets Django up)

    call_command("migrate", verbosity=0)
    fixtures = ROOT / "fixtures"
    names = (fixtures / "index.txt").read_text(encoding="utf-8").split()
    call_command("load_record", *(str(fixtures / name) for name in names), stdout=sys.stderr)
    measuring.settle()
    client, moments = measuring.Client(), moments_from(FIRST_DAY)
    runs: dict[str, list[float]] = {address: [] for address in BARS}
    for _round in range(WARM_UP + rounds):
        for address, times in runs.items():
            moment = next(moments)
            asked = measuring.timed(lambda at=moment, to=address: measuring.fetch(client, to, at), time.process_time, 1)
            times += asked.runs
    return {address: measuring.Times(tuple(times[WARM_UP:])) for address, times in runs.items()}


def moments_from(day: date) -> Iterator[dict[str, str]]:
    """Yield day after day, each as it was known on that day."""
    while True:
        day += timedelta(1)
        yield {"peildatum": day.isoformat(), "bekend_op": day.isoformat()}


def above_bar(best: Mapping[str, float], bars: Mapping[str, float] = BARS) -> Iterable[str]:
    """Say which pages cost more than their bar."""
    for address, milliseconds in best.items():
        if milliseconds > bars[address]:
            yield f"{address} takes {milliseconds:.1f} ms of processor time, the bar is {bars[address]:.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
