"""A letter read in by keyboard alone; no page of it breaks a rule of accessibility, wide or narrow."""

import pytest
from playwright.sync_api import expect

from tests.admin.test_letter_in_the_browser import open_letter, page, state  # noqa: F401
from tests.browser.axe import sticks_out, violations, widen
from tests.covenants.reading_in.own_letters import PLANTED, as_text

pytestmark = [pytest.mark.browser, pytest.mark.served]


def left(page):  # noqa: F811
    return page.locator("[data-read-row]:visible").count()


def test_one_key_takes_drops_or_changes_a_row(page, served):  # noqa: F811
    grid = open_letter(page, served, 991)
    page.goto(f"{grid}lezen/")
    page.fill("[name=text]", as_text())
    with page.expect_navigation():
        page.click("[name=_read]")
    count = left(page)
    assert count > 30
    rows = page.locator("[data-read-row]:visible")
    first = rows.first.locator("label").first.inner_text()
    expect(rows.first).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("[data-left]")).to_have_text(f"{count - 1} regels om te bekijken")
    page.keyboard.press("n")
    expect(page.locator("[data-left]")).to_have_text(f"{count - 2} regels om te bekijken")
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("e")
    expect(rows.nth(1).locator("input[type=text]").first).to_be_focused()
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    expect(page.locator("[data-left]")).to_have_text(f"{count - 3} regels om te bekijken")
    page.reload()
    assert left(page) == count - 3
    page.goto(grid)
    typed = page.locator("[data-row][data-state]").filter(has=page.locator("[data-cell=words]"))
    words = [one.input_value() for one in typed.locator("[data-cell=words]").all()]
    assert words[0] in first
    assert typed.locator("[data-cell=page]").nth(1).input_value() == "7"


def test_the_pages_break_no_rule(page, served):  # noqa: F811
    grid = open_letter(page, served, 992)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{grid}lezen/")
        if not left(page):
            page.fill("[name=text]", as_text())
            with page.expect_navigation():
                page.click("[name=_read]")
        widen(page, width)
        assert (width, violations(page), sticks_out(page)) == (width, [], False)
        page.goto(f"{served.url}/admin/brief/nakijken/")
        assert violations(page) == []
        page.fill("[name=text]", PLANTED)
        with page.expect_navigation():
            page.click("[name=_check]")
        widen(page, width)
        assert (width, violations(page), sticks_out(page)) == (width, [], False)


def test_without_scripts_boxes_and_one_button_do_the_same(page, browser, state, served):  # noqa: F811
    open_letter(page, served, 993)
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(f"{served.url}/admin/brief/")
    page.locator("li", has_text="nr. 993").get_by_role("link", name="Lees de tekst in").click()
    page.fill("[name=text]", as_text())
    page.click("[name=_read]")
    rows = page.locator("[data-read-row]")
    before = rows.count()
    for number in (0, 1):
        rows.nth(number).locator("[name=chosen]").check()
    page.click("[name=_take_ticked]")
    assert page.locator("[data-read-row]").count() == before - 2
    assert "2 regels staan nu in het raster." in page.locator("main").inner_text()
    context.close()


def test_a_file_that_is_too_large_is_told_at_once_and_not_sent(page, served):  # noqa: F811
    page.goto(f"{served.url}/admin/brief/nakijken/")
    asked = []
    page.on("request", lambda request: asked.append(request.method))
    large = {"name": "brief.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4" + b"0" * 11 * 2**20}
    page.set_input_files("[name=file]", large)
    page.click("[name=_check]")
    said = page.locator("#letter-file-error")
    expect(said).to_have_text("Het bestand is 11 MB; hoogstens 10 MB wordt gelezen. Het is niet verstuurd.")
    expect(page.locator("[name=file]")).to_be_focused()
    assert "POST" not in asked
    assert violations(page) == []
