"""What the tests of lengths share: the whole record served, and a page as wide as a desk or a phone."""

import pytest

from tests.browser.screens import HEIGHTS


@pytest.fixture(scope="session")
def site(served_whole):
    """Return the address of the whole record."""
    return served_whole.url


@pytest.fixture(params=HEIGHTS)
def width(request):
    return request.param


@pytest.fixture
def page(browser, width):
    context = browser.new_context(viewport={"width": width, "height": HEIGHTS[width]})
    yield context.new_page()
    context.close()
