"""The secretariat's workplace on a telephone: a session in at most sixteen taps, kept where there is no net."""

import json
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.axe import sticks_out, violations, widen
from tests.browser.following import follow
from tests.serving import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.served]

PHONE = {"width": 390, "height": 844}
MOST_TAPS = 16
HOME, NEW = "/ser/", "/ser/verzekeringen/zitting/"
NEXT, KEEP = "button:visible:text-is('Volgende')", "button:visible:text-is('Bewaar')"
WIDTHS = (1280, 390, 320)
COUNT = """
from covenants.models import NegotiationSession as S
rows = S.objects.filter(superseded_by=None)
print([[str(one.key), one.round, one.settled, one.next_step, one.audience, one.attendances.count()] for one in rows])
"""


@pytest.fixture(scope="module")
def state(browser, served):
    """Sign in once as the secretariat: logins are slow, and throttled."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{served.url}{HOME}")
    page.fill("[name=username]", "ser")
    page.fill("[name=password]", served.accounts["ser"])
    follow(page, "main button[type=submit]")
    assert page.url == f"{served.url}{HOME}"
    found = {"cookies": context.cookies()}
    context.close()
    return found


@pytest.fixture
def page(browser, state):
    context = browser.new_context(viewport=PHONE, has_touch=True, storage_state=state)
    yield context.new_page()
    context.close()


def kept(served):
    """Return what the database holds of the sessions that this file made: their words begin with a mark."""
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", COUNT]
    done = subprocess.run(command, cwd=ROOT, env=served.environment, capture_output=True, text=True, check=True)
    return [row for row in json.loads(done.stdout.strip().splitlines()[-1].replace("'", '"')) if "Proef" in row[2]]


class Thumb:
    """Counts what is touched: a list or a calendar takes two, to open it and to choose from it."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def tap(self, selector):
        self.taps += 1
        self.page.locator(selector).filter(visible=True).first.tap()

    def write(self, selector, words):
        self.tap(selector)
        self.page.keyboard.insert_text(words)

    def pick(self, selector, **choice):
        self.taps += 2  # open the list, choose from it
        self.page.locator(selector).filter(visible=True).select_option(**choice)

    def date(self, selector, day):
        self.taps += 2  # open the calendar, choose from it
        self.page.locator(selector).filter(visible=True).fill(day)


def heading(page, words):
    expect(page.locator(".ser-screen h1:visible")).to_have_text(words)


def test_a_session_takes_at_most_sixteen_taps(served, page):
    page.goto(served.url + HOME)
    thumb = Thumb(page)
    thumb.tap("text=+ Zitting")
    heading(page, "Wanneer?")
    thumb.tap(NEXT)
    heading(page, "Wie was er?")
    expect(page).to_have_title(re.compile(r" – Wie was er\? – SER – "))
    expect(page.locator(".nl-breadcrumbs [aria-current=page]")).to_have_text("Wie was er?")
    thumb.tap("text=Zelfde als ronde")
    heading(page, "Wat is vastgelegd?")
    thumb.write("[name=settled]", "Proef van zestien.")
    thumb.tap("text=voorlopig resultaat")
    thumb.tap(NEXT)
    heading(page, "Volgende stap")
    thumb.write("[name=next_step]", "Vragen.")
    thumb.pick("[name=who_acts]", index=1)
    thumb.date("[name=next_on]", "2026-12-31")
    thumb.tap(NEXT)
    heading(page, "Wie mag dit lezen?")
    thumb.tap("text=iedereen, na raadpleging")
    thumb.date("[name=opens_by]", "2190-01-31")
    thumb.tap(KEEP)
    expect(page.locator("h1:visible")).to_contain_text("ronde")
    assert thumb.taps <= MOST_TAPS
    (row,) = [one for one in kept(served) if one[2] == "Proef van zestien."]
    assert (row[3], row[4], row[5]) == ("Vragen.", "public", 3)
    assert page.evaluate("localStorage.getItem('ser.queue')") == "[]"


def test_the_net_cut_between_the_screens_gives_one_session_once_it_is_back(served, page):
    page.goto(served.url + NEW)
    heading(page, "Wanneer?")
    page.locator(NEXT).tap()
    heading(page, "Wie was er?")
    page.context.set_offline(True)
    page.locator(NEXT).tap()
    heading(page, "Wat is vastgelegd?")
    page.locator("[name=settled]").fill("Proef zonder net.")
    page.locator("[name=result][value=settled]").check()
    page.locator(NEXT).tap()
    heading(page, "Volgende stap")
    expect(page.locator("[data-ser-line]")).to_contain_text("Bewaard op dit toestel")
    page.locator(NEXT).tap()
    heading(page, "Wie mag dit lezen?")
    page.locator(KEEP).tap()
    expect(page.locator("[data-ser-end]")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("[data-ser-line]")).to_be_hidden(timeout=15_000)
    assert [row[2] for row in kept(served) if "zonder net" in row[2]] == ["Proef zonder net."]
    # The same things sent once more, as after an answer that was lost, change nothing
    before = kept(served)
    page.goto(served.url + HOME)
    assert (page.evaluate("localStorage.getItem('ser.queue')"), kept(served)) == ("[]", before)


