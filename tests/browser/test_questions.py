"""A question on a phone: the sentence wraps, each choice is large enough for a thumb, and the keyboard asks it."""

import pytest

from tests.browser.axe import sticks_out

pytestmark = [pytest.mark.browser, pytest.mark.served]

PHONE = {"width": 390, "height": 844}
# The longest sentence, the widest list, two days.
ADDRESSES = (
    "/onderzoek/welke-gehouden/",
    "/onderzoek/wat-zei/",
    "/en/onderzoek/wie-doet-mee/",
    "/onderzoek/wat-veranderde/",
    "/onderzoek/",
)
CHOICES = ".nl-ask select, .nl-ask input:not([type=hidden]), .nl-ask button"


@pytest.mark.parametrize("address", ADDRESSES)
def test_choices_wrap_and_are_44_pixels_high(browser, served_whole, address):
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{served_whole.url}{address}")
    boxes = [one.bounding_box() for one in page.locator(CHOICES).all()]
    assert [box for box in boxes if box["height"] < 44 or box["x"] + box["width"] > PHONE["width"]] == []
    assert sticks_out(page) is False
    assert (len(boxes) > 2) == (address != "/onderzoek/")
    page.close()


def test_the_keyboard_asks_a_question_without_scripts(browser, served_whole):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served_whole.url}/onderzoek/hoeveel-ondertekend/?peildatum=2016-12-31&bekend_op=2016-12-31")
    assert "2 convenanten" in page.locator(".nl-ask__answer").inner_text()
    form = page.get_by_role("form", name="De vraag, met de keuzes erin")
    form.get_by_label("Telregel").select_option("alle")
    form.get_by_label("Stand op").fill("2018-12-31")
    form.get_by_label("Wat bekend was").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/onderzoek/hoeveel-ondertekend/?**2018-12-31**")
    assert "“Alle convenanten” 9 convenanten" in page.locator(".nl-ask__answer").inner_text()
    assert page.locator("h1").inner_text().startswith("Hoeveel convenanten waren op 31 december 2018 ondertekend")
    context.close()
