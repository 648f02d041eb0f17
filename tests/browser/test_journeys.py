"""Whole journeys as a visitor makes them: by keyboard, by chart, on paper."""

import pytest

from tests.browser.following import draw_first_chart

pytestmark = [pytest.mark.browser, pytest.mark.served]


def focused_link(page) -> str:
    return page.evaluate("document.activeElement.getAttribute('href') || ''")


def tab_to(page, wanted: str, most: int = 200) -> None:
    """Press Tab until a link whose address holds `wanted` has the focus."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if wanted in focused_link(page):
            return
    pytest.fail(f"no link to {wanted} within {most} presses of Tab")


def test_keyboard_alone_leads_from_home_to_the_source_document(browser, served):
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{served.url}/?peildatum=2016-06-17")
    page.keyboard.press("Tab")
    assert focused_link(page) == "#content"
    tab_to(page, "/convenanten/?")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, "/convenanten/goud/")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, "/documenten/kst-26485-220/")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/documenten/kst-26485-220/?peildatum=2016-06-17" in page.url
    assert "26 485, nr. 220" in page.locator("main").inner_text()
    page.context.close()


def test_no_chart_library_is_loaded_before_a_reader_asks_for_a_drawing(browser, served):
    page = browser.new_context(viewport={"width": 1280, "height": 500}).new_page()
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    for address in ("/", "/convenanten/textiel/", "/convenanten/textiel/uitspraken/", "/beloften/"):
        page.goto(f"{served.url}{address}?peildatum=2016-06-17", wait_until="networkidle")
    assert not [url for url in asked if "plotly.min" in url]
    page.goto(f"{served.url}/beloften/onderzoek/?peildatum=2016-06-17", wait_until="networkidle")
    draw_first_chart(page)
    assert len([url for url in asked if "plotly.min" in url]) == 1
    assert page.locator("[data-chart-plot] .main-svg").count() > 0
    assert [url for url in asked if not url.startswith((served.url, "data:", "blob:"))] == []
    assert faults == []
    page.context.close()


def test_paper_shows_the_moment_and_no_menu(browser, served):
    page = browser.new_context().new_page()
    page.goto(f"{served.url}/convenanten/textiel/?peildatum=2016-06-17")
    page.emulate_media(media="print")
    assert page.locator(".nl-print-head").is_visible()
    assert "17 juni 2016" in page.locator(".nl-print-head").inner_text()
    assert not page.locator(".nl-nav").is_visible()
    page.context.close()


def test_a_printed_number_leads_to_every_claim_of_the_letter(browser, served):
    page = browser.new_context().new_page()
    page.goto(f"{served.url}/kst/26485/220")
    assert page.url.endswith("/documenten/kst-26485-220/")
    assert "nog voor het einde van deze zomer" in page.locator("main").inner_text()
    page.context.close()
