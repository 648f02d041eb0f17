"""Reading in a spreadsheet by keyboard, and what axe says: empty, 500 rows with wrong cells, at work, stopped, done."""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.axe import sticks_out, violations, widen
from tests.browser.following import follow

pytestmark = [pytest.mark.browser, pytest.mark.served]

ADDRESS = "/admin/covenants/milestonestatement/inlezen/"
WIDTHS = (1280, 320)
LONG = "Onmogelijkewoordenvolgordelijkheidsbezwaren" * 3


@pytest.fixture(scope="module")
def page(browser, served):
    context = browser.new_context()
    page = context.new_page()
    page.refused = []
    page.on("console", lambda said: page.refused.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(f"{served.url}/admin/login/")
    page.fill("[name=username]", "redacteur")
    page.fill("[name=password]", served.accounts["redacteur"])
    follow(page, "main button[type=submit]")
    yield page
    context.close()


def choose(page, served, count):
    """Choose a file of rows that name no covenant, and press the button by keyboard."""
    rows = "\n".join(
        ["Convenant,Mijlpaal,Hoe stellig,Volgens", *[f"{LONG} {count},Ondertekend,verwacht,Kabinet"] * count]
    )
    page.goto(f"{served.url}{ADDRESS}")
    page.set_input_files("[name=file]", {"name": "lijst.csv", "mimeType": "text/csv", "buffer": rows.encode()})
    page.focus("[name=file]")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def faults(page):
    """Return what is wrong with the page as it stands, by width."""
    found = {}
    for width in WIDTHS:
        widen(page, width)
        found[width] = (violations(page), sticks_out(page))
    return found


FINE = {width: ([], False) for width in WIDTHS}


def test_the_empty_form_has_no_faults(page, served):
    page.goto(f"{served.url}{ADDRESS}")
    assert (faults(page), page.refused) == (FINE, [])


def test_500_rows_with_a_wrong_cell_and_long_text_have_no_faults(page, served):
    choose(page, served, 500)
    expect(page.locator("main h2 + ul > li")).to_have_count(500)
    assert page.locator("main h2 + ul > li").first.inner_text().startswith("Blad “CSV”, rij 2, kolom A: “Onmogelijke")
    assert (faults(page), page.refused) == (FINE, [])


def test_a_long_file_is_stopped_by_keyboard(page, served):
    choose(page, served, 501)
    expect(page.get_by_label("0 van 501 rijen")).to_be_visible()
    assert (faults(page), page.refused) == (FINE, [])
    page.focus("button[name=stop]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("Gestopt. Er is niets opgeslagen.")).to_be_visible()
    assert (faults(page), page.refused) == (FINE, [])


def test_a_page_that_waits_shows_by_itself_what_the_background_process_came_upon(page, served):
    choose(page, served, 501)
    subprocess.run(
        [sys.executable, "manage.py", "db_worker", "--batch", "--no-startup-delay"], env=served.environment, check=True
    )
    expect(page.get_by_text("De eerste 200 van 501.")).to_be_visible()
    assert (faults(page), page.refused) == (FINE, [])
