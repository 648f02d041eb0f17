"""How long the ledger of promises is, on the real record, and what the first width of a phone holds of each row."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.served]
SIZES = {1280: (900, 4), 390: (844, 8)}
MOMENTS = ("", "?peildatum=2016-06-17", "?peildatum=2016-12-31", "?peildatum=2017-06-30", "?peildatum=2019-05-23")
# Of each row: the right edge of its name and of its outcome, and how far apart they stand.
EDGES = """() => [...document.querySelectorAll('#rows tbody tr')].filter(row => row.querySelector('.nl-badge')).map(row => {
  const name = row.querySelector('th a').getBoundingClientRect(), word = row.querySelector('.nl-badge').getBoundingClientRect();
  return [name.right, word.right, word.bottom - name.top];
})"""  # noqa: E501


def open_ledger(browser, site, address, width):
    page = browser.new_context(viewport={"width": width, "height": SIZES[width][0]}).new_page()
    page.goto(f"{site.url}{address}", wait_until="load")
    return page


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("width", SIZES)
def test_the_ledger_is_four_screens_long_and_eight_on_a_phone(browser, served_whole, width, moment, prefix):
    page = open_ledger(browser, served_whole, f"{prefix}/beloften/{moment}", width)
    screen, most = SIZES[width]
    assert page.evaluate("document.documentElement.scrollHeight") <= screen * most
    assert page.locator("#rows tbody th").count() >= 14
    page.context.close()


@pytest.mark.parametrize("voice", ["", "?wie=iedereen"])
def test_name_and_outcome_of_each_row_stand_within_the_first_width_of_a_phone(browser, served_whole, voice):
    page = open_ledger(browser, served_whole, f"/beloften/{voice}", 390)
    edges = page.evaluate(EDGES)
    assert len(edges) >= 15
    assert [edge for edge in edges if edge[0] > 390 or edge[1] > 390 or edge[2] > 120] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()


def test_the_first_screen_says_the_sum(browser, served_whole):
    page = open_ledger(browser, served_whole, "/beloften/", 1280)
    (sentence,) = page.locator(".nl-lead").all_inner_texts()
    assert "Van 13 gedateerde beloften van het kabinet over een ondertekening werd er 1 op tijd gehouden" in sentence
    bottom = page.locator("#wat-er-van-kwam .nl-graph__wide").evaluate("one => one.getBoundingClientRect().bottom")
    assert bottom < 900
    page.context.close()


def test_no_sentence_of_five_words_stands_there_more_than_three_times(browser, served_whole):
    page = open_ledger(browser, served_whole, "/beloften/", 1280)
    lines = [line.strip() for line in re.split(r"[\n\t]", page.locator("main").inner_text())]
    said = [line for line in lines if len(line.split()) >= 5 and not line.startswith("Kamerstuk")]
    assert [line for line in set(said) if said.count(line) > 3] == []
    assert len(said) > 30
    page.context.close()


def test_paper_has_every_column_and_all_that_is_closed(browser, served_whole):
    page = open_ledger(browser, served_whole, "/beloften/", 390)
    page.emulate_media(media="print")
    shown = [one.is_visible() for one in page.locator("#rows thead th").all()]
    assert shown == [True] * 6
    assert page.locator("#scores").is_visible()
    assert page.locator("#claims").is_visible()
    page.context.close()
