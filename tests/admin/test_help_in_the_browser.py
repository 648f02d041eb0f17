"""Help where it is needed, in a real browser: the guide, a box that picks a row, criteria, the next statement."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import sticks_out, violations, widen
from tests.browser.following import follow, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.served]


def faults(page):
    """Return what is wrong with a page at each width, the last the one it is worked in."""
    found = []
    for width in (1280, 320, 390):
        widen(page, width)
        found += [f"{width}: {one}" for one in violations(page)]
        found += [f"{width}: wider than the window"] if sticks_out(page) else []
    return found


@pytest.fixture(scope="module")
def cookies(browser, served):
    """Sign in as the editor, who recorded nothing yet."""
    return signed_in(browser, served, "redacteur")


def test_an_editor_is_led_picks_by_keyboard_and_comes_back_with_the_statement(browser, served, cookies):
    context = browser.new_context(storage_state=cookies, viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(f"{served.url}/admin/")
    # Other tests share this site: once the account recorded something the guide is gone (tests/admin/test_guide.py)
    for step in page.locator(".nl-guide [aria-current=step]").all():
        expect(step).to_contain_text("Kies het stuk")
    found = faults(page)
    page.goto(f"{served.url}/admin/covenants/covenant/?q=goud")
    follow(page, "tbody th a")
    covenant = page.url.partition("?")[0]
    found += faults(page)
    # What each choice means is folded, and the one chosen is said
    assert page.locator("details[data-criteria=kind]").get_attribute("open") is None
    page.select_option("#next_kind", "signed")
    expect(page.locator("#next_kind_criterion")).to_contain_text("op welke dag de partijen hebben getekend")
    page.select_option("#next_modality", "aim")
    # By keyboard alone: type, down, Enter
    box = page.locator("#next_document")
    box.press_sequentially("26485-220")
    option = page.locator(".nl-pick__list [role=option]").first
    expect(option).to_contain_text("26 485, nr. 220")
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    found += faults(page)
    box.press("Enter")
    assert box.get_attribute("aria-expanded") == "false"
    assert "26 485, nr. 220" in box.input_value()
    assert page.locator("input[name=document]").first.input_value() != ""
    page.fill("#next_wording", "tweede helft 2019")
    page.fill("#next_locator", "p. 4")
    page.fill("#next_actor", "a")  # more than one: asked below the box, after the press
    page.press("#next_actor", "Tab")
    expect(page.locator(".nl-pick__list:visible")).to_have_count(0)
    follow(page, "form[action$='/milestonestatement/add/'] button[name=_save]")
    expect(page.locator(".nl-errors")).to_contain_text("kan er meer dan één zijn")
    found += faults(page)
    page.fill("[name=actor__words]", "Kabinet")
    follow(page, "button[name=_continue]")
    assert (page.locator(".nl-errors").all_inner_texts(), page.url) == ([], f"{covenant}#now-title")
    expect(page.locator("main")).to_contain_text("tweede helft 2019")
    found += faults(page)
    page.goto(f"{served.url}/admin/")
    assert (found, page.locator(".nl-guide").count()) == ([], 0)
    context.close()
