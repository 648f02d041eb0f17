"""A letter that a browser printed to PDF reads as its text does: the same sentences on the same pages."""

import pytest

from imvo_tracker.lib.paper_files import read_paper
from tests.covenants.reading_in.own_letters import as_page, as_text

pytestmark = pytest.mark.browser


def test_a_printed_letter_reads_as_its_text(browser):
    page = browser.new_page()
    page.set_content(as_page())
    content = page.pdf(format="A4", margin={"top": "2cm", "bottom": "2cm"})
    page.close()
    printed, text = read_paper("brief.pdf", content), read_paper("brief.txt", as_text().encode())
    assert (printed.page_count, len(printed.notes)) == (2, 3)
    assert printed == text
