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


@pytest.mark.parametrize("width", ["7cm", "15cm"])
def test_where_a_word_may_break_a_print_reads_as_its_letters(browser, width):
    """A browser draws a blank of no width there inside a line, and a hyphen where the word does break."""
    words = (
        "Het textielconvenant en het pensioenconvenant zijn na onderhandelingen ondertekend; de convenanten lopen af."
    )
    broken = (
        words.replace("convenant", "\xadconve\xadnant")
        .replace("hande", "\xadhande\xad")
        .replace("teken", "\xadteken\xad")
    )
    page = browser.new_page()
    page.set_content(
        f'<!doctype html><html lang="nl"><body style="width:{width}"><p>{broken}</p><p>{broken}</p></body></html>'
    )
    content = page.pdf(format="A4")
    page.close()
    printed = read_paper("brief.pdf", content)
    assert " ".join(one.text for one in printed.blocks) == f"{words} {words}"
