"""The network of its own for the cluster of one machine: made where that is allowed, and else said why not."""

import os
import socket
import subprocess
import sys

import pytest

from tests.serving import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from cluster import apart

pytestmark = pytest.mark.one_database


def test_a_network_of_its_own_has_nothing_but_its_loopback():
    name = f"imvo-test-{os.getpid()}"
    reason = apart.make(name)
    try:
        if reason:  # not allowed on this machine: then nothing of it is left behind
            assert not apart.is_there(name)
            return
        with socket.create_server(("127.0.0.1", 0)) as outside:
            port = outside.getsockname()[1]
            code = f"import socket; print(socket.socket().connect_ex(('127.0.0.1', {port})), socket.if_nameindex())"
            inside = ["ip", "netns", "exec", name, sys.executable, "-c", code]
            said = subprocess.run(inside, check=True, capture_output=True, text=True).stdout
        assert said.startswith("111 [(1, 'lo')")
    finally:
        apart.remove(name)
    assert not apart.is_there(name)


def test_where_the_same_name_is_there_already_it_says_so():
    name = f"imvo-test2-{os.getpid()}"
    try:
        first = apart.make(name)
        assert first or "exists" in apart.make(name)
    finally:
        apart.remove(name)


def test_without_the_program_it_says_what_to_install_and_nothing_breaks(monkeypatch):
    monkeypatch.setattr(apart.shutil, "which", lambda *_, **__: None)
    assert apart.make("imvo-test3") == "ip is not installed (apt-get install iproute2)"
    apart.remove("imvo-test3")
    assert not apart.is_there("imvo-test3")
