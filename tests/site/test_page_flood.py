"""Many moments in a row: memory stays bounded, and the popular pages stay ready."""

import random
from datetime import date, timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from dashboards.frame.page_cache import PageCache

POPULAR = ("/", "/en/", "/convenanten/", "/convenanten/goud/", "/beloften/")
MOMENTS, MAX_BYTES = 3000, 1024 * 1024


@pytest.fixture
def small(page_cache, settings):
    """A cache with room for some hundred pages."""
    options = settings.CACHES["pages"] | {"LOCATION": "small", "OPTIONS": {"MAX_BYTES": MAX_BYTES}}
    settings.CACHES = settings.CACHES | {"pages": options}
    yield caches["pages"].shelves
    caches["pages"].clear()


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_thousands_of_moments_leave_memory_bounded_and_popular_pages_ready(small, letter):
    client, factory = Client(), RequestFactory()
    for _ in range(2):
        for address in POPULAR:
            client.get(address)
    # What stands on a page is beside the point here, three thousand times
    content = random.Random(26485).randbytes(9000)
    pages = PageCache(lambda request: HttpResponse(content, headers={"Cache-Control": "no-cache"}))
    largest = 0
    for number in range(MOMENTS):
        day = date(2016, 6, 17) + timedelta(days=number)
        response = pages(factory.get("/drempels/", {"peildatum": day, "bekend_op": "2016-06-17"}))
        assert (response.status_code, response.content) == (200, content)
        largest = max(largest, small.size)
    assert 200_000 < largest <= MAX_BYTES
    assert [queries_of(client, address) for address in POPULAR] == [1] * len(POPULAR)
