"""What a first visit weighs, as it comes over the line: pages, styles, scripts and pictures together."""

import re

import pytest

from tests.browser.addresses import PAGES, in_english

pytestmark = [pytest.mark.browser, pytest.mark.served]
KILOBYTE = 1024
HOME, OTHERS = 60, 150
LIBRARY = re.compile(r"plotly\.min")


def weigh(browser, address):
    """Return the bytes of everything a first view fetches, compressed, and the addresses fetched.

    Of the chart library only that it was asked for: a page to explore asks for it, and is read before it is there.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.route(LIBRARY, lambda route: route.abort())
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    weights = []
    session.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    context.close()
    return sum(weights), asked


@pytest.mark.parametrize("address", ["/?peildatum=2026-11-26", in_english("/?peildatum=2026-11-26")])
def test_the_front_page_weighs_at_most_sixty_kilobytes(browser, served_whole, address):
    weight, asked = weigh(browser, served_whole.url + address)
    assert 10 * KILOBYTE < weight <= HOME * KILOBYTE
    assert [url for url in asked if "plotly" in url] == []


def test_no_page_weighs_over_150_kilobytes_or_asks_for_plotly_before_its_reader_moves(browser, served_whole):
    """Every kind of page: tests/site/test_pages_walked.py holds the list against the list of addresses."""
    heavy, asking = {}, set()
    for address in PAGES:
        weight, asked = weigh(browser, served_whole.url + address)
        if weight > OTHERS * KILOBYTE:
            heavy[address] = weight
        if any(LIBRARY.search(url) for url in asked):
            asking.add(address)
    assert (heavy, asking) == ({}, set())
