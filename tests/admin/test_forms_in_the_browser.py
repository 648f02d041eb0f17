"""Sessions that end, the back button and double clicks in a real browser, with and without scripts."""

import re
import uuid

import pytest
from playwright.sync_api import expect

from tests.admin.test_in_the_browser import MILESTONE, state  # noqa: F401 state is the signed-in browser
from tests.admin.test_in_the_browser import faults as axe_faults
from tests.browser.following import enter, follow, unfold

pytestmark = [pytest.mark.browser, pytest.mark.served]

LIST = "/admin/covenants/milestonestatement/"


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def with_scripts(request):
    return request.param


@pytest.fixture
def page(with_scripts, browser, state):  # noqa: F811
    context = browser.new_context(storage_state=state, java_script_enabled=with_scripts)
    yield context.new_page()
    context.close()


@pytest.fixture
def faults(with_scripts):
    """Axe is a script itself: where there are none, it has nothing to say."""
    return axe_faults if with_scripts else lambda page: []


def fill(page, served, words):
    page.goto(served.url + MILESTONE)
    for name, named in (("covenant", "goud"), ("document", "26485 220"), ("actor", "kabinet")):
        page.fill(f"[name={name}__words]", named)
    page.select_option("[name=kind]", index=1)
    page.select_option("[name=modality]", "expect")
    page.fill("[name=wording]", words)
    place = f"p{uuid.uuid4().hex}"
    page.fill("[name=locator]", place)
    return place


def count(page, served, place):
    page.goto(f"{served.url}{LIST}?q={place}")
    return page.locator("tbody tr").count()


def test_what_was_typed_is_there_after_logging_in_again(served, page, faults):
    fill(page, served, "4 juli 2016")
    unfold(page, "Reden en opmerkingen")
    page.fill("[name=note]", "regel een\nregel twee")
    kept = [one for one in page.context.cookies() if "session" not in one["name"]]
    page.context.clear_cookies()
    page.context.add_cookies(kept)
    follow(page, "button[name=_continue]")
    assert "/admin/login/" in page.url
    assert "een uur bewaard" in page.inner_text("main")
    assert faults(page) == []
    page.fill("[name=username]", "publicist")
    page.fill("[name=password]", served.accounts["publicist"])
    enter(page, "[name=password]")
    assert page.url == served.url + MILESTONE
    assert page.input_value("[name=note]") == "regel een\nregel twee"
    assert (page.input_value("[name=wording]"), page.input_value("[name=modality]")) == ("4 juli 2016", "expect")
    assert "nog niet opgeslagen" in page.inner_text("main")
    assert faults(page) == []


def test_back_after_a_save_and_save_again_makes_no_second_of_the_same(served, page):
    words = "5 juli 2016"
    place = fill(page, served, words)
    follow(page, "button[name=_continue]")
    page.wait_for_url(re.compile("/change/"))
    page.go_back()
    if page.input_value("[name=wording]") == words:  # the browser kept the form, its number included
        follow(page, "button[name=_continue]")
        page.wait_for_url(re.compile("/change/"))
    assert count(page, served, place) == 1


def test_a_double_click_saves_once(served, page):
    place = fill(page, served, "6 juli 2016")
    page.dblclick("button[name=_continue]")
    page.wait_for_url(re.compile("/change/"))
    assert count(page, served, place) == 1


def test_enter_in_a_filled_form_saves_the_draft(served, page):
    fill(page, served, "7 juli 2016")
    enter(page, "[name=locator]")
    page.wait_for_url(re.compile("/change/"))
    assert page.input_value("[name=wording]") == "7 juli 2016"


def test_both_versions_are_shown_without_a_violation_and_a_box_takes_the_stored_one(served, page, faults):
    fill(page, served, "8 juli 2016")
    follow(page, "button[name=_continue]")
    page.wait_for_url(re.compile("/change/"))
    other = page.context.new_page()
    other.goto(page.url)
    other.fill("[name=locator]", "p. 4")
    unfold(other, "Reden en opmerkingen")
    other.fill("[name=note]", "uit het andere venster")
    follow(other, "button[name=_continue]")
    assert other.input_value("[name=note]") == "uit het andere venster"
    expect(other.locator(".nl-errors")).to_have_count(0)
    page.fill("[name=locator]", "p. 5")
    follow(page, "button[name=_continue]")
    expect(page.locator(".nl-conflict")).to_be_visible()
    assert faults(page) == []
    assert page.input_value("[name=note]") == "uit het andere venster"
    page.check(".nl-conflict [name=take][value=locator]")
    follow(page, "button[name=_continue]")
    expect(page.locator(".nl-conflict")).to_have_count(0)
    assert page.input_value("[name=locator]") == "p. 4"
