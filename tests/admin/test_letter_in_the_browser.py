"""A letter of twelve statements by keyboard alone, with its keys counted; and what happens when things break."""

import pytest
from playwright.sync_api import expect

from tests.admin.letter_typing import WAITING, Typist
from tests.browser.axe import sticks_out, violations, widen
from tests.serving import manage

pytestmark = [pytest.mark.browser, pytest.mark.served]

MOST_KEYS, MOST_LOADS = 400, 4
# About, what, how firmly and the words of each sentence; a comma names two covenants, "=" is the sentence above again
SENTENCES = (
    ("gou", "ond", "verw", "eerste kwartaal 2017"),
    ("eiw, hout", "ond", "mog", "na de zomer"),
    ("verz", "ond", "verw", "nog dit jaar"),
    ("=", "natu"),
    ("sier", "ond", "mog", "voor de zomer"),
    ("tex", "ond", "fei", "inmiddels ondertekend"),
    ("tien", "doel", "str", "tien convenanten in 2017"),
    ("tex", "met", "", "54 bedrijven"),
    ("ban", "oorzaak k", "", "het kennisniveau"),
    ("toe", "inten", "verw", "begin 2017"),
    ("=", "metallu"),
)
STATEMENTS = [
    "Goud: Ondertekend (verwacht)",
    "Duurzame eiwitten: Ondertekend (mogelijk)",
    "Hout: Ondertekend (mogelijk)",
    "Verzekeringen: Ondertekend (verwacht)",
    "Natuursteen: Ondertekend (verwacht)",
    "Sierteelt: Ondertekend (mogelijk)",
    "Textiel: voortgang",
    "Tien IMVO-convenanten: 10",
    "Textiel: bedrijven",
    "Banken: oorzaak van vertraging",
    "Toerisme: Intentieverklaring (verwacht)",
    "Metallurgische industrie: Intentieverklaring (verwacht)",
]


@pytest.fixture(scope="module")
def state(browser, served):
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, served)
    found = context.storage_state()
    context.close()
    return found


def sign_in(page, served):
    page.goto(f"{served.url}/admin/login/")
    page.fill("[name=username]", "redacteur")
    page.fill("[name=password]", served.accounts["redacteur"])
    with page.expect_navigation():
        page.click("main button[type=submit]")
    assert "/login/" not in page.url, page.inner_text("main")


@pytest.fixture
def page(browser, state):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, storage_state=state)
    yield context.new_page()
    context.close()


def open_letter(page, served, number, title="Brief"):
    """Open a letter that the record does not have yet; return its address."""
    page.goto(f"{served.url}/admin/brief/")
    page.fill("[name=document]", f"26485 {number}")
    with page.expect_navigation():
        page.press("[name=document]", "Enter")
    if page.url.partition("?")[0].endswith("/nieuw/"):
        for name, text in (("title", title), ("dated_on", "6-10-2016"), ("publisher", "Kabinet")):
            page.fill(f"[name={name}]", text)
        with page.expect_navigation():
            page.press("[name=publisher]", "Enter")
    expect(page.locator("[data-cell]:focus")).to_have_count(1)
    return page.url.partition("#")[0]


def cells(page, row):
    """Return what stands in the five cells of a row, by its place."""
    return [cell.input_value() for cell in page.locator("[data-row]").nth(row).locator("[data-cell]").all()[:5]]


def test_the_word_in_a_cell_says_when_it_applies(served, page):
    open_letter(page, served, "251")
    row, told = page.locator("[data-row]").nth(0), page.locator("[data-criterion]")
    row.locator("[data-cell=firmness]").fill("streven")
    expect(told).to_contain_text("streven: Iemand streeft ernaar.")
    row.locator("[data-cell=words]").focus()
    expect(told).to_be_empty()


def test_a_letter_of_twelve_statements_by_keyboard_alone(served, page):
    typist = Typist(page)
    page.goto(f"{served.url}/admin/")
    typist.begin()
    typist.press("Tab", "Enter", "Tab")
    typist.at("[name=document]")
    typist.type("26485 232")
    typist.leading_to("Enter")
    typist.at("[name=title]")
    typist.cells("Voortgang IMVO", "6-10-2016", "kab")
    expect(page.locator("[data-weekday]")).to_have_text("donderdag 6 oktober 2016")
    typist.leading_to("Enter")
    typist.at("[data-cell=page]")
    typist.cells("1", "")
    for number, (first, *others) in enumerate(SENTENCES):
        if first == "=":
            typist.press("Control+d")
            typist.cells(*others)
        else:
            if number:
                typist.press("Enter")
            typist.cells(first, *others)
    typist.press("Enter")
    typist.kept()
    counts = page.locator("[data-counts]")
    expect(counts).to_have_text("12 regels · 10 gelezen · 1 vraag · 1 fout")
    answer_what_is_asked(typist, page)
    expect(counts).to_have_text("12 regels · 12 gelezen")
    typist.leading_to("Control+Enter")
    expect(page.locator("h1")).to_have_text("Nakijken: 26 485, nr. 232")
    assert violations(page) == []
    typist.until("[name=note]")
    typist.type("bladzijde 1")
    typist.leading_to("Enter")
    made = page.locator("main ol li a")
    assert made.all_inner_texts() == STATEMENTS
    assert (typist.keys <= MOST_KEYS, typist.loads <= MOST_LOADS) == (True, True), (typist.keys, typist.loads)


