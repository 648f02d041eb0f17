"""Who works at the ministry and at the SER, each in a window of their own, and the steps that they share."""

import re
from datetime import date, timedelta

from django.utils.formats import date_format
from playwright.sync_api import expect

from imvo_tracker.lib.asof import today
from tests.admin.letter_typing import Typist
from tests.browser.axe import sticks_out, violations

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
MOST_WAITING = 10_000  # milliseconds
HOMES = {"ser": "/ser/"}


class Office:
    """The windows of a served site, one a person, opened when first asked for; a visitor does not sign in."""

    def __init__(self, browser, site):
        self.browser, self.site, self.contexts, self.windows = browser, site, [], {}

    def window(self, who, password=""):
        """Return the window of an account, signed in, at its home."""
        if who not in self.windows:
            context = self.browser.new_context(viewport=PHONE if who == "ser" else DESK, reduced_motion="reduce")
            context.set_default_timeout(MOST_WAITING)
            self.contexts.append(context)
            self.windows[who] = context.new_page()
            self._sign_in(self.windows[who], who, password or self.site.accounts[who])
        page = self.windows[who]
        page.goto(self.site.url + HOMES.get(who, "/admin/"))
        return page

    def _sign_in(self, page, who, password):
        page.goto(f"{self.site.url}/admin/login/")
        page.get_by_label("Gebruikersnaam").fill(who)
        page.get_by_label("Wachtwoord", exact=True).fill(password)
        press(page, "Inloggen")

    def read(self, address):
        """Return a page as a visitor meets it: what stands in its main part."""
        if "" not in self.windows:
            context = self.browser.new_context(viewport=DESK)
            context.set_default_timeout(MOST_WAITING)
            self.contexts.append(context)
            self.windows[""] = context.new_page()
        self.windows[""].goto(self.site.url + address)
        return self.windows[""].locator("main")

    def close(self):
        for context in self.contexts:
            context.close()


def press(page, name, *, inside=None):
    """Press a button that leads on, and return when the answer has loaded."""
    with page.expect_navigation():
        (inside or page.locator("main")).get_by_role("button", name=name, exact=isinstance(name, str)).first.click()


def follow(page, name, *, inside=None):
    """Follow a link by its words, and return when its page has loaded."""
    with page.expect_navigation():
        (inside or page.locator("main")).get_by_role("link", name=name, exact=isinstance(name, str)).first.click()


def field(page, label):
    """Return the field of that name, whether or not it may stay empty."""
    name = re.compile(rf"^\s*{re.escape(label)}\s*(\(niet verplicht\))?\s*$", re.IGNORECASE)
    return page.locator("input, select, textarea").and_(page.get_by_label(name)).first


def fill(page, label, words):
    field(page, label).fill(words)


def choose(page, label, option):
    field(page, label).select_option(label=option)


def card(page, title):
    """Return the part of a home page under a heading."""
    return page.locator("section", has=page.get_by_role("heading", name=title)).last


def lines(part):
    """Return the lines of a list, each as one line of text."""
    return [" ".join(one.split()) for one in part.get_by_role("listitem").all_inner_texts()]


def said(part):
    """Return what stands in a part of a page as one line."""
    return " ".join(part.inner_text().split())


def notices(page):
    """Return what a page says was wrong, a line each."""
    return lines(page.get_by_role("alert").first)


def decide(office, author, *, note=""):
    """Let the publisher open the one proposal of an author from the home page, and decide on all of it by keyboard.

    A note sends it back. Returns the window, at what became of it.
    """
    page = office.window("publicist")
    waiting = card(page, "Voorstellen om over te beslissen")
    with page.expect_navigation():
        waiting.get_by_role("link", name=f" van {author}").last.click()
    expect(page.locator("[data-decide-one]:not([hidden])")).to_be_focused()
    for _one in range(page.locator("[data-decide-one]").count()):
        page.keyboard.press("n" if note else "j")
        if note:
            page.keyboard.type(note)
            page.keyboard.press("Enter")
    with page.expect_navigation():
        page.locator("[data-decide-button]").press("Enter")
    expect(page.get_by_role("heading", name="Wat ermee gebeurde")).to_be_visible()
    return page


def became(page):
    """Return what became of each statement of a proposal, as the page of decisions says it."""
    return lines(page.locator("section", has=page.get_by_role("heading", name="Wat ermee gebeurde")))


def faults(page):
    """Return what axe finds here, and whether the page sticks out of its window."""
    return violations(page) + (["wider than the window"] if sticks_out(page) else [])


def in_words(day: date) -> str:
    """Return a day as pages print it."""
    return date_format(day, "j F Y")


TODAY = today()
YESTERDAY = TODAY - timedelta(1)


def open_letter(page, number, title="Brief aan de Kamer", dated=YESTERDAY):
    """Open a letter from the home page by its number; one that is not there yet is made on the way."""
    page.get_by_label("Brief of ander stuk").fill(f"26485 {number}")
    press(page, "Openen")
    if page.get_by_label("Titel").count():
        fill(page, "Titel", title)
        page.locator("[name=dated_on]").fill(f"{dated:%d-%m-%Y}")
        page.locator("[name=publisher]").fill("Kabinet")
        page.locator("[name=publisher]").press("Tab")
        with page.expect_navigation():
            page.locator("[name=publisher]").press("Enter")
    expect(page.locator("[data-cell]:focus")).to_have_count(1)


def type_row(page, *cells):
    """Type the cells of the row that has the keyboard: page, about, what, how firmly, words."""
    for number, text in enumerate(cells):
        page.keyboard.press("Tab") if number else None
        page.keyboard.insert_text(text)
    page.keyboard.press("Enter")
    Typist(page).kept()


def propose_letter(page, note):
    """Check the letter, and propose it; returns the sentences that readers will see differently, before and after."""
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    main = page.locator("main")
    checked = said(main)
    fill(page, "Toelichting voor wie beslist", note)
    press(page, "Voorstellen")
    return checked
