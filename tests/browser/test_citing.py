"""Citing in place: by mouse and keyboard, copied in one press; without JavaScript on a page; on paper as a QR code."""

import re

import pytest
import segno

from tests.browser.axe import LAID_OUT, violations

pytestmark = [pytest.mark.browser, pytest.mark.served]
MOMENT = "peildatum=2016-12-31&bekend_op=2016-12-31&revisie=9&telregel=kabinet"
GOLD = f"/convenanten/goud/uitspraken/?{MOMENT}"
PANEL = "dialog.nl-cite-panel"
FORMS = ["Zoals de Kamer citeert", "APA", "BibTeX", "CSL JSON"]
# Each dark square of the drawing, as [column, row]: what the lines of its path go over
SQUARES = """() => {
  const dark = [];
  for (const [, x, y, steps] of document.querySelector(".nl-print-head__code path").getAttribute("d")
      .matchAll(/M(\\d+) (\\d+)\\.5([hm\\d 0]*)/g)) {
    let column = +x;
    for (const [, kind, length] of steps.matchAll(/([hm])(\\d+)/g))
      for (let step = 0; step < +length; step++, column++) if (kind === "h") dark.push([column, +y]);
  }
  return dark;
}"""


@pytest.fixture(params=[1280, 390])
def page(browser, request):
    context = browser.new_context(
        viewport={"width": request.param, "height": 844}, permissions=["clipboard-read", "clipboard-write"]
    )
    yield context.new_page()
    context.close()


def copied(page):
    return page.evaluate("navigator.clipboard.readText()")


def test_a_row_is_cited_in_a_panel_by_keyboard_and_copied_in_one_press(page, served_whole):
    page.goto(served_whole.url + GOLD, wait_until="load")
    row = page.locator("tbody .nl-cite").first
    assert row.get_attribute("aria-label").startswith("Citeer: ")
    row.focus()
    page.keyboard.press("Enter")
    panel = page.locator(PANEL)
    panel.locator("pre").first.wait_for()
    assert (panel.get_attribute("aria-label"), page.url) == ("Citeer", served_whole.url + GOLD)
    assert panel.get_by_role("heading").all_inner_texts() == FORMS
    assert violations(page) == []
    for number, form in enumerate(FORMS):
        panel.get_by_role("button", name=f"Kopieer: {form}").press("Enter")
        panel.get_by_role("status").filter(has_text=f"Gekopieerd: {form}").wait_for()
        assert copied(page) == panel.locator("pre").nth(number).inner_text()
    assert f"{served_whole.url}/documenten/" in copied(page)
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert page.evaluate("document.activeElement.className") == "nl-cite"


def test_a_page_is_cited_where_it_says_so(page, served_whole):
    page.goto(f"{served_whole.url}/beloften/?{MOMENT}", wait_until="load")
    page.locator("[data-cite-here] summary").press("Enter")
    panel = page.locator("[data-cite-here] .nl-menu__panel")
    panel.locator("pre").first.wait_for()
    assert panel.get_by_role("heading").all_inner_texts() == FORMS
    panel.get_by_role("button", name="Kopieer: BibTeX").click()
    panel.get_by_role("status").filter(has_text="Gekopieerd: BibTeX").wait_for()
    assert copied(page).startswith("@misc{imvo-")
    assert violations(page) == []
    page.evaluate(LAID_OUT)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name=re.compile("^Citeer: ")).first.click()
    page.locator(f"{PANEL} pre").first.wait_for()


def test_without_javascript_the_links_lead_to_the_citation(browser, served_whole):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served_whole.url}/?{MOMENT}")
    page.locator("[data-cite-here] summary").click()
    page.locator("[data-cite-here] a").first.click()
    assert page.locator("h1").inner_text() == "Citeer"
    assert page.locator("main h2").all_inner_texts() == FORMS
    assert page.locator("main button:visible").count() == 0
    page.goto(f"{served_whole.url}/?{MOMENT}")
    page.locator(".nl-strip .nl-cite").first.click()
    assert page.locator("main .nl-lead").inner_text() == "2 van 10: 31 december 2016 (eerste deadline)"
    short = page.locator("main a[href*='/c/']").get_attribute("href")
    page.goto(short)
    assert page.url == f"{served_whole.url}/?{MOMENT}#cijfer-1"
    context.close()


def test_paper_has_the_short_link_as_words_and_as_a_qr_code(browser, served_whole):
    context = browser.new_context(viewport={"width": 672, "height": 976}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served_whole.url}/convenanten/goud/?{MOMENT}")
    assert not page.locator(".nl-print-head").is_visible()
    page.emulate_media(media="print")
    said = page.locator(".nl-print-head p").last.inner_text()
    assert re.fullmatch(rf"Korte link: {served_whole.url}/c/[0-9a-z]{{10,24}}", said)
    short = said.removeprefix("Korte link: ")
    box = page.locator(".nl-print-head__code").bounding_box()
    assert (box["width"] > 90, box["height"], box["x"] + box["width"] <= 680) == (True, box["width"], True)
    matrix = segno.make(short, micro=False, error="m", mask=3).matrix
    expected = [[column + 4, row + 4] for row, line in enumerate(matrix) for column, dark in enumerate(line) if dark]
    context.close()
    drawn = browser.new_page()
    drawn.goto(f"{served_whole.url}/convenanten/goud/?{MOMENT}")
    assert drawn.evaluate(SQUARES) == expected
    assert drawn.locator(".nl-print-head__code").get_attribute("viewBox") == f"0 0 {len(matrix) + 8} {len(matrix) + 8}"
    drawn.goto(short)
    assert drawn.url == f"{served_whole.url}/convenanten/goud/?{MOMENT}"
    drawn.close()
