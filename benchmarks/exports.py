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
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# So many statements on each covenant give the ledger about as many rows as the list.
STATEMENTS, SEED, ROUNDS = 8, 1, 3
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
    command = [sys.executable, __file__, "--step", *step]
    environment = os.environ | {"DATABASE_URL": address}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{step[0]} failed")
    return done.stdout


def prepare(rows: int) -> None:
    """Fill the database of the environment."""
    from django.core.management import call_command  # noqa: PLC0415 (Django is set up by `measuring`)

    call_command("migrate", verbosity=0)
    measuring.fill(rows, STATEMENTS, SEED)


def measure(address: str) -> dict[str, Any]:
    """Return what a file takes: the best of a few requests, and how far the memory rose in the worst of them."""
    client = measuring.Client()
    page = f"{address.rpartition('/')[0]}/"
    measuring.fetch(client, page, {})
    asked = {"wie": "iedereen"} if address.startswith(LEDGER) else {}
    runs = [take(client, address, asked) for _ in range(ROUNDS)]
    best = min(runs, key=lambda one: one["processor"])
    return best | {"growth": max(one["growth"] for one in runs)}


def take(client: Any, address: str, asked: dict[str, str]) -> dict[str, Any]:
    """Ask for a file and throw its pieces away; the lines of text are counted."""
    before, started, worked = forget_peak(), time.perf_counter(), time.process_time()
    response = client.get(address, asked)
    size = lines = 0
    for piece in response.streaming_content:
        size, lines = size + len(piece), lines + piece.count(b"\n")
    return {
        "seconds": time.perf_counter() - started,
        "processor": time.process_time() - worked,
        "growth": (memory("VmHWM") - before) / 1024,
        "lines": lines if address.endswith(("csv", "json")) else 0,
        "kilobytes": size / 1024,
    }


def package() -> dict[str, float]:
    """Return what the data package of the record takes, made once in a process of its own."""
    from covenants.selectors.snapshots import snapshot_at  # noqa: PLC0415 (Django is set up by `measuring`)
    from dashboards.package.writing import write_package  # noqa: PLC0415
    from imvo_tracker.lib.asof import AsOf, today  # noqa: PLC0415

    snapshot = snapshot_at(AsOf(today(), today()))
    with tempfile.TemporaryDirectory() as directory:
        before, started, worked = forget_peak(), time.perf_counter(), time.process_time()
        write_package(snapshot, Path(directory))  # type: ignore[arg-type]
        size = sum(path.stat().st_size for path in Path(directory).rglob("*") if path.is_file())
        return {
            "seconds": time.perf_counter() - started,
            "processor seconds": time.process_time() - worked,
            "megabytes grown": (memory("VmHWM") - before) / 1024,
            "megabytes written": size / 1024**2,
        }


def forget_peak() -> int:
    """Let the kernel count the highest memory from now on; return what there is, in kilobytes."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return memory("VmRSS")


def memory(name: str) -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith(f"{name}:")))


if __name__ == "__main__":
    if sys.argv[1:2] != ["--step"]:
        sys.exit(main())
    from benchmarks import measuring

    if sys.argv[2] == "prepare":
        prepare(int(sys.argv[3]))
    elif sys.argv[2] == "package":
        print(json.dumps(package()))
    else:
        print(json.dumps(measure(sys.argv[3])))
