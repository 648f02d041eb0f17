"""Short links as a test reads them: by what they stand for, so that a page can be compared but for its revision."""

import re

from dashboards.short_links.codes import read_code

_CODE = re.compile(r"/(?:c|citeer)/([0-9a-z]+)")
_DRAWN = re.compile(r'(<svg class="nl-print-head__code"[^>]*>).*?</svg>')


def spelled_out(text):
    """Return a page with the address in the place of each code, and without the drawing of one."""
    return _CODE.sub(lambda code: f"short link to {read_code(code[1]).address}", _DRAWN.sub(r"\1", text))
