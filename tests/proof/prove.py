"""`make proof`: faults on a site at work, and what was lost, doubled or told wrongly. Writes docs/reliability.md.

`python -m tests.proof.prove --faults 200 --on sqlite,cluster`
"""

import argparse
import os
import platform
import random
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import django
from django.conf import settings

if not settings.configured:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()

from tests.proof import table
from tests.proof.faults import FaultsOfMany, FaultsOfOne
from tests.proof.outcome import Outcome, outcome_of
from tests.proof.sites import Many, Single
from tests.proof.traffic import Traffic
from tests.serving import ROOT

SITES = {"sqlite": FaultsOfOne, "cluster": FaultsOfMany}
# A backup takes as long as ten other faults; it is one in so many.
SELDOM = {"backup_and_restore": 20}
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Happened:
    """One fault: when it came and was mended, the answers of that time by kind and status, the first save after it."""

    name: str
    began: float
    ended: float
    saved_after: float
    answers: tuple[tuple[str, int, int], ...]  # kind, status, how often
    seconds_of_5xx: float


@dataclass(frozen=True, slots=True)
class Run:
    """All faults of one site."""

    site: str
    outcome: Outcome
    faults: tuple[Happened, ...]
    memory: dict[str, int]
    wrong: tuple[str, ...]
    seconds: float


def order(names, count, dice):
    """Return so many names, each as often as the others, the long ones seldom, in a random order."""
    often = [name for name in names if name not in SELDOM]
    chosen = [name for name, every in SELDOM.items() if name in names for _ in range(max(1, count // every))]
    chosen += [often[number % len(often)] for number in range(count - len(chosen))]
    dice.shuffle(chosen)
    return chosen


def site_of(which, home, port, running):
    return Single(home / "one") if which == "sqlite" else Many(running or home / "many", port)


def prove(which, *, count=0, names=(), seed=1, port=8860, minutes=0.0, running=None, tell=print):
    """Let faults happen on one site and return the run."""
    home = Path(tempfile.mkdtemp(prefix="imvo-proof-"))
    home.chmod(0o755)
    began = time.monotonic()
    try:
        with site_of(which, home, port, running) as site:
            started = time.monotonic()
            traffic = Traffic(site)
            faults = SITES[which](site, traffic)
            chosen = list(names) or order(faults.names(), count, random.Random(seed))
            done = []
            with traffic:
                _wait_for_saves(traffic, 0.0)
                for number, name in enumerate(chosen, start=1):
                    done.append(_happen(faults, name, traffic))
                    tell(f"{number:4} {name:45}{done[-1].ended - done[-1].began:6.1f} s", flush=True)
                    if minutes and time.monotonic() > started + minutes * 60:
                        break
                memory = site.memory()
            outcome = outcome_of(traffic, site.record())
            if not outcome.is_clean:
                tell(f"what the processes said is kept in {_keep_logs(site.processes.home / 'log', which)}")
            return Run(
                site.name, outcome, tuple(done), memory, (*traffic.wrong, *traffic.asked.odd), time.monotonic() - began
            )
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _keep_logs(logs, which):
    """Copy what the processes of a site said, before its directory goes; return where it lies."""
    kept = ROOT / "build" / "proof" / which
    shutil.rmtree(kept, ignore_errors=True)
    return shutil.copytree(logs, kept)


def _happen(faults, name, traffic):
    began, place = time.monotonic(), len(traffic.asked.rows)
    faults.do(name)
    ended = time.monotonic()
    first = _first_save_after(traffic, began)
    _wait_for_saves(traffic, ended)
    rows = traffic.asked.rows[place:]
    kinds = sorted({(kind, status) for _at, kind, status, _again in rows})
    answers = tuple((*one, sum((kind, status) == one for _at, kind, status, _again in rows)) for one in kinds)
    bad = [at for at, _kind, status, _again in rows if status >= 500]
    return Happened(name, began, ended, first - began, answers, max(bad) - min(bad) if bad else 0.0)


def _first_save_after(traffic, moment):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with traffic.asked.lock:
            later = [at for at in traffic.saved.values() if at > moment]
        if later:
            return min(later)
        time.sleep(0.05)
    raise TimeoutError("nothing was saved any more")


def _wait_for_saves(traffic, moment):
    _first_save_after(traffic, moment)


def main():
    """Prove and write the table."""
    parser = argparse.ArgumentParser(prog="make proof", description=__doc__)
    parser.add_argument("--faults", type=int, default=200, help="number of faults on each site")
    parser.add_argument("--on", default="sqlite,cluster", help="the sites, with commas")
    parser.add_argument("--names", default="", help="these faults alone, with commas, each once; no page is written")
    parser.add_argument("--minutes", type=float, default=0.0, help="stop after so many minutes on each site; 0: never")
    parser.add_argument("--port", type=int, default=8860, help="port for visitors of the cluster")
    parser.add_argument("--running", type=Path, help="directory of a cluster that runs already")
    given = parser.parse_args()
    names = [name for name in given.names.split(",") if name]
    runs = []
    for which in given.on.split(","):
        print(f"== faults on {which}", flush=True)
        run = prove(which, count=given.faults, names=names, port=given.port, minutes=given.minutes,
                    running=given.running)  # fmt: skip
        print(table.summary(run), flush=True)
        runs.append(run)
    if not names:
        table.write(
            runs, machine=f"{os.cpu_count()} cores (load average {os.getloadavg()[1]:.0f}), Linux {platform.release()}"
        )
    raise SystemExit(0 if all(run.outcome.is_clean for run in runs) else 1)


if __name__ == "__main__":
    main()
