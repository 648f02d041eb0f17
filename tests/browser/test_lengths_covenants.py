"""How long a covenant's page is, and that an old address of one of its statements leads to the row."""

import pytest

from tests.browser.screens import WIDER, screens
from tests.browser.test_drawings import MEASURE

pytestmark = [pytest.mark.browser, pytest.mark.served]

MOST = {1280: 4, 390: 7}
DAYS = ("", "2016-06-17", "2016-12-31", "2017-06-30", "2019-05-23")
LONG = ("textiel", "voedingsmiddelen", "natuursteen", "land-en-tuinbouw", "goud")
SIDEWAYS = """() => [...document.querySelectorAll('main table:not(.nl-graph table), main .nl-rows *')]
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("slug", LONG)
def test_a_covenant_fits_in_its_screens_on_the_days_that_matter(page, site, width, prefix, slug):
    lengths = {}
    for day in DAYS:
        page.goto(f"{site}{prefix}/convenanten/{slug}/" + (f"?peildatum={day}" if day else ""), wait_until="load")
        lengths[day] = screens(page, width)
        assert (page.evaluate(WIDER), page.evaluate(SIDEWAYS)) == (False, []), day
    assert {day: found for day, found in lengths.items() if not 1 <= found <= MOST[width]} == {}


@pytest.mark.parametrize("slug", ["textiel", "goud", "banken", "natuursteen", "metallurgie", "sierteelt"])
def test_no_text_of_a_covenants_drawings_meets_another(page, site, width, slug):
    page.goto(f"{site}/convenanten/{slug}/", wait_until="load")
    measured = page.evaluate(MEASURE)
    assert [(one["name"], one["faults"]) for one in measured if one["faults"]] == []
    assert measured[0]["name"] == "stappen"


def test_the_answer_stands_in_the_first_screen(page, site, width):
    page.goto(f"{site}/convenanten/goud/?peildatum=2026-11-26", wait_until="load")
    for one in (page.locator(".nl-lead"), page.locator(".nl-covenant__marks .nl-badge")):
        box = one.bounding_box()
        assert box["y"] + box["height"] < 844
    assert "270 dagen te laat" in page.locator(".nl-lead").inner_text()


def test_a_covenant_that_vanished_takes_two_screens_at_most(page, site, width):
    page.goto(f"{site}/convenanten/toerisme/", wait_until="load")
    assert screens(page, width) <= 2
    assert page.locator("main h2").all_inner_texts() == ["Beloofd en werkelijk"]


@pytest.mark.parametrize("anchor", ["milestonestatement-1", "measurement-53", "statusreport-145"])
def test_an_old_address_of_a_statement_leads_to_its_row(page, site, width, anchor):
    page.goto(f"{site}/convenanten/textiel/?peildatum=2026-11-26#{anchor}", wait_until="load")
    page.wait_for_url("**/uitspraken/**")
    page.wait_for_function("id => document.getElementById(id)?.checkVisibility()", arg=anchor)
    assert "peildatum=2026-11-26" in page.url
    assert page.url.endswith(f"#{anchor}")


def test_a_statement_is_found_without_javascript(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/convenanten/textiel/", wait_until="load")
    address = page.locator("main .nl-rows tbody a[href*=uitspraak]").first.get_attribute("href")
    page.goto(f"{site}{address}", wait_until="load")
    assert page.locator(f"#{address.partition('#')[2]}").is_visible()
    page.context.close()


def test_paper_has_every_column_and_the_open_tables(browser, site):
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{site}/convenanten/goud/", wait_until="load")
    page.emulate_media(media="print")
    assert page.locator(".nl-rows").first.locator("thead th").all_inner_texts() == [
        "Woorden", "Wie", "Voor", "Werd", "Verschil", "Bron",
    ]  # fmt: skip
    assert page.locator(".nl-rows thead").first.bounding_box()["height"] > 10
    assert page.locator(".nl-graph table").first.is_visible()
    page.context.close()
