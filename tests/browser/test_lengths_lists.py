"""How long the pages of covenants, sectors, comparison and corrections are, and that no row slides out of sight."""

import pytest

from tests.browser.screens import HEIGHTS, WIDER, screens
from tests.browser.test_drawings import MEASURE

pytestmark = [pytest.mark.browser, pytest.mark.served]

# by page: the most screens at 1280 and at 390 px
MOST = {
    "/sectoren/TEX/": (2, 4),
    "/sectoren/FIN/": (2, 4),
    "/sectoren/MET/": (2, 4),
    "/sectoren/BOU/": (2, 4),
    "/vergelijk/": (2, 4),
    "/convenanten/": (3, 6),
    "/convenanten/tijdlijn/": (2, 4),
    "/convenanten/per-sector/": (2.5, 5.5),
    "/correcties/": (3.5, 8),
}
DAYS = ("", "2016-06-17", "2016-12-31", "2017-06-30", "2019-05-23")
SPANS = (("2016-06-17", "2016-12-31"), ("2016-12-31", "2017-06-30"), ("2017-06-30", "2019-05-23"))
HIDDEN_WORDS = """() => [...document.querySelectorAll('main .nl-badge')].filter(one => one.checkVisibility())
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.innerText)"""


def measured(page, width, address):
    """Return the number of screens; fail where the page slides or an outcome word stands outside the screen."""
    page.goto(address, wait_until="load")
    assert (page.evaluate(WIDER), page.evaluate(HIDDEN_WORDS)) == (False, []), address
    return screens(page, width)


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", MOST)
def test_a_page_fits_in_its_screens_on_the_days_that_matter(page, served_whole, width, path, prefix):
    site, most = served_whole.url, MOST[path][list(HEIGHTS).index(width)]
    lengths = {
        day: measured(page, width, f"{site}{prefix}{path}" + (f"?peildatum={day}&bekend_op={day}" if day else ""))
        for day in DAYS
    }
    assert {day: found for day, found in lengths.items() if not 0.5 < found <= most} == {}


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("span", SPANS)
def test_a_comparison_fits_in_its_screens(page, served_whole, width, span, prefix):
    address = f"{served_whole.url}{prefix}/vergelijk/?van={span[0]}&tot={span[1]}"
    assert 0.5 < measured(page, width, address) <= MOST["/vergelijk/"][list(HEIGHTS).index(width)]


def test_a_stacked_row_begins_with_name_and_outcome(browser, served_whole):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{served_whole.url}/convenanten/?peildatum=2026-11-20", wait_until="load")
    row = page.locator("#rows tbody tr", has_text="TruStone")
    lines = [line for line in row.inner_text().splitlines() if line.strip()]
    assert lines[:3] == ["TruStone (natuursteen)", "682 dagen te laat ondertekend", "loopt"]
    assert row.bounding_box()["height"] < 250
    page.close()


def test_no_text_of_the_life_lines_meets_another(page, served_whole, width):
    page.goto(f"{served_whole.url}/convenanten/tijdlijn/?peildatum=2026-11-20", wait_until="load")
    found = page.evaluate(MEASURE)
    assert [(one["name"], one["faults"]) for one in found if one["faults"]] == []
    assert [one["name"] for one in found] != []


def test_two_days_are_compared_without_javascript(browser, served_whole):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served_whole.url}/vergelijk/?peildatum=2026-11-20", wait_until="load")
    page.select_option("#compare-from", "2016-12-31")
    page.select_option("#compare-until", "2019-05-23")
    page.get_by_role("button", name="Vergelijk", exact=True).click()
    page.wait_for_url("**/vergelijk/?van=2016-12-31&tot=2019-05-23*")
    assert page.locator("h1").inner_text() == "Van 31 december 2016 tot 23 mei 2019"
    context.close()


def test_paper_has_every_column(browser, served_whole):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{served_whole.url}/convenanten/?peildatum=2026-11-20", wait_until="load")
    page.emulate_media(media="print")
    heads = [" ".join(one.split()) for one in page.locator("#rows thead th").all_inner_texts()]
    assert heads == ["Convenant", "Op tijd?", "Ondertekend", "Verwacht", "Fase", "Sector", "Begeleider", "Bron"]
    assert page.locator("#rows thead").bounding_box()["height"] > 10
    page.close()
