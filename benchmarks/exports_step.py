"""One step of benchmarks/exports.py: fill the database of DATABASE_URL, measure a file, or make the data package.

A process of its own for each, so that no file meets the memory that another one left.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.exports import LEDGER
from benchmarks.measuring import Client, fetch, fill

# isort: split
# Django is set up by now.
from django.core.management import call_command

from covenants.selectors.snapshots import snapshot_at
from dashboards.package.writing import write_package
from imvo_tracker.lib.asof import AsOf, today

# So many statements on each covenant give the ledger about as many rows as the list.
STATEMENTS, SEED, ROUNDS = 8, 1, 3


def prepare(rows: int) -> None:
    """Fill the database of the environment."""
    call_command("migrate", verbosity=0)
    fill(rows, STATEMENTS, SEED)


def measure(address: str) -> dict[str, Any]:
    """Return what a file takes: the best of a few requests, and how far the memory rose in the worst of them."""
    client = Client()
    page = f"{address.rpartition('/')[0]}/"
    fetch(client, page, {})
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
    if sys.argv[1] == "prepare":
        prepare(int(sys.argv[2]))
    elif sys.argv[1] == "package":
        print(json.dumps(package()))
    else:
        print(json.dumps(measure(sys.argv[2])))
