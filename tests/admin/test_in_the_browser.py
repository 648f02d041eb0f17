"""The admin in a real browser: axe at 1280 and 320 px, the live reading, and the same without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import sticks_out, violations, widen
from tests.browser.following import enter, follow, signed_in, unfold

pytestmark = [pytest.mark.browser, pytest.mark.served]

MILESTONE = "/admin/covenants/milestonestatement/add/"
NARROW, WIDE = 320, 1280
SEAL = "/admin/dossier/revision/verzegelen/"
LISTS = [
    "/admin/",
    "/admin/covenants/covenant/",
    "/admin/covenants/milestonestatement/",
    "/admin/dossier/document/",
    "/admin/dossier/decision/",
    "/admin/dossier/auditevent/",
    "/admin/handleiding/",
    "/admin/handleiding/inloggen/",
]
FORMS = [
    MILESTONE,
    "/admin/covenants/measurement/add/",
    "/admin/sectors/risktheme/add/",
    "/admin/password_change/",
    "/admin/tweede-factor/",
    "/admin/tweede-factor/codes/",
    "/admin/tweede-factor/sleutels/",
    "/admin/tweede-factor/sleutels/nieuw/",
    "/admin/opnieuw/",
    SEAL,
]


@pytest.fixture(scope="module")
def state(browser, served):
    """Sign in once as the publisher: logins are slow, and throttled."""
    return signed_in(browser, served, "publicist")


@pytest.fixture
def page(browser, state):
    """Work in a narrow window; `faults` looks at what stands there in a wide one too."""
    context = browser.new_context(viewport={"width": NARROW, "height": 900}, storage_state=state)
    yield context.new_page()
    context.close()


def faults(page):
    """Return what is wrong with a page, in the window it stands in and in one of the other width."""
    here = page.viewport_size["width"]
    found = []
    for width in (WIDE if here == NARROW else NARROW, here):
        widen(page, width)
        found += [f"{width}: {one}" for one in violations(page)]
        found += [f"{width}: wider than the window"] if sticks_out(page) else []
    return found


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
    follow(page, "tbody th a")
    found = faults(page)
    follow(page, ".nl-admin__tools a")
    found += faults(page)
    page.goto(served.url + address)
    assert bool(page.locator("tbody td .nl-button").count()) == has_status
    if has_status:
        follow(page, "tbody td .nl-button")
        found += faults(page)
        follow(page, "button[name=_save]")
        expect(page.locator(".nl-errors")).to_be_visible()
        found += faults(page)
    assert found == []


def test_axe_finds_nothing_from_a_sealed_statement_to_its_withdrawal_and_back(served, page):
    page.goto(served.url + "/admin/covenants/thresholdcondition/?stand=verzegeld")
    sealed = page.locator("tbody th a").count()
    follow(page, "tbody th a")
    found = faults(page)
    follow(page, ".nl-actions >> text=Intrekken")
    found += faults(page)
    page.fill("[name=reason]", "Stond er niet.")
    follow(page, "main form button[type=submit]")
    expect(page.locator("button[name=_continue]")).to_be_visible()
    draft = page.url
    found += faults(page)
    follow(page, ".nl-admin__tools a")
    found += faults(page)
    page.goto(draft)
    follow(page, "text=Dit concept verwijderen")
    found += faults(page)
    follow(page, "main form button[type=submit]")
    left = page.locator("tbody th a").count()
    page.goto(draft)  # a row that is not there leads back to the start
    assert (found, left, page.url) == ([], sealed, f"{served.url}/admin/")


def test_axe_finds_nothing_from_an_edited_title_to_its_putting_back(served, page):
    page.goto(served.url + "/admin/dossier/document/?q=kst-26485-220")
    follow(page, "tbody th a")
    document, title = page.url, page.input_value("[name=title]")
    page.fill("[name=title]", "Anders")
    follow(page, "button[name=_continue]")
    page.goto(served.url + SEAL)
    found = faults(page)
    button = page.get_by_role("button", name="Terugzetten: ")
    expect(button).to_have_count(1)
    follow(page, "button[name=_put_back]")  # without a reason
    expect(page.locator(".nl-errors")).to_be_focused()
    found += faults(page)
    page.fill("[name=reason]", "Was een vergissing.")
    follow(page, "button[name=_put_back]")
    expect(page.locator("main")).to_contain_text("zegt weer wat lezers zien")
    found += faults(page)
    page.goto(document)
    assert (found, page.input_value("[name=title]")) == ([], title)


def test_a_refused_form_puts_the_keyboard_at_its_errors(served, page):
    page.goto(served.url + MILESTONE)
    enter(page, "button[name=_continue]")
    expect(page.locator(".nl-errors")).to_be_focused()
    assert faults(page) == []


def test_a_question_is_answered_in_the_same_form(served, page):
    """An aim for a year that was over is asked at its words; the reason saves it."""
    page.goto(served.url + MILESTONE)
    for name, words in (("covenant", "goud"), ("actor", "kabinet"), ("document", "26485 220")):
        page.fill(f"[name={name}__words]", words)
    page.select_option("[name=kind]", "signed")
    page.select_option("[name=modality]", "aim")
    page.fill("[name=wording]", "in 2015")
    follow(page, "button[name=_continue]")
    expect(page.locator(".nl-errors")).to_contain_text("Klopt dit?")
    asked = page.locator(".nl-field--error [name=oddity_reason]")
    assert (asked.count(), page.input_value("[name=wording]"), faults(page)) == (1, "in 2015", [])
    asked.fill("Zo staat het er.")
    follow(page, "button[name=_continue]")
    page.wait_for_url("**/change/**")
    assert (page.input_value("[name=oddity_reason]"), faults(page)) == ("Zo staat het er.", [])


def test_the_login_page_has_no_violations_either(browser, served):
    context = browser.new_context(viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.goto(f"{served.url}/admin/login/")
    assert faults(page) == []
    context.close()


def test_the_words_are_read_while_they_are_typed(served, page):
    page.goto(served.url + MILESTONE)
    panel = page.locator("[data-reading-result]")
    expect(panel).not_to_contain_text("2016")
    page.fill("[name=wording]", "4 juli 2016")
    expect(panel).to_contain_text("2016-07-04")
    page.fill("[name=wording]", "ooit eens")
    expect(panel).to_contain_text("“ooit eens”")
    expect(panel).not_to_contain_text("2016")


def test_what_the_words_may_mean_is_offered_while_they_are_typed(served, page):
    page.goto(served.url + MILESTONE)
    unfold(page, "Meer over de datum")
    page.fill("[name=known_from]", "2016-07-12")
    page.fill("[name=wording]", "voor de zomer")
    choices = page.get_by_role("group", name="Welke van deze is bedoeld?").get_by_role("radio")
    expect(choices).to_have_count(2)
    assert [box.get_attribute("value") for box in choices.all()] == ["vóór de zomer van 2016", "vóór de zomer van 2017"]
    assert (faults(page), page.locator("[name=date_choice]:checked").count()) == ([], 0)
    page.get_by_label("“vóór de zomer van 2017” (uiterlijk 6 juli 2017)").check()
    page.fill("[name=wording]", "uiterlijk eind oktober")
    expect(page.locator("[name=date_choice]:checked")).to_have_value("uiterlijk eind oktober 2016")
    page.fill("[name=wording]", "4 juli 2016")
    expect(choices).to_have_count(0)


def test_the_choice_works_where_there_is_no_javascript(browser, served, state):
    context = browser.new_context(storage_state=state, java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url + MILESTONE)
    unfold(page, "Meer over de datum")
    page.fill("[name=known_from]", "2016-07-12")
    page.fill("[name=wording]", "voor de zomer")
    follow(page, "button[name=_read]")
    page.get_by_label("“vóór de zomer van 2016” (uiterlijk 7 juli 2016)").check()
    follow(page, "button[name=_read]")
    assert page.input_value("[name=date_choice]:checked") == "vóór de zomer van 2016"
    assert "7 juli 2016" in page.inner_text("[data-reading-result]")
    context.close()


def test_the_words_are_read_by_the_button_where_there_is_no_javascript(browser, served, state):
    context = browser.new_context(storage_state=state, java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url + MILESTONE)
    page.fill("[name=wording]", "4 juli 2016")
    page.fill("[name=locator]", "p. 2")
    follow(page, "button[name=_read]")
    assert "2016-07-04" in page.inner_text("[data-reading-result]")
    assert [page.input_value(f"[name={name}]") for name in ("wording", "locator")] == ["4 juli 2016", "p. 2"]
    context.close()


STATUS = "/admin/covenants/covenant/"


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def any_page(request, browser, state):
    context = browser.new_context(storage_state=state, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("field", ["wording", "locator", "known_from"])
def test_enter_in_a_field_saves_and_does_not_read_the_date(served, any_page, field):
    """Nothing is chosen yet, so the save is refused: that it was a save is seen from its errors."""
    any_page.goto(served.url + MILESTONE)
    any_page.fill("[name=wording]", "4 juli 2016")
    unfold(any_page, "Meer over de datum")
    enter(any_page, f"[name={field}]")
    expect(any_page.locator(".nl-errors")).to_be_visible()
    assert any_page.input_value("[name=wording]") == "4 juli 2016"


def test_enter_in_the_status_form_saves_too(served, any_page):
    any_page.goto(served.url + STATUS)
    follow(any_page, "tbody td .nl-button")
    any_page.fill("[name=wording]", "4 juli 2016")
    enter(any_page, "[name=wording]")
    expect(any_page.locator(".nl-errors")).to_be_visible()
    assert any_page.input_value("[name=wording]") == "4 juli 2016"


def test_the_button_that_reads_the_date_leads_to_the_reading(browser, served, state):
    context = browser.new_context(
        storage_state=state, java_script_enabled=False, viewport={"width": 800, "height": 500}
    )
    page = context.new_page()
    page.goto(served.url + MILESTONE)
    page.fill("[name=wording]", "4 juli 2016")
    follow(page, "button[name=_read]")
    panel = page.locator("[data-reading-result]")
    for _look in range(50):  # the page rolls there
        if panel.bounding_box()["y"] < 500:
            break
        page.wait_for_timeout(100)
    assert panel.bounding_box()["y"] < 500
    assert ("2016-07-04" in page.inner_text("[data-reading-result]"), page.url.endswith("#reading")) == (True, True)
    context.close()


def test_the_live_reading_is_announced_politely(served, page):
    page.goto(served.url + MILESTONE)
    panel = page.locator("[data-reading-result]")
    assert [panel.get_attribute(name) for name in ("role", "aria-live")] == ["status", "polite"]
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "lees-datum" in request.url else None)
    page.locator("[name=wording]").press_sequentially("Q2 2017", delay=20)
    expect(panel).to_contain_text("1 april 2017")
    assert len(asked) == 1
