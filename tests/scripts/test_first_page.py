"""What says that `make demo` works says so of a site that works, and of no other."""

import importlib.util
import json
import shlex
import socket
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
# A site of fixed pages: {path: [status, body]} in a file.
SITE = """
import http.server, json, os, sys
class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        status, body = json.load(open(sys.argv[1])).get(self.path, [404, ""])
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())
http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Pages).serve_forever()
"""
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n{SITE}"
HOME = '<html lang="nl"><link rel="stylesheet" href="/static/a.css"><script src="/static/b.js"></script></html>'
DOCUMENTS = "/documenten/?peildatum=2016-06-17&bekend_op=2016-06-17"
GOOD = {
    "/": [200, HOME],
    "/static/a.css": [200, "a {}"],
    "/static/b.js": [200, ""],
    DOCUMENTS: [200, "<td>Voortgang IMVO-convenanten, brief van de ministers voor BHOS en van EZ</td>"],
}
FIGURES = {"expected_by": {"2016-12-31": 7, "2017-06-30": 15, "2017-12-31": 15}}


@pytest.fixture
def first_page(monkeypatch):
    """The script, with a port that the test knows."""
    spec = importlib.util.spec_from_file_location("first_page_under_test", ROOT / "scripts" / "first_page.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    port = module.free_port()
    monkeypatch.setattr(module, "free_port", lambda: port)
    return module


@pytest.fixture
def run(first_page, tmp_path, monkeypatch, capfd):
    """Return a function that runs the script on a site of its own and gives (status, what it said)."""

    def run_on(pages=GOOD, figures=FIGURES, code=SITE, before=()):
        (tmp_path / "pages.json").write_text(json.dumps(pages))
        (tmp_path / "figures.json").write_text(json.dumps(figures))
        monkeypatch.setattr(first_page, "FIGURES", ("cat", str(tmp_path / "figures.json")))
        status = first_page.main((*before, sys.executable, "-c", code, str(tmp_path / "pages.json")))
        said = capfd.readouterr()
        return status, said.err.rpartition(": ")[2] if status else said.out

    return run_on


def is_free(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_good_site_passes_with_its_seconds_and_is_gone_afterwards(run, first_page):
    status, said = run()
    assert (status, said[:20], is_free(first_page.free_port())) == (0, "   first page after ", True)


@pytest.mark.parametrize(
    ("path", "answer", "problem"),
    [
        ("/", [404, HOME], "/ answers 404\n"),
        ("/", [503, HOME], "/ answers 503\n"),
        ("/", [200, HOME.replace('"nl"', '"en"')], "the first page is not the Dutch home page\n"),
        ("/", [200, HOME.replace("</html>", "")], "the first page is not the Dutch home page\n"),
        ("/", [200, '<html lang="nl"></html>'], "the first page has no stylesheet\n"),
        ("/static/a.css", [404, ""], "/static/a.css answers 404\n"),
        ("/static/b.js", [500, ""], "/static/b.js answers 500\n"),
        (DOCUMENTS, [200, "Bijvoorbeeld 26 485, nr. 220"], "the letter of 17 June 2016 is not among the documents\n"),
    ],
)
def test_a_page_that_is_not_as_it_should_be_fails_and_is_named(run, path, answer, problem):
    status, said = run(GOOD | {path: answer})
    assert (status, said[-len(problem) :]) == (1, problem)


@pytest.mark.parametrize("expected", [{"2016-12-31": 4, "2017-06-30": 15}, {"2016-12-31": 7}, {}])
def test_other_figures_than_those_of_the_letter_fail(run, expected):
    assert run(figures={"expected_by": expected})[0] == 1


def test_a_command_that_ends_before_the_first_page_fails_with_what_it_said(first_page, capfd):
    status = first_page.main(("sh", "-c", "echo no module named x; exit 3"))
    said = capfd.readouterr().err
    assert (status, said[:20]) == (1, "no module named x\n\ns")
    assert said.endswith("it ended with 3 before it served a page\n")


def test_a_site_that_never_listens_fails(first_page, monkeypatch, capfd):
    monkeypatch.setattr(first_page, "START_SECONDS", 0.5)
    assert first_page.main(("sleep", "60")) == 1
    assert capfd.readouterr().err.endswith("sleep 60: no page after 0.5 s\n")


def test_what_does_not_stop_is_killed_and_fails(run, first_page, monkeypatch):
    monkeypatch.setattr(first_page, "STOP_SECONDS", 1)
    assert (run(code=STUBBORN), is_free(first_page.free_port())) == ((1, "it did not stop within 1 s\n"), True)


def test_a_server_that_outlives_its_command_is_killed_and_fails(run, first_page, tmp_path, monkeypatch):
    monkeypatch.setattr(first_page, "STOP_SECONDS", 1)
    server = shlex.join([sys.executable, "-c", SITE, str(tmp_path / "pages.json")])
    result = run(before=("sh", "-c", f"{server} & wait"))
    assert (result, is_free(first_page.free_port())) == ((1, "it did not stop within 1 s\n"), True)