def test_it_opens_without_net_and_sends_what_was_recorded_then(served, page):
    page.goto(served.url + HOME)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)
    page.goto(served.url + HOME)
    page.locator("text=+ Verzekeringen").tap()
    heading(page, "Wanneer?")
    page.locator(NEXT).tap()
    heading(page, "Wie was er?")
    page.locator("text=Zelfde als").filter(visible=True).tap()
    heading(page, "Wat is vastgelegd?")
    page.locator("[name=settled]").fill("Proef geheel zonder net.")
    page.locator("[name=result][value=settled]").check()
    page.locator(NEXT).tap()
    heading(page, "Volgende stap")
    page.locator(NEXT).tap()
    heading(page, "Wie mag dit lezen?")
    page.locator(KEEP).tap()
    expect(page.locator("[data-ser-end]")).to_be_visible()
    page.context.set_offline(False)
    page.goto(served.url + HOME)
    expect(page.locator("[data-ser-line]")).to_be_hidden(timeout=15_000)
    (row,) = [one for one in kept(served) if one[2] == "Proef geheel zonder net."]
    assert row[5] == 3


def test_nothing_of_a_negotiation_lies_in_the_store_of_the_worker(served, page):
    page.goto(served.url + HOME)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    stored = page.evaluate(
        """async () => {
          const store = await caches.open((await caches.keys())[0]);
          const all = await Promise.all((await store.keys()).map((one) => store.match(one)));
          return Promise.all(all.map((one) => one.text()));
        }"""
    )
    assert len(stored) > 8
    assert [
        text[:80] for text in stored if re.search("Verzekeringen|Voorbeeld|csrfmiddlewaretoken. value|MVO Neder", text)
    ] == []


def test_what_was_typed_outlives_the_browser(served, page):
    page.goto(served.url + NEW)
    page.goto(page.url.replace("datum", "vastgelegd"))
    page.locator("[name=settled]").fill("Proef half getypt")
    page.reload()
    assert page.locator("[name=settled]").input_value() == "Proef half getypt"
    expect(page.locator("[data-typed]:visible")).to_have_text("Dit stond nog op dit toestel; het is nog niet bewaard.")


def test_a_session_that_ended_while_typing_loses_nothing(served, page):
    page.goto(served.url + NEW)
    page.locator(NEXT).tap()
    heading(page, "Wie was er?")
    page.locator(NEXT).tap()
    heading(page, "Wat is vastgelegd?")
    here, cookies = page.url, page.context.cookies()
    page.context.clear_cookies(name="session")
    page.locator("[name=settled]").fill("Proef na afloop.")
    page.locator("[name=result][value=settled]").check()
    page.locator(NEXT).tap()
    heading(page, "Volgende stap")
    expect(page.locator("[data-ser-line]")).to_contain_text("Log in om het te versturen")
    page.goto(here)
    assert "/admin/login/" in page.url
    page.context.add_cookies(cookies)
    page.goto(here)
    assert page.locator("[name=settled]").input_value() == "Proef na afloop."
    expect(page.locator("[data-ser-line]")).to_be_hidden(timeout=15_000)
    assert [row[2] for row in kept(served) if "na afloop" in row[2]] == ["Proef na afloop."]


def test_what_another_account_left_on_the_device_is_not_sent(served, page):
    page.goto(served.url + HOME)
    item = {"id": "1", "owner": "999:nep", "url": f"{served.url}{NEW}", "fields": []}
    page.evaluate("(item) => localStorage.setItem('ser.queue', JSON.stringify([item]))", item)
    page.reload()
    expect(page.locator("[data-ser-line]")).to_be_hidden()
    assert page.evaluate("JSON.parse(localStorage.getItem('ser.queue')).length") == 1


def test_logging_out_takes_the_names_off_the_device(served, browser):
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(served.url + HOME)
    page.fill("[name=username]", "ser")
    page.fill("[name=password]", served.accounts["ser"])
    follow(page, "main button[type=submit]")
    assert "Verzekeringen" in page.evaluate("localStorage.getItem('ser.lists')")
    follow(page, "form[action$='/logout/'] button")
    assert page.evaluate("localStorage.getItem('ser.lists')") is None
    context.close()


