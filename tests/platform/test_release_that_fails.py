"""A release that cannot start, or starts and cannot make its pages, leaves the one before it at work."""

import os
import signal
import time
import urllib.error
import urllib.request

import pytest

from tests.proof.sites import one_worker
from tests.serving import ROOT

from cluster.processes import children_of, wait_until  # isort: skip - on the path since tests.proof.sites

pytestmark = pytest.mark.served
WSGI = (ROOT / "imvo_tracker" / "wsgi.py").read_text()
DOES_NOT_START = "raise RuntimeError('a release that was packed wrongly')\n"
CANNOT_MAKE_A_PAGE = """
from dashboards.promises import views
def broken(request, *given, **more):
    raise RuntimeError("a page of a release that was packed wrongly")
views.promise_list = broken
"""
FAILURES = (
    (DOES_NOT_START, "a release that was packed wrongly"),
    (WSGI + CANNOT_MAKE_A_PAGE, "pages that cannot be made: /beloften/"),
)


@pytest.fixture
def code(tmp_path):
    """A release of the code as it is, of which one file can be changed."""
    whole = tmp_path / "code"
    for place in (".", "imvo_tracker"):
        (whole / place).mkdir()
        for one in (ROOT / place).iterdir():
            if one.name not in {"imvo_tracker", "wsgi.py"}:
                (whole / place / one.name).symlink_to(one)
    (whole / "imvo_tracker" / "wsgi.py").write_text(WSGI)
    return whole


def status_of(url):
    try:
        with urllib.request.urlopen(url, timeout=20) as reply:
            return reply.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def test_a_release_that_fails_leaves_the_one_before_it_at_work(served, tmp_path, code):
    with one_worker(served, tmp_path, code) as (processes, site):
        before = processes.number("web")
        workers = children_of(before)
        for broken, told in FAILURES:
            (code / "imvo_tracker" / "wsgi.py").write_text(broken)
            os.kill(before, signal.SIGUSR2)
            wait_until(lambda: set(children_of(before)) > set(workers), what="the release was not tried")
            while set(children_of(before)) > set(workers):
                assert status_of(f"{site.url}/beloften/") == 200
                time.sleep(0.1)
            assert children_of(before) == workers
            assert told in site.log.read_text()
        (code / "imvo_tracker" / "wsgi.py").write_text(WSGI)
        processes.replace("web")
        assert processes.number("web") not in (0, before)
        assert "tabel.xlsx" not in site.log.read_text()  # what a server asks itself is no visit
        assert status_of(f"{site.url}/beloften/") == 200
