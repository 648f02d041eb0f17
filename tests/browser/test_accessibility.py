"""axe on every page kind, wide and narrow, with and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.addresses import PAGES, in_english
from tests.browser.following import draw_first_chart

pytestmark = [pytest.mark.browser, pytest.mark.served]


def violations(page) -> list[str]:
    """Return what axe finds, one line for each rule with the first element at fault."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:160]}" for rule in found]


def test_axe_finds_what_is_wrong(browser, served):
    """The twin that shows the others can fail."""
    page = browser.new_context().new_page()
    page.goto(f"{served.url}/", wait_until="load")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')")
    assert [found.split(":")[0] for found in violations(page)] == ["button-name"]
    page.context.close()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(browser, served, address, width):
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="nl-NL")
    page = context.new_page()
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(served.url + address, wait_until="load")
    draw_first_chart(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [fault for fault in faults if "status of 40" not in fault] == []
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_the_english_page_has_no_violations_either(browser, served, address):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark")
    page = context.new_page()
    page.goto(served.url + in_english(address), wait_until="load")
    assert page.get_attribute("html", "lang") == "en"
    draw_first_chart(page)
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_the_page_says_the_same_without_javascript(browser, served, address):
    """Charts show their tables; nothing is hidden behind a script."""
    texts = []
    for enabled in (True, False):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=enabled)
        page = context.new_page()
        page.goto(served.url + address, wait_until="load")
        if enabled:
            draw_first_chart(page)
        texts.append(
            (
                page.title(),
                page.locator("h1").all_inner_texts(),
                page.locator("main table").count(),
                page.locator("main a:not([data-chart-plot] a)").count(),
            )
        )
        context.close()
    assert texts[0] == texts[1]
    assert texts[1][1]
