"""The row of the cluster of one machine: every process that enters takes its next request from one socket."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from threading import Thread

import pytest

from tests.serving import ROOT, free_port

sys.path.insert(0, str(ROOT / "scripts"))

from cluster.parts import Parts
from cluster.places import new_places
from cluster.processes import Processes, wait_until

pytestmark = pytest.mark.one_database
ROW = ROOT / "scripts" / "cluster" / "row.py"
# Answers with its name and the number of the socket, as a server that systemd starts finds its sockets
SERVER = """
import os, selectors, socket, sys
assert os.environ["LISTEN_PID"] == str(os.getpid())
ready = selectors.DefaultSelector()
for number in range(3, 3 + int(os.environ["LISTEN_FDS"])):
    listener = socket.socket(fileno=number)
    listener.setblocking(False)
    ready.register(listener, selectors.EVENT_READ)
while True:
    for key, _events in ready.select():
        try:
            asked, _who = key.fileobj.accept()
        except BlockingIOError:  # another process took it
            continue
        asked.sendall(f"{sys.argv[1]} {key.fd}".encode())
        asked.close()
"""


@contextmanager
def started(*command):
    process = subprocess.Popen([sys.executable, str(ROW), *map(str, command)])
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def row(home):
    """Hold a row; yield its port and where it is entered."""
    port, door = free_port(), home / "door"
    with started("hold", port, door):
        wait_until(door.exists, 20, what="nobody holds the row")
        yield port, door


def enter(door, port, name):
    return started("enter", door, port, sys.executable, "-c", SERVER, name)


def asked(port):
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        return connection.recv(100).decode()


def answer_at(port):
    """Return what is answered, "" while nobody does."""
    try:
        return asked(port)
    except OSError:
        return ""


def test_who_enters_takes_from_the_row_and_from_a_port_of_its_own(tmp_path):
    one, two = free_port(), free_port()
    with row(tmp_path) as (port, door), enter(door, one, "one") as first:
        assert asked(port) == "one 3"
        assert asked(one) == "one 4"
        with enter(door, two, "two"):
            wait_until(lambda: answer_at(two) == "two 4", 20, what="the second is not there")
            os.kill(first.pid, signal.SIGSTOP)  # who does nothing keeps nobody waiting
            assert {asked(port) for _ in range(5)} == {"two 3"}
            os.kill(first.pid, signal.SIGKILL)
            first.wait()
            assert {asked(port) for _ in range(5)} == {"two 3"}


def test_a_row_is_held_again_after_it_ended(tmp_path):
    places = new_places(tmp_path, free_port() - 4)
    parts = Parts(places, Processes(tmp_path))
    try:
        for name in ("first", "second"):
            parts.start_row()  # the door of the first is still there when the second begins
            with enter(places.row_door, free_port(), name):
                assert asked(places.row_port) == f"{name} 3"
            parts.processes.end("row")
            assert places.row_door.exists()
    finally:
        parts.processes.end("row")


def test_a_request_waits_in_the_row_for_the_next_process(tmp_path):
    said = []
    with row(tmp_path) as (port, door):
        waiting = Thread(target=lambda: said.append(asked(port)))
        waiting.start()
        time.sleep(0.3)
        assert said == []
        with enter(door, free_port(), "late"):
            waiting.join(20)
    assert said == ["late 3"]


def test_a_port_that_another_process_is_about_to_leave_is_waited_for(tmp_path):
    with row(tmp_path) as (_port, door), socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with enter(door, port, "next") as process:
            time.sleep(0.5)
            assert process.poll() is None
            taken.close()
            wait_until(lambda: answer_at(port) == "next 4", 20, what="the port was not taken")
