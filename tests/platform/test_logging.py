"""One line of JSON for each request and action, and nothing in it that is nobody's business."""

import json
import logging

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils.functional import SimpleLazyObject

from imvo_tracker.logging import JsonLine, actor_of, origin_of

pytestmark = pytest.mark.urls("tests.platform.urls")


def lines_of(caplog, name="imvo.request"):
    return [json.loads(JsonLine().format(record)) for record in caplog.records if record.name == name]


def without_time(line):
    return {name: value for name, value in line.items() if name not in {"time", "ms"}}


def test_a_visit_is_one_line_without_query_and_without_the_person(client, caplog):
    with caplog.at_level(logging.INFO, logger="imvo.request"):
        client.get("/public/?q=secret", REMOTE_ADDR="192.0.2.77")
    assert [without_time(line) for line in lines_of(caplog)] == [
        {
            "level": "info",
            "event": "imvo.request",
            "message": "request",
            "actor": "visitor",
            "action": "GET",
            "object": "/public/",
            "result": 200,
            "origin": "192.0.2.0/24",
        }
    ]


def test_signing_in_tells_who_and_from_where_but_no_password(client, admin_user, caplog):
    with caplog.at_level(logging.INFO, logger="imvo.request"):
        client.post("/admin/login/?next=/admin/", {"username": "admin", "password": "password"})
    line = lines_of(caplog)[0]
    assert (line["actor"], line["action"], line["object"], line["result"], line["origin"]) == (
        f"user:{admin_user.pk}",
        "POST",
        "/admin/login/",
        302,
        "127.0.0.1",
    )
    assert "password" not in json.dumps(line)


def test_a_line_stays_one_line_whatever_is_in_it():
    record = logging.LogRecord("imvo.record", logging.INFO, "", 0, "sealed", None, None)
    record.object = "a\nb\u2028c"
    assert JsonLine().format(record).splitlines() == [JsonLine().format(record)]


def test_an_action_is_told_with_its_fields():
    record = logging.LogRecord("imvo.record", logging.INFO, "", 0, "sealed", None, None)
    record.__dict__ |= {"actor": "user:1", "action": "seal", "object": "revision 1", "result": "ok", "token": "x"}
    found = without_time(json.loads(JsonLine().format(record)))
    assert found == {
        "level": "info",
        "event": "imvo.record",
        "message": "sealed",
        "actor": "user:1",
        "action": "seal",
        "object": "revision 1",
        "result": "ok",
    }


def test_who_it_is_costs_no_query(settings, admin_user, django_assert_num_queries):
    request = RequestFactory().get("/")
    request.user = SimpleLazyObject(lambda: pytest.fail("asked the database"))
    assert actor_of(request) == "visitor"
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    with django_assert_num_queries(0):
        assert actor_of(request) == "session"
        request._cached_user = AnonymousUser()
        assert actor_of(request) == "visitor"
        request._cached_user = admin_user
        assert actor_of(request) == f"user:{admin_user.pk}"


@pytest.mark.parametrize(
    ("address", "whole", "shown"),
    [
        ("192.0.2.77", True, "192.0.2.77"),
        ("192.0.2.77", False, "192.0.2.0/24"),
        ("2001:db8:1:2::3", False, "2001:db8:1::/48"),
        ("", False, ""),
        ("not an address\n", True, ""),
    ],
)
def test_the_origin_of_readers_is_their_network(address, whole, shown):
    assert origin_of(RequestFactory().get("/", REMOTE_ADDR=address), whole=whole) == shown


def test_a_forwarded_address_counts_only_from_our_own_proxy(settings):
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers={"x-forwarded-for": "8.8.8.8, 198.51.100.9"})
    assert origin_of(request, whole=True) == "192.0.2.1"
    settings.BEHIND_PROXY = True
    assert origin_of(request, whole=True) == "198.51.100.9"