def answer_what_is_asked(typist, page):
    """Go up to the question and choose its first year; then to the signature without a day, and make it a report."""
    asked = page.locator("[data-state=question] [data-cell=about]")
    while not asked.evaluate("(cell) => cell === document.activeElement"):
        typist.press("Alt+ArrowUp")
    typist.press("Alt+2")
    expect(page.locator("[data-state=question]")).to_have_count(0)
    typist.at("[data-cell=words]:focus")
    typist.press("Alt+ArrowDown")
    typist.until("[data-report]")
    typist.press("Enter")


def test_what_was_typed_is_there_after_the_browser_was_killed(served, browser, state):
    context = browser.new_context(storage_state=state)
    page = context.new_page()
    address = open_letter(page, served, 301)
    typist = Typist(page)
    typist.cells("2", "goud", "ondertekend", "verwacht", "eerste kwartaal 2017")
    typist.press("Tab")
    typist.kept()
    context.close()
    again = browser.new_context(storage_state=state)
    other = again.new_page()
    other.goto(address)
    assert cells(other, 0) == ["2", "Goud", "ondertekend", "verwacht", "eerste kwartaal 2017"]
    again.close()


def test_what_is_typed_while_the_net_is_away_is_sent_when_it_returns(served, page):
    address = open_letter(page, served, 302)
    typist = Typist(page)
    page.context.set_offline(True)
    typist.cells("3", "hout", "ondertekend", "verwacht", "nog dit jaar")
    typist.press("Enter")
    expect(page.locator("[data-kept]")).to_contain_text("geen verbinding")
    assert page.evaluate(WAITING) is True
    typist.cells("goud", "ondertekend")
    page.context.set_offline(False)
    typist.press("Tab")
    typist.kept()
    page.goto(address)
    assert [cells(page, row) for row in (0, 1)] == [
        ["3", "Hout", "ondertekend", "verwacht", "nog dit jaar"],
        ["3", "Goud", "ondertekend", "", ""],
    ]


def test_what_is_typed_after_the_session_ended_is_sent_after_signing_in(served, browser, state):
    context = browser.new_context(storage_state=state)
    page = context.new_page()
    address = open_letter(page, served, 303)
    typist = Typist(page)
    cookies = [one for one in context.cookies() if "session" not in one["name"]]
    context.clear_cookies()
    context.add_cookies(cookies)
    typist.cells("4", "goud", "ondertekend")
    typist.press("Tab")
    expect(page.locator("[data-signin]")).to_be_visible()
    sign_in(page, served)
    page.goto(address)
    Typist(page).kept()
    page.goto(address)
    assert cells(page, 0)[:3] == ["4", "Goud", "ondertekend"]
    assert page.evaluate(WAITING) is False
    context.close()


def test_two_windows_of_one_letter_show_both_where_they_clash(served, page):
    address = open_letter(page, served, 304)
    typist = Typist(page)
    typist.cells("5", "goud")
    typist.press("Tab")
    typist.kept()
    other = page.context.new_page()
    for window in (page, other):
        window.goto(address)
    second = Typist(other)
    other.locator("[data-cell=page]").first.fill("6")
    other.locator("[data-cell=words]").first.focus()
    second.kept()
    page.locator("[data-cell=page]").first.fill("7")
    page.locator("[data-cell=words]").first.focus()
    expect(page.locator("[data-conflict]")).to_contain_text("Bewaard: “6”. Hier getypt: “7”.")
    assert violations(page) == []
    page.locator("[data-take=typed]").press("Enter")
    typist.kept()
    expect(page.locator("[data-conflict]")).to_be_hidden()
    page.goto(address)
    assert cells(page, 0)[:2] == ["7", "Goud"]