def test_what_is_refused_is_said_and_stays(served, page):
    page.goto(served.url + NEW)
    page.goto(page.url.replace("datum", "vastgelegd"))
    page.locator("[name=result][value=settled]").check()
    follow(page, NEXT)
    expect(page.locator(".nl-errors:visible")).to_contain_text("Schrijf op wat is vastgelegd")
    assert page.locator("[name=result][value=settled]").is_checked()
    assert page.evaluate("localStorage.getItem('ser.queue')") == "[]"
    assert faults(page) == []


def test_what_was_wrong_is_over_once_the_screen_is_kept(served, page):
    page.goto(served.url + NEW)
    page.fill("[name=held_on]", "2100-01-01")
    follow(page, NEXT)
    expect(page).to_have_title(re.compile(r"^Fout: "))
    page.fill("[name=held_on]", "2026-11-17")
    page.locator(NEXT).filter(visible=True).first.tap()
    heading(page, "Wie was er?")
    expect(page).to_have_title(re.compile(r"^(?!Fout: ).+ – Wie was er\? – SER – "))
    page.go_back()
    heading(page, "Wanneer?")
    expect(page.locator(".nl-errors, .nl-field--error, [aria-invalid]")).to_have_count(0)


def faults(page):
    found = []
    for width in WIDTHS:
        widen(page, width)
        found += [f"{width}: {one}" for one in violations(page)]
        found += [f"{width}: wider than the window"] if sticks_out(page) else []
    return found


def test_axe_finds_nothing_on_any_page(served, page):
    page.goto(served.url + HOME)
    session = page.evaluate("""async () => {
      const text = await (await fetch('/ser/verzekeringen/')).text();
      return [...text.matchAll(/\\/ser\\/verzekeringen\\/zitting\\/[0-9a-f-]{36}\\//g)].map((one) => one[0]).pop();
    }""")
    screens = [f"{session}{name}/" for name in ("datum", "wie", "vastgelegd", "volgende", "zichtbaar")]
    addresses = [HOME, "/ser/verzekeringen/", "/ser/verzekeringen/tafel/", "/ser/zonder-net/", session, *screens]
    found = {}
    for address in addresses:
        page.goto(served.url + address)
        found[address] = faults(page)
    assert found == {address: [] for address in addresses}


def test_the_five_screens_are_done_by_keyboard(served, page):
    page.goto(served.url + NEW)
    for title, following in (("Wanneer?", "Wie was er?"), ("Wie was er?", "Wat is vastgelegd?")):
        heading(page, title)
        for _step in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent.trim()") == "Volgende":
                break
        page.keyboard.press("Enter")
        heading(page, following)
        assert page.evaluate("document.activeElement.tagName") == "H1"


MANY = """
import uuid
from covenants.actions.negotiations import Sent, keep_screen
from covenants.models import Negotiation
from django.contrib.auth.models import User
one, by = Negotiation.objects.get(covenant__slug="verzekeringen"), User.objects.get(username="ser")
for number in range(60):
    said = {"result": "provisional", "settled": "Lang" * 400 + " woord" * 200}
    keep_screen(one, uuid.uuid4(), "vastgelegd", said, by=by, sent=Sent(str(number)))
"""


def test_axe_finds_nothing_where_there_is_much_of_it_and_long(served, page):
    """The last of this file: what it makes stays there."""
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", MANY]
    subprocess.run(command, cwd=ROOT, env=served.environment, capture_output=True, text=True, check=True)
    page.goto(f"{served.url}/ser/verzekeringen/")
    session = page.locator(".ser-card a").first.get_attribute("href")
    addresses = [HOME, "/ser/verzekeringen/", session, f"{session}vastgelegd/", f"{session}raadpleging/"]
    addresses += [f"/ser/verzekeringen/voorstel/{what}/" for what in ("fase", "bericht", "deelnemer")]
    addresses += [f"/ser/verzekeringen/voorstel/bericht/?zitting={session.split('/')[-2]}"]
    found = {}
    for address in addresses:
        page.goto(served.url + address)
        found[address] = faults(page)
    page.locator("main form button[type=submit]").last.tap()
    expect(page.locator(".nl-errors")).to_be_visible()
    found["refused"] = faults(page)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("account", "addresses"),
    [
        ("beheerder", ["/admin/covenants/negotiation/", "/admin/covenants/negotiation/add/"]),
        ("publicist", ["/ser/gedeeld/"]),
    ],
)
def test_axe_finds_nothing_on_the_pages_beside_it(served, browser, account, addresses):
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{served.url}/admin/login/")
    page.fill("[name=username]", account)
    page.fill("[name=password]", served.accounts[account])
    follow(page, "main button[type=submit]")
    found = {}
    for address in addresses:
        page.goto(served.url + address)
        found[address] = faults(page)
    context.close()
    assert found == {address: [] for address in addresses}
