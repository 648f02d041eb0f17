"""How much slower do the pages get when the record grows a hundredfold, and as of any day instead of today?

python scripts/postgres.py .venv/bin/python benchmarks/growth.py          PostgreSQL, a throw-away cluster
python benchmarks/growth.py --sizes 100,1000                              SQLite, in temporary files

Makes a database for each size with make_sample, measures every page in a fresh process, and leaves nothing behind. The
sizes take turns: a machine may be twice as slow some minutes later. Of the rounds the quickest counts, for each page.
Ends with 1 when the overview, the ledger of promises or a list grows beyond the limit from the smallest to the
largest size, or costs too much more as of another day than as of today, on its first request.

With --reuse the databases growth_100, growth_1000 and so on of the server in DATABASE_URL are used and kept.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from psycopg2.sql import SQL, Identifier

ONE = Path(__file__).with_name("growth_one.py")
LIST, OTHER, FIRST, AGAIN = "list", "other", "any day, first", "any day, again"
# A page under a few milliseconds is all noise and framework: nothing to divide by.
LEAST = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """One page, measured at each size. Times in milliseconds."""

    name: str
    kind: str
    address: str
    at: tuple[dict[str, Any], ...]

    @property
    def growth(self) -> float:
        """How many times longer the largest size takes than the smallest."""
        return float(self.at[-1]["median"] / max(self.at[0]["median"], LEAST))

    @property
    def queries_vary(self) -> bool:
        return len({one["queries"] for one in self.at}) > 1


def main() -> int:
    asked = arguments()
    sizes = [int(size) for size in asked.sizes.split(",")]
    measurements = measure(sizes, asked)
    rows = [
        Row(*(at[0][key] for key in ("name", "kind", "address")), at=at)
        for at in zip(*(one["rows"] for one in measurements), strict=True)
    ]
    print_table(sizes, measurements, rows)
    broken = list(breaches(rows, asked))
    print("\n".join(broken) or "within all limits")
    return int(bool(broken))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--sizes", default="100,1000,10000", help="numbers of covenants, the smallest first")
    parser.add_argument("--statements", type=int, default=50, help="statements on each covenant")
    parser.add_argument("--days", type=int, default=8, help="other days for each page; no day is used twice")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=4, help="how often all sizes are measured, in turns")
    parser.add_argument("--limit", type=float, default=2, help="growth of overview, ledger and lists")
    parser.add_argument("--other-limit", type=float, default=10, help="growth of timeline, comparison and one covenant")
    parser.add_argument("--day-limit", type=float, default=3, help="first request as of another day / today")
    parser.add_argument("--reuse", action="store_true", help="use and keep growth_<size> on the server of DATABASE_URL")
    return parser.parse_args()


def measure(sizes: list[int], asked: argparse.Namespace) -> list[dict[str, Any]]:
    """Make or find the database of each size, and measure all of them in turns, each time in a process of its own."""
    with ExitStack() as made:
        addresses = [made.enter_context(database(size, reuse=asked.reuse)) for size in sizes]
        for size, address in zip(sizes, addresses, strict=True):
            print(f"{size} covenants: preparing", flush=True, file=sys.stderr)
            run(address, "prepare", size, asked.statements, asked.seed)
        rounds: list[list[dict[str, Any]]] = []
        for number in range(asked.rounds):
            print(f"measuring, round {number + 1} of {asked.rounds}", flush=True, file=sys.stderr)
            rounds.append([json.loads(run(address, "measure", asked.days, asked.seed)) for address in addresses])
        return [quickest(of_size) for of_size in zip(*rounds, strict=True)]


def quickest(rounds: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return of some measurements of one size the quickest of each page, and the most memory."""
    rows = [
        min(rows, key=lambda row: row["median"]) | {"first": min(row["first"] for row in rows)}
        for rows in zip(*(one["rows"] for one in rounds), strict=True)
    ]
    cold, memory = min(one["cold"] for one in rounds), max(one["memory"] for one in rounds)
    return rounds[0] | {"cold": cold, "memory": memory, "rows": rows}


def run(address: str, step: str, *numbers: int) -> str:
    """Run a step on the database behind `address`; a step that fails ends the benchmark."""
    command = [sys.executable, str(ONE), step, *map(str, numbers)]
    done = subprocess.run(
        command, env=os.environ | {"DATABASE_URL": address}, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{step} failed")
    return done.stdout


@contextmanager
def database(size: int, *, reuse: bool) -> Iterator[str]:
    """Yield the address of a database for this size; it goes afterwards unless it is to be reused."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        if reuse:
            raise SystemExit("--reuse needs a PostgreSQL server in DATABASE_URL")
        with tempfile.TemporaryDirectory() as directory:
            yield f"sqlite:///{directory}/growth.sqlite3"
        return
    name = f"growth_{size}" if reuse else f"growth_{size}_{os.getpid()}"
    with closing(psycopg2.connect(server)) as link:
        link.autocommit = True
        create(link, name)
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            if not reuse:
                link.cursor().execute(SQL("DROP DATABASE {}").format(Identifier(name)))


def create(link: Any, name: str) -> None:
    cursor = link.cursor()
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    if not cursor.fetchone():
        cursor.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))


def print_table(sizes: list[int], measurements: list[dict[str, Any]], rows: list[Row]) -> None:
    """Print for each page and size what it took, and the factors that count."""
    vendor = measurements[0]["vendor"]
    print(f"{vendor}; milliseconds: first request, median and slowest of the repeats; queries; kilobytes")
    print(f"{'':50}" + "".join(f"|{size:>12} covenants{'':16}" for size in sizes) + "| growth  / today")
    for row in rows:
        parts = (
            f"|{at['first']:8.1f}{at['median']:8.1f}{at['slowest']:8.1f}{at['queries']:5}{at['kilobytes']:8.1f} "
            for at in row.at
        )
        today = " ".join(f"{factor:.1f}" for factor in over_today(row, rows))
        print(f"{row.name:50}" + "".join(parts) + f"| {row.growth:5.2f}x  {today}")
    for label, key, unit in (("first request of the process", "cold", "ms"), ("memory of the process", "memory", "MB")):
        print(f"{label:50}" + "".join(f"|{one[key]:8.0f} {unit}{'':26} " for one in measurements) + "|")


def over_today(row: Row, rows: list[Row]) -> list[float]:
    """Return for each size how many times longer another day takes than today; nothing for today itself."""
    if row.kind not in (FIRST, AGAIN):
        return []
    plain = next(one for one in rows if one.name == row.address)
    return [mine["median"] / max(its["median"], LEAST) for mine, its in zip(row.at, plain.at, strict=True)]


def breaches(rows: list[Row], asked: argparse.Namespace) -> Iterator[str]:
    """Say each limit that is broken."""
    limits = {LIST: asked.limit, OTHER: asked.other_limit}
    for row in rows:
        if row.kind in limits and row.growth >= limits[row.kind]:
            yield f"{row.name} grows {row.growth:.2f} times, limit {limits[row.kind]:g}"
        if row.kind in limits and row.queries_vary:
            yield f"{row.name} takes {[one['queries'] for one in row.at]} queries"
        factors = over_today(row, rows) if row.kind == FIRST else []
        if factors and max(factors) >= asked.day_limit:
            yield f"{row.name} takes {max(factors):.2f} times as long as today, limit {asked.day_limit:g}"


if __name__ == "__main__":
    sys.exit(main())
