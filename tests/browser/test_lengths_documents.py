"""How long the page of a document and the list of documents are, and that a row's own address opens it."""

import pytest

from tests.browser.screens import WIDER, screens

pytestmark = [pytest.mark.browser, pytest.mark.served]

LONGEST = "/documenten/kst-26485-220/"
MOST = {1280: 3, 390: 6}
QUERIES = ("", "?peildatum=2016-06-17", "?peildatum=2016-12-31", "?peildatum=2017-06-30", "?peildatum=2019-05-23")
# Tables that hold more than they show
SIDEWAYS = """() => [...document.querySelectorAll('main table, main table *')]
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 120))"""

IN_SIGHT = """id => { const top = document.getElementById(id).getBoundingClientRect().top;
  return top >= -1 && top < innerHeight }"""


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("query", QUERIES)
def test_the_longest_letter_fits_with_its_statements_closed(page, site, width, prefix, query):
    page.goto(f"{site}{prefix}{LONGEST}{query}", wait_until="load")
    assert not page.locator(".nl-document-claims table").is_visible()
    assert 1.5 < screens(page, width) <= MOST[width]
    assert not page.evaluate(WIDER)


@pytest.mark.parametrize(
    "path",
    [
        "kst-26485-253/",
        "kst-32852-24/",
        "eufin-2017-01-verzekeraars/",
        "duurzaam-ondernemen-2018-06-voeding/",
        "?page=6",
    ],
)
def test_other_documents_and_the_list_fit_too(page, site, width, path):
    page.goto(f"{site}/documenten/{path}", wait_until="load")
    assert screens(page, width) <= MOST[width]


@pytest.mark.parametrize("path", ["", "?page=6", "kst-26485-220/?page=4", "kst-32852-24/"])
def test_no_table_slides_sideways_and_a_row_begins_with_its_name(page, site, width, path):
    page.goto(f"{site}/documenten/{path}", wait_until="load")
    assert (page.evaluate(WIDER), page.evaluate(SIDEWAYS)) == (False, [])
    first = page.locator("main tbody tr").first
    inside = first.locator("th").bounding_box(), first.locator("td").last.bounding_box()
    assert [box["x"] >= 0 and box["x"] + box["width"] <= width for box in inside] == [True, True]


@pytest.mark.parametrize("anchor", ["milestonestatement-1", "milestonestatement-96"])
def test_an_address_of_a_row_opens_the_part_whatever_page_it_stands_on(page, site, width, anchor):
    page.goto(f"{site}{LONGEST}?peildatum=2026-11-26#{anchor}", wait_until="load")
    page.wait_for_function("id => document.getElementById(id)?.checkVisibility()", arg=anchor)
    assert page.url.endswith(f"#{anchor}")
    assert "peildatum=2026-11-26" in page.url
    page.wait_for_function(IN_SIGHT, arg=anchor)


def test_a_row_far_on_is_found_without_javascript(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}{LONGEST}", wait_until="load")
    address = page.locator("#promised tbody a[href*=uitspraak]").last.get_attribute("href")
    page.goto(f"{site}{address}", wait_until="load")
    assert page.locator(f"#{address.partition('#')[2]}").is_visible()
    page.context.close()


def test_paper_has_every_column_of_the_rows_shown(browser, site):
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{site}{LONGEST}", wait_until="load")
    page.emulate_media(media="print")
    heads = page.locator("main thead th")
    assert heads.all_inner_texts() == [
        "Convenant", "Beloofd", "Werkelijk", "Uitkomst", "p.", "Onderwerp", "Woorden", "Onze weergave"
    ]  # fmt: skip
    assert [heads.nth(place).is_visible() for place in range(8)] == [True] * 8
    assert "officielebekendmakingen.nl/kst-26485-220.html" in page.locator(".nl-document-facts a").evaluate(
        "one => getComputedStyle(one, '::after').content"
    )
    page.context.close()
