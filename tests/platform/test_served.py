"""The real server, over real HTTP, with production settings."""

import contextlib
import gzip
import http.client
import json
import re
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from tests.serving import environment_in, free_port, manage

pytestmark = pytest.mark.served


def fetch(site, path, method="GET", **headers):
    """Return (status, headers, body) without following redirects."""
    parts = urllib.parse.urlsplit(site.url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)
    try:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


def test_the_probes_answer(served):
    assert [fetch(served, path)[0::2] for path in ("/healthz", "/readyz")] == [(200, b"ok\n"), (200, b"ready\n")]


@pytest.mark.parametrize(("path", "language"), [("/", "nl"), ("/en/", "en")])
def test_the_home_page_is_served_compressed_in_its_language_and_answers_304(served, path, language):
    status, headers, body = fetch(served, path, **{"Accept-Encoding": "gzip"})
    assert (status, headers["Content-Language"], headers["Content-Encoding"]) == (200, language, "gzip")
    assert f'<html lang="{language}"' in gzip.decompress(body).decode()
    again = fetch(served, path, **{"Accept-Encoding": "gzip", "If-None-Match": headers["ETag"]})
    assert (again[0], again[2]) == (304, b"")


def test_every_stylesheet_and_script_of_the_home_page_is_ours_hashed_and_kept_for_ever(served):
    page = fetch(served, "/")[2].decode()
    addresses = re.findall(r'<(?:link rel="stylesheet"|script)[^>]*(?:href|src)="([^"]+)"', page)
    assert addresses
    for address in addresses:
        status, headers, _body = fetch(served, address, **{"Accept-Encoding": "br"})
        assert re.fullmatch(r"/static/[\w/.-]+\.[0-9a-f]{12}\.(css|js)", address), address
        assert (status, "immutable" in headers["Cache-Control"]) == (200, True)


def test_the_first_page_loads_no_chart_library(served):
    page = fetch(served, "/")[2].decode()
    scripts = re.findall(r'<script[^>]+src="([^"]*)"', page)
    assert scripts
    assert [address for address in scripts if "plotly" in address] == []


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PROPFIND"])
def test_stray_methods_get_405(served, method):
    assert fetch(served, "/", method)[0] == 405


@pytest.mark.parametrize("path", ["/?a=%00", "/?a=%ff", "/%00", "/?peildatum=31-02-2016"])
def test_what_cannot_be_read_gets_400(served, path):
    assert fetch(served, path)[0] == 400


def test_an_escaped_nul_in_the_session_cookie_gets_400(served):
    statuses = [fetch(served, "/", Cookie=f'session="ab{escape}c"')[0] for escape in (r"\000", r"\101")]
    assert statuses == [400, 200]


def sign_in(site, name):
    """Return an opener that carries the session of one demo account."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with opener.open(f"{site.url}/admin/login/?next=/admin/") as response:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', response.read().decode())[1]
    form = {"csrfmiddlewaretoken": token, "username": name, "password": site.accounts[name], "next": "/admin/"}
    with opener.open(f"{site.url}/admin/login/", urllib.parse.urlencode(form).encode()) as response:
        assert response.url == f"{site.url}/admin/"
    return opener


@pytest.mark.parametrize("name", ["redacteur", "publicist", "beheerder"])
def test_each_demo_account_signs_in_and_nothing_of_it_is_kept(served, name):
    with sign_in(served, name).open(f"{served.url}/") as response:
        assert response.headers["Cache-Control"] == "no-store, private"


def test_the_log_is_json_lines_without_passwords(served):
    sign_in(served, "redacteur")
    text = served.log.read_text()
    lines = [json.loads(line) for line in text.splitlines()]
    assert {"time", "actor", "action", "object", "result", "origin"} <= set(lines[-1])
    assert [password for password in served.accounts.values() if password in text] == []


@contextlib.contextmanager
def without_database(site, tmp_path):
    """Move the database's files away, and back again."""
    file = Path(site.environment["DATABASE_URL"].removeprefix("sqlite:///"))
    files = sorted(file.parent.glob(f"{file.name}*"))
    for one in files:
        one.rename(tmp_path / one.name)
    try:
        yield
    finally:
        for one in file.parent.glob(f"{file.name}*"):
            one.unlink()
        for one in files:
            (tmp_path / one.name).rename(one)


def test_a_database_that_is_away_gives_503_and_the_site_recovers(served, tmp_path):
    with without_database(served, tmp_path):
        status, headers, body = fetch(served, "/")
        assert (status, headers["Retry-After"], b"Traceback" in body) == (503, "30", False)
        assert [fetch(served, path)[0] for path in ("/healthz", "/readyz")] == [200, 503]
    assert [fetch(served, path)[0] for path in ("/", "/readyz")] == [200, 200]


def test_production_settings_pass_the_deployment_check(tmp_path):
    environment = environment_in(tmp_path, free_port()) | {"IMVO_HTTPS": "true", "IMVO_HOSTS": "tracker.example"}
    assert "no issues" in manage(environment, "check", "--deploy", "--fail-level", "WARNING")


def test_a_demonstration_over_http_does_not_pass_it(tmp_path):
    """The twin that shows the check can fail, and of what."""
    environment = environment_in(tmp_path, free_port())
    with pytest.raises(RuntimeError, match=r"security\.W0\d\d"):
        manage(environment, "check", "--deploy", "--fail-level", "WARNING")
