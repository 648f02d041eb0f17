"""Exploring a chart: by buttons alone one zooms, moves, chooses series and saves; under the policy, without a fault."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.served]
PAGES = ("/beloften/onderzoek/", "/convenanten/tijdlijn/onderzoek/", "/drempels/onderzoek/")
RANGE = """() => document.querySelector('[data-chart-plot]').layout.xaxis.range.map(day => {
  const [year, month, date, ...clock] = day.match(/\\d+/g).map(Number);
  return Date.UTC(year, month - 1, date, ...clock.slice(0, 3));
})"""


def open_explored(browser, served_whole, address, faults):
    page = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True).new_page()
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{served_whole.url}{address}", wait_until="load")
    page.mouse.move(9, 9)
    page.mouse.move(19, 19)
    expect(page.locator("[data-chart-state]")).to_have_attribute("data-chart-state", "drawn", timeout=30_000)
    return page


def press(page, name):
    """Press a button by keyboard, and return what is seen afterwards."""
    line = page.locator("[data-shown]")
    before = line.inner_text()
    page.locator(f"[data-view='{name}']").focus()
    page.keyboard.press("Enter")
    expect(line).not_to_have_text(before)
    return page.evaluate(RANGE)


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_drawn_before_the_reader_moves_and_nothing_moves_when_it_is(browser, served_whole, address):
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{served_whole.url}{address}", wait_until="networkidle")
    places = (
        "[...document.querySelectorAll('.nl-explore, figure, details')].map(one => one.getBoundingClientRect().top)"
    )
    before = page.evaluate(places)
    assert (len(before) > 2, page.locator("[data-chart-state]").count()) == (True, 0)
    assert page.locator("[data-chart-wait]").is_visible()
    page.keyboard.press("Tab")
    expect(page.locator("[data-chart-state]")).to_have_attribute("data-chart-state", "drawn", timeout=30_000)
    expect(page.locator(".nl-explore")).to_be_visible()
    assert page.evaluate(places) == pytest.approx(before, abs=2)
    page.context.close()


@pytest.mark.parametrize("address", PAGES)
def test_the_keyboard_zooms_moves_and_returns(browser, served_whole, address):
    faults = []
    page = open_explored(browser, served_whole, address, faults)
    first, last = page.evaluate(RANGE)
    near = press(page, "in")
    assert near[1] - near[0] == pytest.approx((last - first) / 2, rel=0.01)
    later = press(page, "right")
    assert later[0] - near[0] == pytest.approx((near[1] - near[0]) / 4, rel=0.01)
    assert press(page, "left") == pytest.approx(near, abs=1000)
    wide = press(page, "out")
    assert wide[1] - wide[0] == pytest.approx(last - first, rel=0.01)
    press(page, "in")
    assert press(page, "reset") == pytest.approx([first, last], abs=86_400_000)
    assert faults == []
    page.context.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_series_is_taken_away_and_put_back_by_its_box(browser, served_whole, address):
    faults = []
    page = open_explored(browser, served_whole, address, faults)
    boxes = page.locator(".nl-explore__series input")
    shown = "document.querySelector('[data-chart-plot]').data.map(trace => trace.visible !== false)"
    assert boxes.count() == len(
        set(page.evaluate("document.querySelector('[data-chart-plot]').data.map(one => one.legendgroup)"))
    )
    boxes.first.focus()
    page.keyboard.press("Space")
    page.wait_for_function(f"{shown}.includes(false)")
    page.keyboard.press("Space")
    page.wait_for_function(f"!{shown}.includes(false)")
    assert faults == []
    page.context.close()


@pytest.mark.parametrize(("format", "start"), [("png", b"\x89PNG"), ("svg", b"<svg")])
def test_the_drawing_is_saved(browser, served_whole, format, start):
    faults = []
    page = open_explored(browser, served_whole, PAGES[0], faults)
    with page.expect_download() as saved:
        page.locator(f"[data-save='{format}']").click()
    content = saved.value.path().read_bytes()
    assert saved.value.suggested_filename == f"beloften.{format}"
    assert content.startswith(start)
    assert len(content) > 5000
    assert faults == []
    page.context.close()


def test_without_javascript_there_are_no_buttons_and_the_table_says_it(browser, served_whole):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{served_whole.url}{PAGES[0]}")
    assert not page.locator(".nl-explore").is_visible()
    assert page.locator("main table").is_visible()
    page.context.close()