def test_a_row_is_taken_out_put_back_undone_and_its_fields_opened_by_keys(served, page):
    open_letter(page, served, 305)
    typist = Typist(page)
    typist.cells("1", "goud", "ondertekend", "verwacht", "2017")
    typist.press("Enter")
    typist.kept()
    typist.press("Alt+ArrowUp", "Control+Delete")
    expect(page.locator("[data-row]:visible")).to_have_count(1)
    typist.press("Control+z")
    expect(page.locator("[data-row]:visible")).to_have_count(2)
    typist.at("[data-cell=about]")
    typist.press("F2")
    typist.at("[data-cell=figure]")
    typist.press("F2")
    typist.at("[data-cell=words]")
    typist.press("Shift+Tab", "Shift+Tab", "Shift+Tab")
    typist.type("hout")
    typist.press("Escape")
    assert cells(page, 0)[1] == "Goud"
    typist.type("hout")
    typist.press("Tab", "Shift+Tab", "Control+z")
    typist.kept()
    assert cells(page, 0)[1] == "Goud"


WIDTHS = (1280, 390, 320)


def faults(page):
    found = []
    for width in WIDTHS:
        widen(page, width)
        found += [f"{width}: {one}" for one in violations(page)]
        if sticks_out(page):
            found.append(f"{width}: wider than the window")
    return found


def test_no_violations_empty_with_errors_and_with_long_texts(served, page):
    address = open_letter(page, served, 306, title="Een lange titel " * 15)
    found = faults(page)
    widen(page, 1280)
    page.locator("[data-cell=page]").first.focus()
    typist = Typist(page)
    typist.cells("1", "kobalt", "ondertekend", "verwacht", "x" * 250)
    typist.press("Enter")
    typist.cells("goud", "ondertekend", "verwacht", "voor de zomer")
    typist.press("Tab")
    typist.kept()
    page.locator("summary").first.click()
    found += faults(page)
    page.goto(f"{address}nakijken/")
    found += faults(page)
    for path in ("/admin/brief/", "/admin/brief/nieuw/?document=iets"):
        page.goto(served.url + path)
        found += faults(page)
    assert found == []


TWO_HUNDRED = """
from covenants.models import Sitting, SittingRow
from covenants.models.sittings import cells_hash
sitting = Sitting.objects.latest("pk")
names = ("Goud", "Hout", "Textiel", "kobalt")
for number in range(200):
    cells = {"page": "1", "about": names[number % 4], "what": "ondertekend", "firmness": "verwacht", "words": "in 2017"}
    row = SittingRow(sitting=sitting, token=f"{number:032x}", order=number, cells=cells, content_hash=cells_hash(cells))
    row.save()
"""


def test_no_violations_with_two_hundred_rows(served, page):
    address = open_letter(page, served, 307)
    manage(served.environment, "shell", "-v", "0", "-c", TWO_HUNDRED)
    page.goto(address)
    expect(page.locator("[data-row]")).to_have_count(201)
    expect(page.locator("[data-state=error]")).to_have_count(50)
    assert faults(page) == []


EMPTY_ON_PAPER = """() => [...document.querySelectorAll('.nl-letter__rows input')]
  .filter(one => one.checkVisibility() && one.type !== 'hidden' && !one.value).length"""
CUT_OFF = """() => [...document.querySelectorAll('.nl-letter__rows input[type=text]')]
  .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth).map(one => one.value)"""


def test_a_row_shows_its_words_whole_and_on_paper_without_its_empty_fields(served, page):
    open_letter(page, served, 308)
    typist = Typist(page)
    typist.cells("1", "eiw", "ond", "verw", "eerste kwartaal 2017")
    typist.press("Enter")
    typist.kept()
    page.reload()
    assert cells(page, 0) == ["1", "Duurzame eiwitten", "ondertekend", "verwacht", "eerste kwartaal 2017"]
    assert "ondertekend" not in page.evaluate(CUT_OFF)
    page.set_viewport_size({"width": 672, "height": 976})  # a sheet of A4 within its margins
    page.emulate_media(media="print")
    assert (page.evaluate(EMPTY_ON_PAPER), page.evaluate(CUT_OFF)) == (0, [])
    expect(page.locator("[data-row]:visible")).to_have_count(1)


def test_the_rows_are_kept_by_the_buttons_where_there_is_no_javascript(served, browser, state):
    context = browser.new_context(
        storage_state=state, java_script_enabled=False, viewport={"width": 320, "height": 900}
    )
    page = context.new_page()
    page.goto(f"{served.url}/admin/brief/")
    page.fill("[name=document]", "26485 nr. 220")
    with page.expect_navigation():
        page.press("[name=document]", "Enter")
    for name, text in (("page", "2"), ("about", "goud"), ("what", "ondertekend"), ("firmness", "verwacht"),
                       ("words", "in 2017")):  # fmt: skip
        page.locator(f"[data-cell={name}]").first.fill(text)
    with page.expect_navigation():
        page.locator("button[name=_save]").click()
    assert cells(page, 0) == ["2", "Goud", "ondertekend", "verwacht", "in 2017"]
    with page.expect_navigation():
        page.locator("button[name=_check]").click()
    expect(page.locator("h1")).to_have_text("Nakijken: 26 485, nr. 220")
    context.close()
