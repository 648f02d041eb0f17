"""A publisher decides on twelve statements by keyboard: how many keys and pages that takes, and what axe says of it."""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.admin.letter_typing import Typist
from tests.browser.axe import sticks_out, violations, widen
from tests.browser.following import follow, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.served]

COUNT, MOST_KEYS, MOST_LOADS = 12, 30, 2
# Done in a process of its own: the record is that of the site that is served.
PROPOSING = f"""
import django
django.setup()
from django.contrib.auth.models import User
from covenants.models import Covenant, StatusReport
from dossier.actions import propose_many, record
from dossier.models import Document, Organisation
by = User.objects.get(username="redacteur")
letter = Document.objects.get(key="kst-26485-220")
whose = Organisation.objects.filter(kind="cabinet").first()
entries = [
    record(
        StatusReport(
            covenant=Covenant.objects.first(), topic="progress", text=f"Zin {{number}} over de voortgang.",
            document=letter, locator="p. 3", actor=whose, wording=f"voortgang {{number}}",
            known_from=letter.public_on, public_from=letter.public_on,
        ),
        by=by,
    )
    for number in range(1, {COUNT} + 1)
]
print(propose_many(entries, by=by, note="Twaalf uitspraken.").pk)
"""


@pytest.fixture
def proposal(served):
    """Return the key of a new proposal of twelve statements."""
    run = subprocess.run(
        [sys.executable, "-c", PROPOSING], env=served.environment, capture_output=True, text=True, check=True
    )
    return int(run.stdout.split()[-1])


@pytest.fixture(scope="module")
def state(browser, served):
    return signed_in(browser, served, "publicist")


@pytest.fixture
def page(browser, state):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, storage_state=state)
    yield context.new_page()
    context.close()


def address_of(served, proposal):
    return f"{served.url}/admin/dossier/proposal/{proposal}/beslissen/"


def test_twelve_are_decided_in_few_keys_and_two_loads(served, page, proposal):
    """The link of the mail is the first load, the answer to the seal the second."""
    counted = Typist(page)
    page.goto(address_of(served, proposal))
    shown = page.locator("[data-decide-one]:not([hidden])")
    expect(shown).to_have_count(1)
    expect(shown).to_be_focused()
    expect(page.locator("[data-decide-place]")).to_have_text("1 van 12")
    counted.press("j", "j", "j", "n")
    counted.type("Welke dag?")
    counted.press("Enter")
    expect(page.locator("[data-decide-place]")).to_have_text("5 van 12")
    counted.press(*"jjjjjjjj")
    button = page.locator("[data-decide-button]")
    expect(button).to_be_focused()
    expect(button).to_have_text("Verzegel 11, stuur 1 terug")
    expect(page.locator("[name=reason]")).to_have_value("Twaalf uitspraken.")
    with page.expect_navigation():
        counted.press("Enter")
    became = page.locator("#became + ul")
    expect(became.get_by_text("verzegeld")).to_have_count(11)
    expect(became.get_by_text("teruggestuurd")).to_have_count(1)
    expect(became).to_contain_text("Welke dag?")
    assert (counted.keys <= MOST_KEYS, counted.loads) == (True, MOST_LOADS), (counted.keys, counted.loads)


def test_letters_that_are_typed_decide_nothing_and_arrows_go_back(served, page, proposal):
    page.goto(address_of(served, proposal))
    place = page.locator("[data-decide-place]")
    page.keyboard.press(">")
    expect(place).to_have_text("2 van 12")
    page.keyboard.press("<")
    expect(place).to_have_text("1 van 12")
    page.keyboard.press("n")
    page.keyboard.type("jnj > <")
    expect(page.locator("[data-decide-one]:not([hidden]) input[type=text]")).to_have_value("jnj > <")
    expect(place).to_have_text("1 van 12")
    page.keyboard.press("Control+j")
    expect(page.locator("input[value=good]:checked")).to_have_count(0)


def test_what_is_refused_shows_where_and_keeps_the_rest(served, page, proposal):
    page.goto(address_of(served, proposal))
    for key in "jn":
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    for _rest in range(10):
        page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Schrijf waar de indiener naar moet kijken.")
    expect(page.locator(".nl-field--error input")).to_be_visible()
    assert page.locator("input[value=good]:checked").count() == 11
    assert (violations(page), sticks_out(page)) == ([], False)


def test_without_scripts_all_stand_below_each_other(browser, served, state, proposal):
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(address_of(served, proposal))
    assert page.locator("[data-decide-one]:visible").count() == COUNT
    for box in page.locator("input[value=good]").all():
        box.check()
    follow(page, "[data-decide-button]")
    expect(page.locator("#became + ul li")).to_have_count(COUNT)
    context.close()


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_axe_finds_nothing(served, page, proposal, width):
    found = []
    for address in (address_of(served, proposal), f"{served.url}/admin/dossier/proposal/", f"{served.url}/admin/"):
        page.goto(address)
        widen(page, width)
        found += violations(page) + (["wider than the window"] if sticks_out(page) else [])
    assert found == []
