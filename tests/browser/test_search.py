"""One search from the box on every page: names offered by keyboard, answers marked, and all of it without scripts."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.served]


def test_a_search_by_keyboard_leads_to_a_statement(browser, served_whole):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(f"{served_whole.url}/documenten/?peildatum=2016-12-31&bekend_op=2016-12-31")
    box = page.get_by_role("combobox", name="Zoek convenanten, stukken en uitspraken")
    with page.expect_response(lambda reply: "/zoeken/suggesties.json" in reply.url) as offered:
        box.press_sequentially("eiwit")
    assert offered.value.json() == {"suggestions": ["Duurzame eiwitten"]}
    page.wait_for_function("document.querySelectorAll('#site-suggestions option').length === 1")
    box.fill("duurzame eiwitten")
    with page.expect_navigation():
        box.press("Enter")
    assert page.get_by_role("heading", level=1).inner_text() == "Zoeken in het dossier"
    first = page.locator(".nl-find__answers a").first
    assert (first.inner_text(), first.locator("mark").count()) == ("Duurzame eiwitten", 2)
    assert "peildatum=2016-12-31" in first.get_attribute("href")
    assert page.get_by_role("status").inner_text().endswith("voor “duurzame eiwitten”.")
    with page.expect_navigation():
        page.get_by_role("link", name="Uitspraken (").click()
    assert page.locator("h2").all_inner_texts()[:1] == ["Uitspraken"]
    with page.expect_navigation():
        page.locator(".nl-find__title a").first.click()
    assert "/convenanten/eiwitten/uitspraken/" in page.url
    assert errors == []
    context.close()


def test_without_scripts_it_is_a_plain_form(browser, served_whole):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served_whole.url}/")
    page.locator("#site-search").fill("textiek")
    page.locator("#site-search").press("Enter")
    page.wait_for_url("**/zoeken/?q=textiek")
    assert page.get_by_role("link", name="textiel", exact=True).get_attribute("href") == "/zoeken/?q=textiel"
    context.close()
