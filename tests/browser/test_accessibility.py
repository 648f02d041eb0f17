"""axe on every page kind, wide and narrow, with and without JavaScript.

A page is loaded once in each way, narrow first, and widened: what is looked at in it stands in `Visit`.
"""

from dataclasses import dataclass
from functools import cache

import pytest

from tests.browser.addresses import PAGES, in_english
from tests.browser.axe import sticks_out, violations, widen
from tests.browser.following import draw_first_chart

pytestmark = [pytest.mark.browser, pytest.mark.served]

NARROW, WIDE = 320, 1280


@dataclass(frozen=True)
class Visit:
    """What was seen on one page: by width what axe finds and whether it sticks out, its complaints, its texts."""

    violations: dict[int, list[str]]
    sticks_out: dict[int, bool]
    complaints: list[str]
    texts: tuple


def texts_of(page) -> tuple:
    """Return what a page says, whatever the browser can do."""
    return (
        page.title(),
        page.locator("h1").all_inner_texts(),
        page.locator("main table").count(),
        page.locator("main a:not([data-chart-plot] a)").count(),
    )


@pytest.fixture(scope="module")
def contexts(browser):
    """Return a maker of contexts, each made once: what a page loads a second time is at hand, as for any visitor."""

    @cache
    def context(**options):
        made.append(browser.new_context(**options))
        return made[-1]

    made = []
    yield context
    for one in made:
        one.close()


@pytest.fixture(scope="module")
def visit(contexts, served):
    """Return what is seen at an address, looked at once for all tests."""

    @cache
    def visit(address):
        page = contexts(locale="nl-NL").new_page()
        page.set_viewport_size({"width": NARROW, "height": 900})
        complaints, found, wide = [], {}, {}
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(served.url + address, wait_until="load")
        draw_first_chart(page)
        for width in (NARROW, WIDE):
            widen(page, width)
            found[width], wide[width] = violations(page), sticks_out(page)
        draw_first_chart(page)
        seen = Visit(found, wide, [one for one in complaints if "status of 40" not in one], texts_of(page))
        page.close()
        return seen

    return visit


def test_axe_finds_what_is_wrong(browser, served):
    """The twin that shows the others can fail."""
    page = browser.new_context().new_page()
    page.goto(f"{served.url}/", wait_until="load")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')")
    assert [found.split(":")[0] for found in violations(page)] == ["button-name"]
    page.context.close()


def test_a_page_that_sticks_out_is_seen_at_the_width_where_it_does(browser, served):
    """The same, for the widths."""
    page = browser.new_context().new_page()
    page.goto(f"{served.url}/", wait_until="load")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<p class=wide>x</p>')")
    page.evaluate("document.querySelector('.wide').style.width = '900px'")
    seen = []
    for width in (NARROW, WIDE):
        widen(page, width)
        seen.append(sticks_out(page))
    assert seen == [True, False]
    page.context.close()


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_axe_finds_nothing_and_nothing_sticks_out(visit, address, width):
    seen = visit(address)
    assert (seen.violations[width], seen.sticks_out[width], seen.complaints) == ([], False, [])


@pytest.mark.parametrize("address", PAGES)
def test_the_english_page_has_no_violations_either(contexts, served, address):
    page = contexts(color_scheme="dark").new_page()
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.goto(served.url + in_english(address), wait_until="load")
    assert page.get_attribute("html", "lang") == "en"
    draw_first_chart(page)
    assert violations(page) == []
    page.close()


@pytest.mark.parametrize("address", PAGES)
def test_the_page_says_the_same_without_javascript(contexts, visit, served, address):
    """Charts show their tables; nothing is hidden behind a script."""
    page = contexts(java_script_enabled=False).new_page()
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.goto(served.url + address, wait_until="load")
    texts = texts_of(page)
    page.close()
    assert texts == visit(address).texts
    assert texts[1]
