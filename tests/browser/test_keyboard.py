"""By keyboard alone from the front page to the site a source was published on, in few presses of Tab."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.served]

MOST = 14  # each row on the way has its name, its citation and its source
FOCUSED = "document.activeElement.getAttribute('href') || ''"
LETTER, GOLD = "/documenten/kst-26485-220/", "/convenanten/goud/"
GAZETTE = "https://zoek.officielebekendmakingen.nl/kst-26485-220.html"
OTHER_SITE = "https://"
# by route: what is opened on the way; the last is not opened, it leads to another site
ROUTES = {
    "the letter": (LETTER, GAZETTE),
    "the gold covenant": (GOLD, OTHER_SITE),
}


def tabs_to(page, wanted) -> int:
    """Skip to the content, press Tab until what is wanted has the focus, and return how often beyond the skip link."""
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "#content"
    presses = 0
    page.keyboard.press("Tab")
    if page.evaluate(FOCUSED).startswith("#"):  # the table, on the front page
        presses += 1
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
    while presses <= MOST:
        page.keyboard.press("Tab")
        presses += 1
        if page.evaluate(FOCUSED).startswith(wanted):
            break
    return presses


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("route", ROUTES)
def test_a_source_is_fourteen_tabs_from_the_front_page(browser, served_whole, prefix, route):
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{served_whole.url}{prefix}/", wait_until="load")
    *through, source = ROUTES[route]
    presses = []
    for address in through:
        presses.append(tabs_to(page, f"{prefix}{address}"))
        with page.expect_navigation(wait_until="load"):
            page.keyboard.press("Enter")
        assert address in page.url
    presses.append(tabs_to(page, source))
    assert page.evaluate("document.activeElement.rel") == "external"
    assert sum(presses) <= MOST, presses
    page.context.close()
