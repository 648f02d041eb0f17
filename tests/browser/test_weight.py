"""What a first visit weighs, as it comes over the line: pages, styles, scripts and pictures together."""

import pytest

from tests.browser.addresses import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.served]
KILOBYTE = 1024
HOME, OTHERS = 60, 150


def weigh(browser, address):
    """Return the bytes of everything a first view fetches, compressed, and the addresses fetched."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    weights = []
    session.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    context.close()
    return sum(weights), asked


def test_the_front_page_weighs_at_most_sixty_kilobytes(browser, served_whole):
    weight, asked = weigh(browser, f"{served_whole.url}/?peildatum=2026-11-26")
    assert 10 * KILOBYTE < weight <= HOME * KILOBYTE
    assert [url for url in asked if "plotly" in url] == []


def test_no_page_weighs_more_than_a_hundred_and_fifty_kilobytes_nor_asks_for_plotly_by_itself(browser, served_whole):
    heavy, plotly = {}, []
    for address in PAGES:
        if "onderzoek" in address:  # who opens it asks for the library
            continue
        weight, asked = weigh(browser, served_whole.url + address)
        if weight > OTHERS * KILOBYTE:
            heavy[address] = weight
        plotly += [url for url in asked if "plotly.min" in url]
    assert (heavy, plotly) == ({}, [])
