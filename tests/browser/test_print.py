"""On paper: every column of every table stands on the sheet, and a source says where it is to be found, with host."""

import pytest

from tests.browser.addresses import KINDS, in_english
from tests.browser.axe import LAID_OUT

pytestmark = [pytest.mark.browser, pytest.mark.served]
# What print.css leaves of a sheet of A4 (210 mm, margins of 16 mm), in pixels of 1/96 inch.
PAPER = {"width": 672, "height": 976}
OFF_THE_SHEET = """() => [...document.querySelectorAll('main :is(th, td)')]
  .filter(cell => cell.checkVisibility())
  .map(cell => [cell.getBoundingClientRect(), cell])
  .filter(([box, cell]) => box.left < 0 || box.right > innerWidth + 1 || cell.scrollWidth > cell.clientWidth + 1)
  .map(([box, cell]) => `${Math.round(box.left)}-${Math.round(box.right)} ${cell.innerText.slice(0, 60)}`)"""
HIDDEN_COLUMNS = """() => [...document.querySelectorAll('main thead th')]
  .filter(head => head.getBoundingClientRect().width < 20 || !head.checkVisibility({visibilityProperty: true}))
  .map(head => head.textContent.trim())"""
# [address, what is printed behind it] of each link to a document or another site
SOURCES = """() => [...document.querySelectorAll('main a[href]:not(svg a)')]
  .filter(one => one.checkVisibility())
  .filter(one => one.origin !== location.origin || /[/]documenten[/][^/]+[/]$/.test(one.pathname))
  .map(one => [one.href, JSON.parse(getComputedStyle(one, '::after').content.replace(/^none$/, '""'))])"""


@pytest.fixture
def paper(browser):
    """Return a sheet, on which nothing depends on JavaScript."""
    context = browser.new_context(viewport=PAPER, java_script_enabled=False)
    yield context.new_page()
    context.close()


def put_on_paper(page, address):
    page.goto(address, wait_until="load")
    page.emulate_media(media="print")


def without_fragment(address):
    return address.partition("#")[0]


@pytest.mark.parametrize("address", [*KINDS, *map(in_english, KINDS)])
def test_paper_has_every_column_and_the_whole_address_of_every_source(paper, served_whole, address):
    put_on_paper(paper, served_whole.url + address)
    wide = paper.evaluate("document.documentElement.scrollWidth") > PAPER["width"]
    assert (wide, paper.evaluate(OFF_THE_SHEET), paper.evaluate(HIDDEN_COLUMNS)) == (False, [], [])
    sources = paper.evaluate(SOURCES)
    here = without_fragment(paper.url).partition("?")[0]
    # A place within a document has its address where the document has it, or is on this very page
    whole = {href for href, _printed in sources if "#" not in href}
    places = {without_fragment(href) for href, _printed in sources if "#" in href and not href.startswith(here)}
    assert [(href, said) for href, said in sources if "#" not in href and said != f" <{href}>"] == []
    assert places - whole == set()


@pytest.mark.parametrize(
    ("address", "at_least"),
    [("/", 18), ("/beloften/", 40), ("/convenanten/", 15), ("/convenanten/textiel/", 20), ("/documenten/", 25)],
)
def test_sources_stand_there_on_paper(paper, served_whole, address, at_least):
    """The twin that shows the test above meets sources."""
    put_on_paper(paper, served_whole.url + address)
    sources = paper.evaluate(SOURCES)
    assert len([href for href, said in sources if said == f" <{href}>"]) >= at_least


def test_the_head_of_a_sheet_says_the_lasting_address_of_the_page(paper, served_whole):
    moment = "peildatum=2017-01-01&bekend_op=2017-01-01&revisie=9"
    put_on_paper(paper, f"{served_whole.url}/beloften/?{moment}")
    said = paper.locator(".nl-print-head p").all_inner_texts()[1]
    assert said == f"{served_whole.url}/beloften/?{moment}&telregel=kabinet"


def test_a_column_that_falls_off_the_sheet_is_seen(browser, served_whole):
    """The twin for the columns."""
    page = browser.new_context(viewport=PAPER).new_page()
    put_on_paper(page, f"{served_whole.url}/convenanten/")
    page.evaluate("document.querySelector('#rows thead th').style.setProperty('min-width', '400px', 'important')")
    page.evaluate(LAID_OUT)
    assert [text for text in page.evaluate(OFF_THE_SHEET) if text.endswith("Bron")] != []
    page.context.close()


def test_a_browser_that_reads_no_attribute_in_a_style_sheet_is_told_the_name_of_the_site(browser, served_whole):
    context = browser.new_context()
    context.add_init_script("CSS.supports = () => false")
    page = context.new_page()
    page.goto(f"{served_whole.url}/", wait_until="load")
    read = "document.documentElement.style.getPropertyValue('--nl-origin')"
    assert page.evaluate(read) == f'"{served_whole.url}"'
    context.close()
