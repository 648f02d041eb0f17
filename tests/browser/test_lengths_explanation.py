"""How long the pages of the explanation are, and that none slides sideways."""

import pytest

from tests.browser.screens import WIDER, screens

pytestmark = [pytest.mark.browser, pytest.mark.served]

MOST = {1280: 3, 390: 6}
PARTS = ("", "datums/", "telregels/", "bewaring/")


@pytest.mark.parametrize("query", ["", "?peildatum=2016-06-17"])
@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("part", PARTS)
def test_each_page_of_the_explanation_fits(page, site, width, part, prefix, query):
    page.goto(f"{site}{prefix}/uitleg/{part}{query}", wait_until="load")
    assert 0.5 < screens(page, width) <= MOST[width]
    assert not page.evaluate(WIDER)


def test_an_address_of_a_rule_opens_it(page, site):
    page.goto(f"{site}/uitleg/datums/", wait_until="load")
    rule = page.locator("details.nl-more").last
    assert not rule.locator("dl").is_visible()
    rule.locator("summary").click()
    assert rule.locator("dl").is_visible()
