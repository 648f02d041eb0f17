"""How long until a worker answers, and how much memory is its own, with many covenants in the record?

python benchmarks/startup.py                      10,000 covenants on SQLite, in a temporary directory
python benchmarks/startup.py --covenants 1000

Starts the real server with two workers, kills one after the other, and waits for the next. Ends with 1 when a new one
takes longer than --limit seconds. Memory is that of the machine divided over those who share it (PSS).
"""

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
PORT = 8731


def main() -> int:
    asked = arguments()
    with tempfile.TemporaryDirectory() as directory:
        environment = environment_in(Path(directory))
        run(environment, "manage.py", "migrate", "--verbosity", "0")
        run(
            environment,
            "benchmarks/make_sample.py",
            f"--covenants={asked.covenants}",
            f"--statements={asked.statements}",
        )
        command = [sys.executable, "-m", "gunicorn", "--config", "imvo_tracker/gunicorn_conf.py"]
        began = time.monotonic()
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        try:
            wait(lambda: answers() and len(workers_of(server.pid)) == 2, 120)
            print(f"first answer of the server: {time.monotonic() - began:.2f} s")
            times = [replace_a_worker(server.pid) for _ in range(ROUNDS)]
            for pid in (server.pid, *workers_of(server.pid)):
                print(f"process {'of the server' if pid == server.pid else 'of a worker'}: {memory(pid)}")
        finally:
            server.terminate()
            server.wait(timeout=30)
    print(f"a new worker is ready after {', '.join(f'{one:.2f}' for one in times)} s (limit {asked.limit})")
    return int(max(times) > asked.limit)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--covenants", type=int, default=10_000)
    parser.add_argument("--statements", type=int, default=50, help="of each covenant")
    parser.add_argument("--limit", type=float, default=1.0, help="seconds")
    return parser.parse_args()


def environment_in(directory: Path) -> dict[str, str]:
    """Return the environment of a server of its own: nothing of the one in use."""
    others = {name: value for name, value in os.environ.items() if not name.startswith(("IMVO_", "DJANGO_"))}
    return others | {
        "IMVO_SECRET_KEY": "only-for-benchmarks-" + "y" * 50,
        "IMVO_HTTPS": "false",
        "IMVO_HOSTS": "127.0.0.1",
        "IMVO_STATIC_ROOT": "build/static",
        "DATABASE_URL": f"sqlite:///{directory / 'startup.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "imvo_tracker.settings",
        "WEB_CONCURRENCY": "2",
        "PORT": str(PORT),
    }


def run(environment: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def replace_a_worker(server: int) -> float:
    """Kill a worker; return the seconds until two are there again and the new one has opened the record."""
    before = workers_of(server)
    os.kill(before[0], signal.SIGKILL)
    began = time.monotonic()
    wait(lambda: len(set(workers_of(server)) - set(before)) == 1, 30)
    (new,) = set(workers_of(server)) - set(before)
    wait(lambda: is_waiting_for_visitors(new), 30)
    return time.monotonic() - began


def workers_of(server: int) -> list[int]:
    children = Path(f"/proc/{server}/task/{server}/children").read_text(encoding="ascii")
    return sorted(map(int, children.split()))


def is_waiting_for_visitors(worker: int) -> bool:
    """A worker sleeps in its event loop once it has read the record; until then it runs."""
    try:
        wchan = Path(f"/proc/{worker}/wchan").read_text(encoding="ascii")
    except OSError:
        return False
    return "epoll" in wchan or "ep_poll" in wchan or "select" in wchan


def answers() -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/readyz", timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def memory(pid: int) -> str:
    """Return its share of what is shared, and what is its alone."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    sizes = {name: int(size) // 1024 for name, size in re.findall(r"^(\w+): +(\d+) kB", rollup, re.MULTILINE)}
    own = sizes["Private_Clean"] + sizes["Private_Dirty"]
    return f"{sizes['Rss']} MB, of which {own} MB its own and {sizes['Pss'] - own} MB its share of what is shared"


def wait(holds: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise SystemExit("the server did not get there in time")
        time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main())
