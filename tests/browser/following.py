"""Steps that lead to another page, waited for: what is read next is read from the new page, not from the old one."""

from playwright.sync_api import Page


def follow(page: Page, selector: str) -> None:
    """Click what leads to another page, and return when that page has loaded."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def enter(page: Page, selector: str) -> None:
    """Press Enter in a field that sends its form, and return when the answer has loaded."""
    with page.expect_navigation():
        page.locator(selector).first.press("Enter")
