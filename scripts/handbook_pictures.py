"""Make static/img/handleiding/*.png, the pictures of the handbook, from a demonstration with Debian's Chromium."""

import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, StorageState, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from record_files import record_files  # noqa: E402

from tests.chromium import CHROMIUM, CHROMIUM_FLAGS  # noqa: E402
from tests.serving import Served, serve  # noqa: E402

TARGET = ROOT / "static" / "img" / "handleiding"
WIDE, PHONE = (1000, 680), (390, 640)
LETTER_FORM = "/admin/covenants/milestonestatement/add/"
SEAL = "/admin/dossier/revision/verzegelen/"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: file name, the demo account that looks, the address or the link to follow there, and the window.

    `at` is what stands at the top of the picture; "" for the top of the page.
    """

    name: str
    account: str
    address: str
    link: str = ""
    at: str = ""
    size: tuple[int, int] = WIDE


PICTURES = (
    Picture("redacteur-start", "redacteur", "/admin/", at="#content"),
    Picture("redacteur-convenant", "redacteur", "/admin/covenants/covenant/?q=goud", "tbody th a", "#next-title"),
    Picture("uitgever-beslissen", "publicist", "/admin/", "a[href*='/dossier/proposal/']", "#content"),
    Picture("uitgever-verzegelen", "publicist", SEAL, at="#content"),
    Picture("ser-trajecten", "ser", "/ser/", size=PHONE),
    Picture("ser-traject", "ser", "/ser/", "main a[href^='/ser/']", size=PHONE),
    Picture("beheerder-accounts", "beheerder", "/admin/auth/user/", at="#content"),
    Picture("beheerder-logboek", "beheerder", "/admin/dossier/auditevent/", at="#content"),
    Picture("auditor-logboek", "auditor", "/admin/dossier/auditevent/", at="#content"),
    Picture("auditor-besluiten", "auditor", "/admin/dossier/decision/", at="#content"),
)


def main() -> None:
    """Serve a demonstration in a temporary directory, record a little in it, and take each picture."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as directory, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        with serve(Path(directory), *record_files()) as site:
            states = {name: signed_in(browser, site, name) for name in dict.fromkeys(one.account for one in PICTURES)}
            take(browser, site, states, PICTURES[:1])  # before the first statement, with the guide
            propose_one(browser, site, states["redacteur"])
            take(browser, site, states, PICTURES[1:])
        browser.close()


def signed_in(browser: Browser, site: Served, account: str) -> StorageState:
    """Return the cookies of a demo account."""
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    page.goto(f"{site.url}/admin/login/")
    page.fill("[name=username]", account)
    page.fill("[name=password]", site.accounts[account])
    page.click("main button[type=submit]")
    page.wait_for_url(lambda url: "login" not in url)
    state = context.storage_state()
    context.close()
    return state


def propose_one(browser: Browser, site: Served, state: StorageState) -> None:
    """Let the editor record a statement and propose it, so that the publisher has something to decide on."""
    context = browser.new_context(storage_state=state)
    page = context.new_page()
    page.goto(site.url + LETTER_FORM)
    named = {"covenant": "goud", "document": "26485 220", "actor": "kabinet"}
    for name, words in named.items():
        page.fill(f"[name={name}__words]", words)
        page.press(f"[name={name}__words]", "Tab")
    page.select_option("[name=kind]", "evaluated")
    page.select_option("[name=modality]", "aim")
    page.fill("[name=wording]", "tweede helft 2018")
    page.fill("[name=locator]", "p. 3")
    page.click("button[name=_continue]")
    page.wait_for_url("**/change/**")
    page.click("button[value=proposed]")
    page.wait_for_load_state("networkidle")
    context.close()


def take(browser: Browser, site: Served, states: Mapping[str, StorageState], pictures: Iterable[Picture]) -> None:
    """Take pictures, each in a window of its own."""
    for one in pictures:
        width, height = one.size
        context = browser.new_context(
            storage_state=states[one.account], viewport={"width": width, "height": height}, locale="nl-NL"
        )
        page = context.new_page()
        page.goto(site.url + one.address, wait_until="networkidle")
        if one.link:
            with page.expect_navigation(wait_until="networkidle"):
                page.locator(one.link).first.click()
        scroll_to(page, one.at)
        page.screenshot(path=TARGET / f"{one.name}.png")
        print(f"static/img/handleiding/{one.name}.png")
        context.close()


def scroll_to(page: Page, selector: str) -> None:
    """Put what is meant at the top of the window."""
    if selector:
        page.locator(selector).first.evaluate("one => one.scrollIntoView({ block: 'start', behavior: 'instant' })")


if __name__ == "__main__":
    main()
