"""How long a page is, in screens, and whether it slides sideways."""

HEIGHTS = {1280: 900, 390: 844}  # of a screen, by its width
WIDER = "document.documentElement.scrollWidth > innerWidth"


def screens(page, width):
    """Return how many screens of that width a page takes."""
    return page.evaluate("document.documentElement.scrollHeight") / HEIGHTS[width]
