"""Short forms in a real browser: what is seldom needed is folded, and several rows are picked from a searched list."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import sticks_out, violations, widen
from tests.browser.following import follow, signed_in, unfold

pytestmark = [pytest.mark.browser, pytest.mark.served]

MILESTONE = "/admin/covenants/milestonestatement/add/"
# No form of a statement is longer than this at a desk, as it opens; that of a milestone is shorter still.
LONGEST, MILESTONE_AT_MOST = 2300, 2000
STATEMENTS = (
    "milestonestatement", "measurement", "participation", "statusreport", "targetstatement", "thresholdcondition",
)  # fmt: skip


@pytest.fixture(scope="module")
def cookies(browser, served):
    return signed_in(browser, served, "publicist")


@pytest.fixture
def page(browser, cookies):
    context = browser.new_context(storage_state=cookies, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(browser, cookies):
    """Work without scripts."""
    context = browser.new_context(storage_state=cookies, java_script_enabled=False)
    yield context.new_page()
    context.close()


def faults(page):
    wrong = []
    for width in (390, 320, 1280):
        widen(page, width)
        wrong += [f"{width}: {one}" for one in violations(page)]
        wrong += [f"{width}: wider than the window"] if sticks_out(page) else []
    return wrong


def open_parts(page):
    return [one.locator(".nl-fold__name").inner_text() for one in page.locator("details.nl-fold[open]").all()]


def test_the_forms_of_statements_are_short_and_hold_every_field(served, page):
    heights, missing = {}, []
    for name in STATEMENTS:
        page.goto(f"{served.url}/admin/covenants/{name}/add/")
        heights[name] = page.evaluate("document.documentElement.scrollHeight")
        shared = ("document", "locator", "known_from", "openness", "owner", "oddity_reason", "note_en")
        missing += [(name, field) for field in shared if not page.locator(f"main form [name={field}]").count()]
        assert open_parts(page) == []
    assert (max(heights.values()) < LONGEST, heights["milestonestatement"] < MILESTONE_AT_MOST, missing) == (
        True, True, []
    ), heights  # fmt: skip


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_refused_in_a_folded_part_opens_it_and_is_linked_on_top(served, page, plain, scripts):
    page = page if scripts else plain
    page.goto(served.url + MILESTONE)
    unfold(page, "Wie het mag zien")
    page.locator("[name=openness][value=embargo]").check()
    follow(page, "button[name=_continue]")
    # Without a document the day and a reason are asked for
    assert open_parts(page) == ["Meer over de datum", "Wie het mag zien", "Reden en opmerkingen"]
    link = page.locator(".nl-errors a", has_text="Reden voor het embargo")
    link.click()
    expect(page.locator("#id_embargo_reason")).to_be_in_viewport()
    assert page.locator(".nl-errors a[href='#id_embargo_reason']").count() == 1
    if scripts:
        assert faults(page) == []


def test_several_rows_are_picked_and_taken_away_by_keyboard(served, page):
    page.goto(f"{served.url}/admin/covenants/countingrule/")
    follow(page, "tbody th a")
    box = page.locator("#id_excluded")
    chips = page.locator("ul[aria-label='Gekozen: Niet meegeteld'] button")
    before = chips.all_inner_texts()
    box.press_sequentially("Góud")
    option = page.locator("[role=option]", has_text="Goud")
    expect(option).to_have_count(1)
    wrong = faults(page)
    box.focus()
    box.press("ArrowDown")
    if page.locator("[role=option][aria-selected=true]").count() == 0:
        box.press("ArrowDown")
    box.press("Enter")
    expect(chips).to_have_count(len(before) + 1)
    expect(page.locator("[role=status]", has_text="Goud: toegevoegd")).to_have_count(1)
    expect(box).to_be_focused()
    ticked = page.locator("[name=excluded]:checked")
    assert (box.input_value(), ticked.count()) == ("", len(before) + 1)
    # Enter with words that name nothing never sends the form without them
    box.press_sequentially("nergens")
    box.press("Enter")
    assert (box.input_value(), page.url.endswith("/change/")) == ("nergens", True)
    box.fill("")
    wrong += faults(page)
    gold = chips.filter(has_text="Goud")
    gold.focus()
    gold.press("Enter")
    expect(chips).to_have_count(len(before))
    expect(page.locator("[role=status]", has_text="Goud: weggehaald")).to_have_count(1)
    assert page.evaluate("document.activeElement !== document.body")
    assert (chips.all_inner_texts(), wrong) == (before, [])


def test_without_scripts_the_list_has_every_box(served, page, plain):
    address = f"{served.url}/admin/covenants/countingrule/"
    plain.goto(address)
    follow(plain, "tbody th a")
    expect(plain.locator("#id_excluded [name=excluded]").first).to_be_visible()
    count = plain.locator("[name=excluded]").count()
    page.goto(plain.url)
    assert (page.locator("[name=excluded]").count(), page.locator("[name=excluded]:visible").count()) == (count, 0)
