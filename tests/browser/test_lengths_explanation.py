"""How long the pages of the explanation are, and that none slides sideways."""

import pytest

from tests.conftest import LETTER, RECORD_FILES
from tests.serving import serve

pytestmark = [pytest.mark.browser, pytest.mark.served]

SCREENS = {1280: (900, 3), 390: (844, 6)}
PARTS = ("", "datums/", "telregels/", "bewaring/")
WIDER = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    files = [LETTER.parent / name for name in RECORD_FILES]
    with serve(tmp_path_factory.mktemp("whole"), *files, kept="whole") as running:
        yield running.url


@pytest.fixture(params=SCREENS)
def width(request):
    return request.param


@pytest.fixture
def page(browser, width):
    context = browser.new_context(viewport={"width": width, "height": SCREENS[width][0]})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("query", ["", "?peildatum=2016-06-17"])
@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("part", PARTS)
def test_each_page_of_the_explanation_fits(page, site, width, part, prefix, query):
    height, most = SCREENS[width]
    page.goto(f"{site}{prefix}/uitleg/{part}{query}", wait_until="load")
    assert 0.5 < page.evaluate("document.documentElement.scrollHeight") / height <= most
    assert not page.evaluate(WIDER)


def test_an_address_of_a_rule_opens_it(page, site):
    page.goto(f"{site}/uitleg/datums/", wait_until="load")
    rule = page.locator("details.nl-more").last
    assert not rule.locator("dl").is_visible()
    rule.locator("summary").click()
    assert rule.locator("dl").is_visible()
