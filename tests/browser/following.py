"""Steps that lead to another page, waited for: what is read next is read from the new page, not from the old one."""

from playwright.sync_api import Browser, Page, StorageState, expect

from tests.serving import Served


def follow(page: Page, selector: str) -> None:
    """Click what leads to another page, and return when that page has loaded."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def enter(page: Page, selector: str) -> None:
    """Press Enter in a field that sends its form, and return when the answer has loaded."""
    with page.expect_navigation():
        page.locator(selector).first.press("Enter")


def signed_in(browser: Browser, served: Served, name: str) -> StorageState:
    """Sign in as an account of the demonstration, and return what a context of its own begins with.

    Once for many tests: logins are slow, and throttled.
    """
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served.url}/admin/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", served.accounts[name])
    follow(page, "main button[type=submit]")
    assert page.url == f"{served.url}/admin/"
    kept = context.storage_state()
    context.close()
    return kept


def unfold(page: Page, name: str) -> None:
    """Open a folded part of a form."""
    page.locator("details.nl-fold:not([open]) > summary", has_text=name).click()


def draw_first_chart(page: Page) -> None:
    """Ask for the first chart that can be drawn here, where there is one, and return when it stands there, drawn."""
    asked = page.locator("[data-chart-draw]")
    if asked.count() and asked.first.is_visible():
        asked.first.click()
    page.mouse.move(9, 9)
    page.mouse.move(19, 19)
    charts = page.locator("[data-chart-now], [data-chart-state]")
    if charts.count():
        expect(charts.first).to_have_attribute("data-chart-state", "drawn", timeout=30_000)
