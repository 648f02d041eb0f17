"""How long do the files of a table of ten thousand rows take, and how much memory?

python benchmarks/exports.py                      10,000 covenants on SQLite, in a temporary file
python benchmarks/exports.py --rows 1000

Asks for the list of covenants and for the ledger of promises in each format, through all middleware, each in a process
of its own that has read the record before; nothing of the file is kept. Then makes the data package once, without a
limit. Ends with 1 when the list takes 1.5 s or more of processor time as CSV, 6 s or more as ODS or XLSX, or when any
file lets the process grow by 50 MB or more: SQLite works inside the process, and elapsed time grows with whatever else
the machine does.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

LIST, LEDGER = "/convenanten/tabel", "/beloften/tabel"
ENDINGS = ("csv", "json", "ods", "xlsx")
SECONDS = {"csv": 1.5, "ods": 6.0, "xlsx": 6.0}
MEGABYTES = 50.0


def main() -> int:
    asked = arguments()
    with tempfile.TemporaryDirectory() as directory:
        address = f"sqlite:///{directory}/exports.sqlite3"
        run(address, "prepare", str(asked.rows))
        measured = {
            (table, ending): json.loads(run(address, "measure", f"{table}.{ending}"))
            for table in (LIST, LEDGER)
            for ending in ENDINGS
        }
        package = json.loads(run(address, "package"))
    print("seconds of the best of three, processor seconds; megabytes the process grew by; kilobytes; lines of text")
    for (table, ending), one in measured.items():
        times = f"{one['seconds']:7.2f}{one['processor']:7.2f}"
        print(f"{table}.{ending:5}{times}{one['growth']:8.1f}{one['kilobytes']:8.0f}{one['lines'] or '':>8}")
    print("the data package of the record:", ", ".join(f"{key} {value:.1f}" for key, value in package.items()))
    broken = list(breaches(measured))
    print("\n".join(broken) or "within all limits")
    return int(bool(broken))


def breaches(measured: dict[tuple[str, str], dict[str, Any]]) -> Iterator[str]:
    """Say each limit that is broken: of time for the list, of memory for every file."""
    for (table, ending), one in measured.items():
        if table == LIST and one["processor"] >= SECONDS.get(ending, float("inf")):
            yield f"{table}.{ending} takes {one['processor']:.2f} s, the limit is {SECONDS[ending]:g} s"
        if one["growth"] >= MEGABYTES:
            yield f"{table}.{ending} grows the process by {one['growth']:.1f} MB, the limit is {MEGABYTES:g} MB"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--rows", type=int, default=10_000, help="covenants of the list")
    return parser.parse_args()


def run(address: str, *step: str) -> str:
    """Run a step in a process of its own on the database behind `address`; a step that fails ends the benchmark."""
    command = [sys.executable, str(ROOT / "benchmarks" / "exports_step.py"), *step]
    environment = os.environ | {"DATABASE_URL": address}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{step[0]} failed")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
