"""The threshold desk in a browser: by keyboard alone, on a telephone, and sound in every state."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import sticks_out, violations, widen
from tests.browser.following import follow

pytestmark = [pytest.mark.browser, pytest.mark.served]

DESK = "/ser/verzekeringen/drempel/"
WIDTHS = (1280, 390, 320)
KEEP, TRY = "button:text-is('Bewaar de kandidaten')", "button:text-is('Laat zien wat het verandert')"


@pytest.fixture(scope="module")
def page(browser, served):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{served.url}{DESK}")
    page.fill("[name=username]", "ser")
    page.fill("[name=password]", served.accounts["ser"])
    follow(page, "main button[type=submit]")
    assert page.url == f"{served.url}{DESK}"
    yield page
    context.close()


def faults(page):
    found = []
    for width in WIDTHS:
        widen(page, width)
        found += [f"{width}: {one}" for one in violations(page)]
        found += [f"{width}: wider than the window"] if sticks_out(page) else []
    return found


def tab_to(page, selector):
    """Press Tab until the focus is there."""
    wanted = page.locator(selector).first
    for _step in range(80):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by Tab")


def press(page, selector):
    """Reach a button by Tab, press it, and wait for the page that answers."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_candidates_and_figures_are_typed_by_keyboard_and_no_state_has_a_fault(served, page):
    found = {"as it is made": faults(page)}
    widen(page, 390)
    tab_to(page, "[name=needed_companies]")
    page.keyboard.type("3")
    tab_to(page, "[name=needed_share]")
    page.keyboard.type("12,5")
    tab_to(page, "[name=companies]")
    page.keyboard.type("2")
    tab_to(page, "[name=share]")
    page.keyboard.type("5")
    press(page, TRY)
    expect(page.locator("#proef .ser-standing")).to_have_text("Eén bedrijf te weinig, 7,5 procentpunt omzet te weinig.")
    expect(page.locator("#proef ol li")).to_have_text(
        ["Voorbeeld Verzekeringen A (samen 9,5% van de omzet)"]
    )  # fmt: skip
    found["tried"] = faults(page)

    page.goto(f"{served.url}{DESK}")
    widen(page, 390)
    empty = page.locator("[name$=-name]").count() - 3
    tab_to(page, f"[name=rij-{empty}-name]")
    page.keyboard.type("Getypt BV")
    tab_to(page, f"[name=rij-{empty}-share]")
    page.keyboard.type("101")
    press(page, KEEP)
    expect(page.locator(".nl-errors li")).to_have_text(
        [f"Regel {empty + 1}, aandeel in %: Vul een aandeel van 0 tot en met 100 in."]
    )
    found["refused"] = faults(page)
    widen(page, 390)
    page.locator(".nl-errors a").click()
    assert page.evaluate("document.activeElement.name") == f"rij-{empty}-share"
    page.keyboard.press("Control+A")
    page.keyboard.type("0,5")
    press(page, KEEP)
    expect(page.locator("[value='Getypt BV']")).to_have_count(1)

    rest = 60 - page.locator("[name$=-name]").count() + 3
    lines = "\n".join(f"Een bedrijf met een heel lange naam {number:02};0,{number:02}" for number in range(rest))
    page.fill("[name=pasted]", lines)
    follow(page, KEEP)
    expect(page.locator("h2:text-is('Kandidaten') + p")).to_contain_text("60 kandidaten")
    found["sixty"] = faults(page)
    page.emulate_media(media="print")
    found["printed"] = ["wider than the paper"] if sticks_out(page) else []
    page.emulate_media(media="screen")
    assert {state: wrong for state, wrong in found.items() if wrong} == {}
