"""A keyboard that counts: every key of a chord, every letter; and the pages that were loaded meanwhile."""

from playwright.sync_api import Page, expect

WAITING = "() => Object.keys(localStorage).some((key) => key.startsWith('letter-'))"


class Typist:
    """Works at one page by keyboard alone."""

    def __init__(self, page: Page) -> None:
        self.page, self.keys, self.loads = page, 0, 0
        page.on("load", self._loaded)

    def _loaded(self, _page: Page) -> None:
        self.loads += 1

    def begin(self) -> None:
        """Count from here."""
        self.keys = self.loads = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += len(key.split("+"))

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.keys += len(text)

    def cells(self, *texts: str) -> None:
        """Type cells, with Tab between them."""
        for number, text in enumerate(texts):
            if number:
                self.press("Tab")
            self.type(text)

    def leading_to(self, *keys: str) -> None:
        """Press keys of which the last leads to another page."""
        self.press(*keys[:-1])
        with self.page.expect_navigation():
            self.press(keys[-1])

    def at(self, selector: str) -> None:
        """Wait until the focus is there; no key is pressed."""
        expect(self.page.locator(selector).first).to_be_focused()

    def until(self, selector: str) -> None:
        """Press Tab until the focus is there."""
        for _key in range(60):
            self.press("Tab")
            if self.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"no Tab leads to {selector}")

    def kept(self) -> None:
        """Wait until nothing waits in the browser any more; no key is pressed."""
        expect(self.page.locator("[data-kept]")).to_contain_text("bewaard")
        self.page.wait_for_function(f"() => !({WAITING})()")
