"""Something goes wrong: a friendly page with the right status, and never a traceback."""

import json
import logging

import pytest
from django.test import Client as CsrfClient

from imvo_tracker import errors
from imvo_tracker.logging import JsonLine
from tests.platform.urls import SECRET

pytestmark = pytest.mark.urls("tests.platform.urls")


@pytest.fixture
def visitor(client):
    """A browser that gets error pages instead of exceptions."""
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/moment/", 400, "31-02-2016 bestaat niet"),
        ("/bad-input/", 400, "Deze telregel kennen we niet"),
        ("/missing/", 404, "404"),
        ("/no-such-page/", 404, "404"),
        ("/broken/", 500, "500"),
        ("/database-gone/", 503, "503"),
        ("/connection-gone/", 503, "503"),
    ],
)
def test_each_error_has_its_status_and_a_page_in_our_own_frame(visitor, path, status, words):
    response = visitor.get(path)
    text = response.content.decode()
    assert (response.status_code, words in text, '<html lang="nl"' in text) == (status, True, True)
    assert SECRET not in text


def test_an_unreachable_database_says_when_to_come_back(visitor):
    response = visitor.get("/database-gone/")
    assert (response["Retry-After"], response["Cache-Control"]) == ("30", "no-store")


@pytest.mark.parametrize("status", [405, 500, 503])
def test_the_pages_that_must_always_work_need_no_request_and_no_database(status):
    assert f"{status}" in errors.page(status).content.decode()


def test_the_english_pages_are_english(visitor):
    assert '<html lang="en"' in visitor.get("/en/no-such-page/").content.decode()


def test_an_address_that_leads_nowhere_has_one_page_for_everybody(visitor, monkeypatch):
    """Made once in each language; the path and query of one visitor never reach another."""
    errors._leads_nowhere.cache_clear()
    first = visitor.get("/no-such-page/?peildatum=2016-06-17&x=own-words")
    monkeypatch.setattr(errors, "page", None)
    again = visitor.get("/another/")
    assert (first.status_code, again.status_code, again.content) == (404, 404, first.content)
    assert [
        word for word in (b"no-such-page", b"own-words", b"2016-06-17", b'aria-current="page"') if word in first.content
    ] == []
    assert [b'href="/" lang="nl"' in first.content, b'href="/en/" lang="en"' in first.content] == [True, True]


def test_a_signed_in_person_gets_his_own_page_of_what_is_not_there(admin_client):
    response = admin_client.get("/no-such-page/?x=own-words")
    assert (response.status_code, b"own-words" in response.content) == (404, True)


def test_crawlers_are_kept_out_of_the_calendar(visitor):
    response = visitor.get("/robots.txt")
    assert (response.status_code, response["Content-Type"]) == (200, "text/plain")
    assert response.content.decode().splitlines()[1:3] == ["Disallow: /admin/", "Disallow: /*?*peildatum="]


def test_a_foreign_host_name_gets_400(visitor):
    assert visitor.get("/public/", headers={"host": "evil.example"}).status_code == 400


def test_a_form_without_a_token_gets_403(admin_user):
    from_elsewhere = CsrfClient(enforce_csrf_checks=True)
    response = from_elsewhere.post("/admin/login/", {"username": "admin", "password": "password"})
    assert (response.status_code, '<html lang="nl"' in response.content.decode()) == (403, True)


def test_an_error_page_that_cannot_be_made_still_answers(monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise RuntimeError(SECRET)

    monkeypatch.setattr(errors, "render_to_string", fail)
    response = errors.page(404)
    assert (response.status_code, "Er ging iets mis (404)" in response.content.decode()) == (404, True)


def test_an_error_is_logged_by_type_and_place_without_its_text(visitor, caplog):
    with caplog.at_level(logging.ERROR):
        logging.getLogger("django").addHandler(caplog.handler)
        visitor.get("/broken/?token=abc")
        logging.getLogger("django").removeHandler(caplog.handler)
    lines = [JsonLine().format(record) for record in caplog.records]
    found = json.loads(lines[0])
    assert (found["error"], found["stack"][-1].startswith("tests/platform/urls.py:")) == ("RuntimeError", True)
    assert [line for line in lines if SECRET in line or "token" in line] == []
