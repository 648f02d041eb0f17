"""What axe says of a page: given to the page once, however often it is asked."""

from axe_playwright_python.base import AXE_SCRIPT

# Only what is at fault comes back: the rest of its answer is many times the page.
ASK = """() => axe.run({resultTypes: ["violations"]}).then(
    found => found.violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`))"""
# A width that changed is laid out, and told to those who watch it, within two frames.
LAID_OUT = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"


def violations(page) -> list[str]:
    """Return what axe finds, one line for each rule with the first element at fault."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(ASK)


def sticks_out(page) -> bool:
    """Tell whether the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def widen(page, width: int) -> None:
    """Give the window another width, and return when the page stands in it."""
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(LAID_OUT)
