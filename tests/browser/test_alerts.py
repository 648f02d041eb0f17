"""Mail by keyboard, in both languages: from the page of a covenant to the last stop, axe at each step."""

import email
import re
from email import policy
from pathlib import Path

import pytest

from tests.browser.axe import sticks_out, violations, widen
from tests.serving import manage

pytestmark = [pytest.mark.browser, pytest.mark.served]

WIDTHS = (320, 390, 1280)
WORDS = {
    "": ("E-mail mij", "Uw e-mailadres", "Wijzigen Goud", "Stoppen Goud", "Het is gewijzigd."),
    "/en": ("E-mail me", "Your e-mail address", "Change Gold", "Stop Gold", "It is changed."),
}


def press(page, role, name, key="Enter"):
    """Go to what bears a name with the focus alone, and press a key."""
    page.get_by_role(role, name=name).focus()
    with page.expect_navigation():
        page.keyboard.press(key)


def seen_well(page):
    """Look at a page at each width, with axe."""
    for width in WIDTHS:
        widen(page, width)
        assert (page.url, violations(page), sticks_out(page)) == (page.url, [], False)


def link_in_mail(site, address, name):
    manage(site.environment, "send_alerts")
    files = Path(site.environment["IMVO_MAIL_FOLDER"]).glob("*.eml")
    messages = [email.message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    (message,) = [one for one in messages if one["To"] == address]
    return re.search(rf"\S+/{name}/\S+", message.get_body(("plain",)).get_content())[0], message


@pytest.mark.parametrize("prefix", WORDS)
def test_a_covenant_is_followed_and_let_go_by_keyboard(browser, served, prefix):
    follow, label, change, stop, changed = WORDS[prefix]
    address = f"lezer{prefix.strip('/')}@voorbeeld.nl"
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, errors = context.new_page(), []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(f"{served.url}{prefix}/convenanten/goud/")
    page.get_by_role("region", name=re.compile("^Moment")).locator("summary", has_text="Download").focus()
    page.keyboard.press("Enter")
    press(page, "link", follow)
    seen_well(page)
    press(page, "button", re.compile("bevestigen|confirm"))
    assert page.evaluate("document.activeElement.className") == "nl-errors"  # what is missing is said first
    seen_well(page)
    page.get_by_label(label).focus()
    page.keyboard.type(address)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == f"{served.url}{prefix}/volgen/e-mail/verstuurd/"
    seen_well(page)
    link, message = link_in_mail(served, address, "bevestigen")
    page.set_content(message.get_body(("html",)).get_content())
    assert violations(page) == []
    page.goto(link)
    seen_well(page)
    press(page, "button", re.compile("^(Ja, e-mail mij|Yes, mail me)"), "Space")
    seen_well(page)
    box = page.get_by_role("combobox", name=re.compile("^(Hoe vaak|How often)"))
    assert box.input_value() == "wekelijks"
    box.select_option("brief")
    press(page, "button", change)
    assert changed in page.get_by_role("status").inner_text()
    assert page.get_by_role("combobox", name=re.compile("^(Hoe vaak|How often)")).input_value() == "brief"
    press(page, "button", stop)
    seen_well(page)
    page.goto(f"{link}x")
    seen_well(page)
    assert context.cookies() == []
    assert [one for one in errors if "status of 4" not in one] == []
    context.close()
