"""Run `make demo` as a reader does, wait for the first page, look at what is served, and stop it by its process number.

Plain Python, no packages: it runs where nothing is set up yet. When anything is wrong it prints what the command said
and ends with 1.
"""

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = ("make", "--no-print-directory", "demo")
# Generous: how long it took is printed; this only ends what would never come.
START_SECONDS, STOP_SECONDS = 300, 30
MOMENT = "peildatum=2016-06-17&bekend_op=2016-06-17"
LETTER = "Voortgang IMVO-convenanten, brief van de ministers"
# What the letter of 17 June 2016 let the House expect, in covenants signed by a day.
FIGURES = (".venv/bin/python", "manage.py", "figures", "--as-of=2016-06-17", "--known-on=2016-06-17", "--format=json")
EXPECTED = {"2016-12-31": 7, "2017-06-30": 15}


class NotServed(Exception):
    """The demonstration does not do what the README says."""


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(address: str) -> str:
    """Return a page; anything but 200 is an error."""
    try:
        with urllib.request.urlopen(address, timeout=30) as response:  # noqa: S310
            status, body = response.status, response.read()
    except urllib.error.HTTPError as error:
        with error:
            raise NotServed(f"{address} answers {error.code}") from None
    if status != 200:
        raise NotServed(f"{address} answers {status}")
    return str(body.decode("utf-8"))


def first_page(site: str, process: subprocess.Popen[bytes]) -> str:
    """Return the home page as soon as something listens; it must be 200 at the first answer."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise NotServed(f"it ended with {process.returncode} before it served a page")
        with contextlib.suppress(urllib.error.URLError, ConnectionError, http.client.HTTPException):
            return fetch(f"{site}/")
        time.sleep(0.2)
    raise NotServed(f"no page after {START_SECONDS} s")


def check_pages(site: str, home: str) -> None:
    """Raise NotServed unless home is a real page, its styles and scripts are there and the letter is loaded."""
    if '<html lang="nl"' not in home or "</html>" not in home:
        raise NotServed("the first page is not the Dutch home page")
    parts = re.findall(r'<(?:link[^>]+href|script[^>]+src)="(/static/[^"]+)"', home)
    if not any(part.endswith(".css") for part in parts):
        raise NotServed("the first page has no stylesheet")
    for part in parts:
        fetch(site + part)
    if LETTER not in fetch(f"{site}/documenten/?{MOMENT}"):
        raise NotServed("the letter of 17 June 2016 is not among the documents")


def check_figures() -> None:
    """Raise NotServed unless the command of the README counts what the letter promised."""
    done = subprocess.run(FIGURES, cwd=ROOT, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise NotServed(f"manage.py figures ended with {done.returncode}")
    counted = json.loads(done.stdout)["expected_by"]
    if {day: counted.get(day) for day in EXPECTED} != EXPECTED:
        raise NotServed(f"manage.py figures counts {counted}")


def stop(process: subprocess.Popen[bytes], port: int) -> None:
    """Stop the process and see that nothing of it stays behind; what does not go is killed, and said."""

    def is_gone() -> bool:
        return process.poll() is not None and not listens(port)

    process.terminate()
    stopped = becomes(is_gone, STOP_SECONDS)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    if not stopped:
        becomes(is_gone, STOP_SECONDS)
        raise NotServed(f"it did not stop within {STOP_SECONDS} s")


def becomes(condition: Callable[[], bool], seconds: float) -> bool:
    """Wait until the condition is true, at most so long; return whether it is."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.1)
    return condition()


def listens(port: int) -> bool:
    """Tell whether anything answers on the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def main(command: tuple[str, ...] = COMMAND) -> int:
    """Run, look, stop; print the seconds to the first page."""
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile() as log:
        begun = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"PORT": str(port)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            try:
                home = first_page(site, process)
                print(f"   first page after {time.monotonic() - begun:.0f} s", flush=True)
                check_pages(site, home)
                check_figures()
            finally:
                stop(process, port)
        except NotServed as problem:
            log.seek(0)
            print(f"{log.read().decode(errors='replace')}\n{' '.join(command)}: {problem}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:]) or COMMAND))
