"""The admin in a real browser: axe at 1280 and 320 px, the live reading, and the same without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.served]

MILESTONE = "/admin/covenants/milestonestatement/add/"
SEAL = "/admin/dossier/revision/verzegelen/"
LISTS = ["/admin/", "/admin/covenants/covenant/", "/admin/covenants/milestonestatement/", "/admin/dossier/document/"]
FORMS = [
    MILESTONE,
    "/admin/covenants/measurement/add/",
    "/admin/sectors/risktheme/add/",
    "/admin/password_change/",
    SEAL,
]


@pytest.fixture(scope="module")
def state(browser, served):
    """Sign in once as the publisher: logins are slow, and throttled."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served.url}/admin/login/")
    page.fill("[name=username]", "publicist")
    page.fill("[name=password]", served.accounts["publicist"])
    page.click("main button[type=submit]")
    found = context.storage_state()
    context.close()
    return found


@pytest.fixture(params=[1280, 320])
def page(request, browser, state):
    context = browser.new_context(viewport={"width": request.param, "height": 900}, storage_state=state)
    yield context.new_page()
    context.close()


def faults(page):
    found = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in Axe().run(page).response["violations"]]
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return found + (["wider than the window"] if wide else [])


@pytest.mark.parametrize("address", [*LISTS, *FORMS])
def test_axe_finds_nothing(served, page, address):
    page.goto(served.url + address)
    assert faults(page) == []


@pytest.mark.parametrize(
    ("address", "has_status"),
    [("/admin/covenants/covenant/", True), ("/admin/dossier/document/", False), ("/admin/sectors/sector/", True)],
)
def test_axe_finds_nothing_on_a_row_its_history_and_its_status_form(served, page, address, has_status):
    page.goto(served.url + address)
    page.click("tbody th a")
    found = faults(page)
    page.click(".nl-admin__tools a")
    found += faults(page)
    page.goto(served.url + address)
    assert bool(page.locator("tbody td .nl-button").count()) == has_status
    if has_status:
        page.locator("tbody td .nl-button").first.click()
        found += faults(page)
        page.click("button[name=_save]")
        page.wait_for_selector(".nl-errors")
        found += faults(page)
    assert found == []


def test_a_refused_form_puts_the_keyboard_at_its_errors(served, page):
    page.goto(served.url + MILESTONE)
    page.focus("button[name=_continue]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".nl-errors")
    assert (page.evaluate("document.activeElement.className"), faults(page)) == ("nl-errors", [])


def test_the_login_page_has_no_violations_either(browser, served):
    context = browser.new_context(viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.goto(f"{served.url}/admin/login/")
    assert faults(page) == []
    context.close()


def test_the_words_are_read_while_they_are_typed(served, page):
    page.goto(served.url + MILESTONE)
    page.fill("[name=wording]", "4 juli 2016")
    page.wait_for_selector("[data-reading-result] >> text=2016-07-04")
    page.fill("[name=wording]", "ooit eens")
    page.wait_for_selector("[data-reading-result] >> text=“ooit eens”")


def test_the_words_are_read_by_the_button_where_there_is_no_javascript(browser, served, state):
    context = browser.new_context(storage_state=state, java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url + MILESTONE)
    page.fill("[name=wording]", "4 juli 2016")
    page.fill("[name=locator]", "p. 2")
    page.click("button[name=_read]")
    assert "2016-07-04" in page.inner_text("[data-reading-result]")
    assert [page.input_value(f"[name={name}]") for name in ("wording", "locator")] == ["4 juli 2016", "p. 2"]
    context.close()
