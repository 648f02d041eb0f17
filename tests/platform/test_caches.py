"""CACHE_URL: pages in a Redis that all workers share, spoken to over a real socket."""

import json
import threading

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from fakeredis import TcpFakeServer

from imvo_tracker.caches import page_cache as cache_settings
from imvo_tracker.lib.content_coding import expand
from tests.serving import free_port


@pytest.fixture
def server():
    """A server that speaks Redis, on a port of its own."""
    TcpFakeServer.allow_reuse_address = True
    server = TcpFakeServer(("127.0.0.1", free_port()), server_type="valkey")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def shared(page_cache, settings, server):
    settings.CACHES = settings.CACHES | {"pages": cache_settings(f"redis://127.0.0.1:{server.server_address[1]}/0", 64)}
    return caches["pages"]


def ask(client, address="/convenanten/"):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    return response, len(captured)


def test_without_an_address_pages_lie_in_memory():
    assert cache_settings("", 3) == {
        "BACKEND": "imvo_tracker.memory_cache.SegmentedCache",
        "LOCATION": "pages",
        "TIMEOUT": 86400,
        "OPTIONS": {"MAX_BYTES": 3 * 1024 * 1024},
    }


def test_pages_are_shared_as_bytes_for_a_day(letter, shared):
    first, made = ask(Client())
    shared.shelves.clear()  # as in another process
    again, asked = ask(Client())
    assert (first.status_code, again.content, made > 1, asked) == (200, first.content, True, 1)
    key = f"imvo:1:{first['ETag'][3:-1]}"
    client = shared._cache.get_client()
    assert client.keys() == [key.encode()]
    assert client.get(key).startswith(b'[200, {"Content-Type": "text/html; charset=utf-8"')
    assert 86000 < client.ttl(key) <= 86400


def test_a_page_is_compressed_as_it_is_asked_for(letter, shared):
    kept, bodies = [], []
    for accepted in ("gzip", "br", "gzip", "identity"):
        answer, _asked = ask(Client(headers={"accept-encoding": accepted}))
        head, _newline, _bodies = shared.get(answer["ETag"][3:-1]).partition(b"\n")
        kept.append(list(json.loads(head)[2]))
        bodies.append(expand(answer.content, accepted) if "Content-Encoding" in answer else answer.content)
    assert kept == [["gzip"], ["gzip", "br"], ["gzip", "br"], ["gzip", "br"]]
    assert (len(set(bodies)), bodies[0].startswith(b"<!doctype html>")) == (1, True)


@pytest.mark.parametrize(
    "planted", [b"", b"garbage", b"\x80\x04K\x01.", b'[200, {}, {"gzip": 9}]\nshort', b"[1]\n", b"7\n"]
)
def test_what_is_not_an_answer_of_ours_is_made_anew(letter, shared, planted):
    first, _made = ask(Client())
    key = first["ETag"][3:-1]
    shared.set(key, planted)
    shared.shelves.clear()
    again, asked = ask(Client())
    assert (again.status_code, again.content, asked > 1) == (200, first.content, True)


def test_what_a_process_fetched_or_made_it_has_at_hand(letter, shared, server):
    for forget in (list, shared.shelves.clear):  # first what it made itself, then what it fetched
        forget()
        ask(Client(), "/documenten/")
    server.shutdown()
    server.server_close()
    shared._cache.get_client().connection_pool.disconnect()
    at_hand, asked = ask(Client(), "/documenten/")
    assert (at_hand.status_code, asked) == (200, 1)


def test_what_a_process_keeps_of_it_is_bounded_and_can_be_forgotten(shared):
    for number in range(80):
        shared.set(f"page{number}", bytes(1024 * 1024))
    assert 10 * 1024 * 1024 < shared.shelves.size <= 16 * 1024 * 1024  # a quarter of 64 is for what nobody asked twice
    assert shared.get("page79") == bytes(1024 * 1024)
    assert shared._cache.get_client() is shared._cache.get_client(write=True)
    shared.delete("page79")
    shared.clear()
    assert (shared.get("page79"), shared.get("page78"), shared.shelves.size) == (None, None, 0)


def test_a_server_that_is_away_costs_speed_and_no_page(letter, page_cache, settings, caplog):
    settings.CACHES = settings.CACHES | {"pages": cache_settings(f"redis://127.0.0.1:{free_port()}/0", 64)}
    client = Client()
    answers = [ask(client) for _ in range(3)]
    assert [(response.status_code, made > 1) for response, made in answers] == [(200, True)] * 3
    said = [record.getMessage() for record in caplog.records if record.name == "imvo.pages"]
    assert said == ["the cache of pages does not work: ConnectionError"]
