"""axe on every kind of page of the whole record: three widths, light, dark and forced colours, in both languages.

A page is loaded once in each language and looked at three times in all: each kind of page meets every width and every
choice of colours, in one language or the other. Which goes with which turns from page to page, so that all are met.
"""

import pytest

from tests.browser.addresses import KINDS, in_english
from tests.browser.axe import LAID_OUT, sticks_out, violations
from tests.browser.following import draw_first_chart

pytestmark = [pytest.mark.browser, pytest.mark.served]

# The last is what is left of 1280 by 900 when everything is four times as large.
SIZES = ({"width": 1280, "height": 900}, {"width": 390, "height": 844}, {"width": 320, "height": 225})
COLOURS = (
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
)
LANGUAGES = {"nl": str, "en": in_english}
CASES = [(number, code, turn(kind)) for number, kind in enumerate(KINDS) for code, turn in LANGUAGES.items()]


def looks(number, language):
    """Return the size and the colours of each look at a page: two in the one language, the third in the other."""
    turn = range(3)
    every = [(SIZES[(number + step) % 3], COLOURS[(number // 3 + 2 * step) % 3]) for step in turn]
    return every[:2] if (language == "nl") == (number % 2 == 0) else every[2:]


@pytest.fixture(scope="module")
def context(browser):
    """Return a window for all: what a page loads a second time is at hand, as for any visitor."""
    made = browser.new_context(reduced_motion="reduce")  # or a colour is seen on its way to another
    yield made
    made.close()


@pytest.mark.parametrize(("number", "language", "address"), CASES, ids=[address for *_rest, address in CASES])
def test_axe_finds_nothing_at_any_width_in_any_colours(context, served_whole, number, language, address):
    page = context.new_page()
    page.goto(served_whole.url + address, wait_until="load")
    assert page.get_attribute("html", "lang") == language
    draw_first_chart(page)
    seen = {}
    for size, colours in looks(number, language):
        page.set_viewport_size(size)
        page.emulate_media(**colours)
        page.evaluate(LAID_OUT)
        seen[(size["width"], *colours.values())] = (violations(page), sticks_out(page))
    page.close()
    assert {look: found for look, found in seen.items() if found != ([], False)} == {}


def test_the_turning_leaves_nothing_out():
    met = [
        (code, size["width"], COLOURS.index(colours))
        for number, code, _page in CASES
        for size, colours in looks(number, code)
    ]
    assert len(set(met)) == len(LANGUAGES) * len(SIZES) * len(COLOURS)
    for kind in range(len(KINDS)):
        both = [look for code in LANGUAGES for look in looks(kind, code)]
        assert [size for size in SIZES if size not in [one for one, _colours in both]] == []
        assert [colours for colours in COLOURS if colours not in [one for _size, one in both]] == []


@pytest.mark.parametrize("colours", COLOURS)
def test_axe_sees_pale_words_in_those_colours(context, served_whole, colours):
    """The twin that shows the others can fail."""
    page = context.new_page()
    page.emulate_media(**colours)
    page.goto(f"{served_whole.url}/over/", wait_until="load")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<p id=pale>Bleek</p><button></button>')"
    )
    page.evaluate("document.querySelector('#pale').style.color = '#7f7f7f'")
    page.evaluate("document.querySelector('#pale').style.backgroundColor = '#8a8a8a'")
    found = [one.partition(":")[0] for one in violations(page)]
    page.close()
    assert found == ["button-name", "color-contrast"]
