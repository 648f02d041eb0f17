"""The front page answers within its length: two and a half screens, five on a phone, and the story in the first."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.served]
SIZES = {1280: (900, 2.5), 390: (844, 5)}
MOMENTS = ("", "?peildatum=2016-06-17", "?peildatum=2016-12-31", "?peildatum=2017-06-30", "?peildatum=2019-05-23")


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_front_page_is_short_at_every_moment_that_matters(browser, served_whole, prefix, width):
    height, most = SIZES[width]
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    lengths = {}
    for moment in MOMENTS:
        page.goto(f"{served_whole.url}{prefix}/{moment}")
        lengths[moment] = page.evaluate("document.documentElement.scrollHeight") / height
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert {moment: length for moment, length in lengths.items() if length > most} == {}


def test_the_first_screen_tells_the_story(browser, served_whole):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{served_whole.url}/?peildatum=2026-11-26")
    inside = page.evaluate(
        """[...document.querySelectorAll("h1, .nl-lead, .nl-strip li")]
           .filter((one) => one.getBoundingClientRect().bottom <= 900).map((one) => one.innerText).join(" ")"""
    )
    context.close()
    for word in ("Tien", "vóór 2017", "twee", "31 december 2016", "23 mei 2019", "873"):
        assert word in inside


def test_header_and_moment_together_take_a_hundred_pixels(browser, served_whole):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    for moment in MOMENTS:
        page.goto(f"{served_whole.url}/{moment}")
        assert page.evaluate('document.querySelector(".nl-moment").getBoundingClientRect().bottom') <= 110
    context.close()
