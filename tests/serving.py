"""Start the real server for tests, on its own database and port, and end it again."""

import contextlib
import fcntl
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.databases import copy_kept

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 120  # seconds of processor time, which a busy machine gives late
DATABASE = "served.sqlite3"


@dataclass(frozen=True, slots=True)
class Served:
    """A running site: its address, its accounts (user name -> password) and its log file."""

    url: str
    accounts: dict[str, str]
    log: Path
    environment: dict[str, str]


def environment_in(directory: Path, port: int) -> dict[str, str]:
    """Return the environment of a demonstration in `directory`: production settings over http."""
    ours = {
        "IMVO_SECRET_KEY": "only-for-served-tests-" + "y" * 50,
        "IMVO_HTTPS": "false",
        "IMVO_DEBUG": "false",
        "IMVO_HOSTS": "127.0.0.1",
        "IMVO_STATIC_ROOT": "build/static",
        "IMVO_MAIL_FOLDER": str(directory / "mail"),
        "DATABASE_URL": f"sqlite:///{directory / DATABASE}",
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "imvo_tracker.settings",
    }
    return plain_environment() | ours


def plain_environment() -> dict[str, str]:
    """Return the environment without settings of the tracker, and without those of the tests.

    Compiled modules are kept, whatever the caller says: or each of the many processes compiles Django anew.
    """
    ours = ("IMVO_", "DJANGO_", "PYTHONDONTWRITEBYTECODE")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return plain | {"PYTHONPYCACHEPREFIX": str(ROOT / "build" / "pycache")}


def manage(environment: dict[str, str], *arguments: str, code: Path = ROOT) -> str:
    """Run manage.py and return what it prints."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=code, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"manage.py {arguments[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def collect_static() -> None:
    """Bring the collected files up to date, one test process at a time."""
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        command = ["make", "--no-print-directory", "--silent", "static"]
        subprocess.run(command, cwd=ROOT, env=plain_environment(), check=True)


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def serve(directory: Path, *record_files: Path, kept: str = "") -> Iterator[Served]:
    """Prepare a database in `directory`, start gunicorn, wait until it is ready, and stop it at the end.

    The `kept` database of the tests is the start, where there is one: what it holds already is not loaded again.
    """
    collect_static()
    port = free_port()
    environment = environment_in(directory, port)
    if kept:
        copy_kept(kept, directory / DATABASE)
    prepared = manage(environment, "prepare_demo", *map(str, record_files))
    accounts = dict(re.findall(r"^ +(\w+) +([a-z0-9-]{23}) ", prepared, re.MULTILINE))
    site = Served(f"http://127.0.0.1:{port}", accounts, directory / "gunicorn.log", environment)
    with running(site):
        yield site


@contextlib.contextmanager
def running(site: Served, code: Path = ROOT) -> Iterator[subprocess.Popen]:
    """Run gunicorn for a prepared site; `code` is another release of it where that is meant."""
    command = [sys.executable, "-m", "gunicorn", "--config", "imvo_tracker/gunicorn_conf.py"]
    with site.log.open("a") as log:
        process = subprocess.Popen(command, cwd=code, env=site.environment, stdout=log, stderr=log)
        try:
            wait_until_ready(site, process)
            yield process
        finally:
            process.terminate()
            process.wait(timeout=30)


def wait_until_ready(site: Served, process: subprocess.Popen) -> None:
    """Return when /readyz answers 200; fail with the log when it does not in time."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{site.url}/readyz", timeout=2):
                return
        except urllib.error.HTTPError as error:
            error.close()
        except OSError:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"the site did not become ready:\n{site.log.read_text()}")
