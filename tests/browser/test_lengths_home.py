"""The front page answers within its length: two and a half screens, five on a phone, and the story in the first."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.served]
SIZES = {1280: (900, 2.5), 390: (844, 5)}
MOMENTS = ("", "?peildatum=2016-06-17", "?peildatum=2016-12-31", "?peildatum=2017-06-30", "?peildatum=2019-05-23")


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_front_page_is_short_at_every_moment_that_matters(browser, served_whole, prefix, width):
    height, most = SIZES[width]
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    lengths = {}
    for moment in MOMENTS:
        page.goto(f"{served_whole.url}{prefix}/{moment}")
        lengths[moment] = page.evaluate("document.documentElement.scrollHeight") / height
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert {moment: length for moment, length in lengths.items() if length > most} == {}


def test_the_first_screen_tells_the_story(browser, served_whole):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{served_whole.url}/?peildatum=2026-11-26")
    inside = page.evaluate(
        """[...document.querySelectorAll("h1, .nl-lead, .nl-strip li")]
           .filter((one) => one.getBoundingClientRect().bottom <= 900).map((one) => one.innerText).join(" ")"""
    )
    context.close()
    for word in ("Tien", "vóór 2017", "twee", "31 december 2016", "23 mei 2019", "873"):
        assert word in inside


TITLE = "Tien convenanten beloofd vóór 2017. Op die dag waren er twee."
GIVEN_UP = (
    "Het kabinet zei op 17 juni 2016 dat dit niet wordt gehaald, "
    "en had er vertrouwen in dat het vóór juli 2017 wel lukt."
)
TENTH = "Het tiende werd ondertekend op 23 mei 2019, 873 dagen te laat."
FIRST, SECOND = "2 van 10 31 december 2016 eerste deadline", "5 van 10 30 juni 2017 genoemd in de brief"
# By moment what the first screen says, whole: title, sentence, and the figures of the strip
FIRST_SCREEN = {
    "2016-06-17": (
        "Tien convenanten beloofd vóór 2017. Op 17 juni 2016 was er nog geen ondertekend.",
        GIVEN_UP,
        "7 Vóór 2017 ondertekend of nog verwacht",
        "15 Vóór juli 2017 ondertekend of nog verwacht",
    ),
    "2016-12-31": (
        TITLE,
        f"{GIVEN_UP} Op 31 december 2016 zijn er 2 ondertekend: 2 lopen aantoonbaar.",
        FIRST,
        "15 Vóór juli 2017 ondertekend of nog verwacht",
    ),
    "2017-06-30": (
        TITLE,
        "Het tiende ontbreekt, 181 dagen na die datum. Op 30 juni 2017 zijn er 5 ondertekend: 5 lopen aantoonbaar.",
        FIRST,
        SECOND,
    ),
    "2019-05-23": (
        TITLE,
        (
            f"{TENTH} Op 23 mei 2019 zijn er 10 ondertekend: 6 lopen aantoonbaar, 1 is afgelopen, van 3 is het "
            "einde niet gemeld."
        ),
        FIRST,
        SECOND,
        "10e 23 mei 2019 873 dagen te laat",
        "10 23 mei 2019 6 lopen aantoonbaar",
    ),
    "2026-11-26": (
        TITLE,
        (
            f"{TENTH} Op 26 november 2026 zijn er 12 ondertekend: 2 lopen aantoonbaar, 9 zijn afgelopen, van 1 is het "
            "einde niet gemeld."
        ),
        FIRST,
        SECOND,
        "10e 23 mei 2019 873 dagen te laat",
        "12 26 november 2026 2 lopen aantoonbaar",
    ),
}
SAID = """height => [...document.querySelectorAll("h1, .nl-lead, .nl-strip li")]
  .filter(one => one.getBoundingClientRect().bottom <= height)
  .map(one => one.innerText.split(/\\s+/).filter(Boolean).join(" "))"""


def test_the_first_screen_says_the_whole_story_of_each_day_that_matters(browser, served_whole):
    context = browser.new_context()
    page = context.new_page()
    wide, narrow = {}, {}
    for day in FIRST_SCREEN:
        for width, (height, _most) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"{served_whole.url}/?peildatum={day}")
            (wide if width == 1280 else narrow)[day] = tuple(page.evaluate(SAID, height))
    context.close()
    assert wide == FIRST_SCREEN
    assert {day: said[:2] for day, said in narrow.items()} == {day: said[:2] for day, said in FIRST_SCREEN.items()}


def test_header_and_moment_together_take_a_hundred_pixels(browser, served_whole):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    for moment in MOMENTS:
        page.goto(f"{served_whole.url}/{moment}")
        assert page.evaluate('document.querySelector(".nl-moment").getBoundingClientRect().bottom') <= 110
    context.close()
