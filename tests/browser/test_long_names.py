"""A name of 42 letters breaks at every width, wherever it stands: no page slides sideways, nothing is cut off."""

import pytest

from tests.browser.addresses import KINDS
from tests.browser.axe import sticks_out, widen
from tests.browser.following import draw_first_chart
from tests.conftest import LETTER
from tests.serving import serve

pytestmark = [pytest.mark.browser, pytest.mark.served]

WIDTHS = (320, 390, 1280)
NAME = "Arbeidsomstandighedenverbeteringsconvenan"  # and one letter more, so that each has a name of its own
# What is renamed in the record of the letter: a covenant, its sector, who says something, and the letter itself
RENAMED = (
    "name: Textiel, name_en: Textiles",
    "name: Bouw\n    name_en: Construction",
    "name: Kabinet\n    name_en: Dutch cabinet",
    "title: Voortgang IMVO-convenanten, brief van de ministers voor BHOS en van EZ",
)
PAGES = tuple(
    {
        "/sectoren/FIN/": "/sectoren/BOU/",
        "/vergelijk/?van=2016-06-17&tot=2019-12-31": "/vergelijk/?van=2016-03-01&tot=2017-06-17",
    }.get(kind, kind)
    for kind in KINDS
)
# Elements whose text is wider than they are, but for those that may be scrolled or are for screen readers only
CUT_OFF = """() => [...document.querySelectorAll('body *')]
  .filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
  .filter(one => !['auto', 'scroll'].includes(getComputedStyle(one).overflowX))
  .filter(one => getComputedStyle(one).overflowX === 'hidden' && getComputedStyle(one).clipPath === 'none')
  .filter(one => !one.closest('.nl-hidden, .nl-skip'))
  .map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def long_names(tmp_path_factory):
    directory = tmp_path_factory.mktemp("long")
    text = LETTER.read_text(encoding="utf-8")
    for number, old in enumerate(RENAMED):
        assert text.count(old) == 1, old
        key, _colon, _rest = old.partition(":")
        name = f"{NAME}{'tbcd'[number]}"
        new = old.replace(old.partition(": ")[2].partition(",")[0].partition("\n")[0], name, 1)
        text = text.replace(old, new if key == "name" else f"title: {name}")
    file = directory / LETTER.name
    file.write_text(text, encoding="utf-8")
    with serve(directory, file) as site:
        yield site


@pytest.mark.parametrize("address", PAGES)
def test_a_name_of_42_letters_breaks(browser, long_names, address):
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": 900}, locale="nl-NL")
    page = context.new_page()
    page.goto(long_names.url + address, wait_until="load")
    draw_first_chart(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    seen = {}
    for width in WIDTHS:
        widen(page, width)
        seen[width] = (sticks_out(page), page.evaluate(CUT_OFF))
    assert seen == dict.fromkeys(WIDTHS, (False, []))
    context.close()


def test_the_names_stand_on_the_pages(browser, long_names):
    """The walk above meets the names."""
    page = browser.new_context().new_page()
    seen = ""
    for address in PAGES:
        page.goto(long_names.url + address, wait_until="load")
        seen += page.content()
    page.context.close()
    assert [name for name in (f"{NAME}{letter}" for letter in "tbcd") if name not in seen] == []
    assert len(f"{NAME}t") == 42
